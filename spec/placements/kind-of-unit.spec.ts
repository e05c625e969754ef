/** Which kind of unit a ward stay counts under, and which row of the decision table says so. */
import { sql } from '../../src/engine/sql.ts';
import { isTier4, service, serviceRow } from '../../src/placements/service-category.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const query: Case['query'] = (table) => sql`
  select *, ${isTier4} as tier_4 from (
    select *, ${service} as service from (
      select *, ${serviceRow} as service_row from ${table('stays')}) rowed) serviced`;

const quiet = {
  bed_type: 'null::varchar',
  specialised_service: 'null::varchar',
  ward_type: 'null::varchar',
  ward_age: 'null::varchar',
  ward_security: 'null::varchar',
  tf_700: 'false',
  tf_711: 'false',
  site_service: 'null::varchar',
};
const without = (...columns: readonly string[]) =>
  Object.fromEntries(Object.entries(quiet).filter(([column]) => !columns.includes(column)));

export const section: Section = {
  title: 'Kind of unit',
  rule: 'No official rule exists for years in which bed types are missing, so the first row of a decision table that applies decides, and the row is kept: 1 bed type, 2 specialised service code, 3 to 5 ward type, 6 learning disability, 7 child and adolescent wards, 8 adult ward ages, 9 nothing. Bed types are checked nationally only from April 2019. Tier 4 is every child category, and what row 7 leaves unclassified.',
  cases: [
    {
      says: 'A known bed type decides, in the old numbers and in those of layout 6, whatever the other fields say.',
      given: {
        stays: drawn`
          stay | bed_type | ward_type
          a    | '24'     | '01'
          b    | '26'     | '02'
          c    | '301'    | '01'
          d    | '310'    | '03'
          e    | '10'     | '01'
          f    | '213'    | '01'`,
      },
      plain: { stays: without('bed_type', 'ward_type') },
      query,
      gives: drawn`
        stay | service_row | service                    | tier_4
        a    | 1           | general-adolescent         | true
        b    | 1           | eating-disorder            | true
        c    | 1           | general-adolescent         | true
        d    | 1           | learning-disability-autism | true
        e    | 1           | adult-ward                 | false
        f    | 1           | adult-ward                 | false`,
    },
    {
      says: 'Without one, a whole specialised service code decides; 24C by the security of the ward. A suffixed code (day care, outreach) says nothing.',
      given: {
        stays: drawn`
          stay | specialised_service | ward_security
          a    | '23O'               |
          b    | '24C'               | '2'
          c    | '24C'               | '1'
          d    | '24C'               |
          e    | '23K01'             |`,
      },
      plain: { stays: without('specialised_service', 'ward_security') },
      query,
      gives: drawn`
        stay | service_row | service       | tier_4
        a    | 2           | picu          | true
        b    | 2           | medium-secure | true
        c    | 2           | low-secure    | true
        d    | 2           | low-secure    | true
        e    | 9           | unclassified  | false`,
    },
    {
      says: 'Adult, older people’s, paediatric and other hospital wards are not Tier 4.',
      given: {
        stays: drawn`
          stay | ward_type | ward_age
          a    | '03'      | '11'
          b    | '06'      |
          c    | '02'      | '10'
          d    | '04'      | '12'
          e    |           | '13'
          f    |           | '99'`,
      },
      plain: { stays: without('ward_type', 'ward_age') },
      query,
      gives: drawn`
        stay | service_row | service         | tier_4
        a    | 3           | adult-ward      | false
        b    | 3           | adult-ward      | false
        c    | 4           | paediatric-ward | false
        d    | 5           | unclassified    | false
        e    | 8           | adult-ward      | false
        f    | 9           | unclassified    | false`,
    },
    {
      says: 'A learning disability ward, or treatment function 700: by the ages of the ward and its security.',
      given: {
        stays: drawn`
          stay | ward_type | ward_age | ward_security | tf_700
          a    | '05'      |          |               | false
          b    | '05'      | '11'     | '1'           | false
          c    | '05'      | '13'     | '1'           | false
          d    | '01'      | '11'     |               | true`,
      },
      plain: { stays: without('ward_type', 'ward_age', 'ward_security', 'tf_700') },
      query,
      gives: drawn`
        stay | service_row | service                    | tier_4
        a    | 6           | learning-disability-autism | true
        b    | 6           | learning-disability-secure | true
        c    | 6           | adult-ward                 | false
        d    | 6           | learning-disability-autism | true`,
    },
    {
      says: 'A child and adolescent ward: by security, else the one service of the site that day, else the ages of the ward, else unclassified and still Tier 4.',
      given: {
        stays: drawn`
          stay | ward_type | ward_age | ward_security | tf_711 | site_service
          a    | '01'      | '11'     | '1'           | false  | picu
          b    |           | '12'     | '2'           | false  |
          c    | '01'      | '11'     | '0'           | false  | eating-disorder
          d    |           | '10'     |               | false  |
          e    |           | '11'     | '3'           | false  |
          f    |           |          |               | true   |
          g    | '01'      | '99'     |               | false  |`,
      },
      plain: { stays: without('ward_type', 'ward_age', 'ward_security', 'tf_711', 'site_service') },
      query,
      gives: drawn`
        stay | service_row | service            | tier_4
        a    | 7           | low-secure         | true
        b    | 7           | medium-secure      | true
        c    | 7           | eating-disorder    | true
        d    | 7           | child              | true
        e    | 7           | general-adolescent | true
        f    | 7           | unclassified       | true
        g    | 7           | unclassified       | true`,
    },
  ],
};
