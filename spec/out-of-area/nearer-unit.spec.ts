/** Whether a suitable unit was nearer to home than the one where the child was. */
import { sql } from '../../src/engine/sql.ts';
import { definitionOf, withVerdicts } from '../../src/out-of-area/definitions.ts';
import { withNearestSuitable } from '../../src/travel/nearest-suitable.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const nearest: Case['query'] = (table) => withNearestSuitable(table('placements'), table('units'));
const verdict: Case['query'] = (table) =>
  sql`select * from (${withVerdicts(table('placements'), [definitionOf({ id: 'nearer-unit', margin: 20_000 })])}) judged`;

/** Units and children of the worked travel cases. */
const units = drawn`
  unit | easting::double | northing::double | service            | age_from | age_to | gender | opened     | closed
  U1   | 400000  | 300000   | general-adolescent | 13       | 17     | any    | 2010-04-01 |
  U2   | 430000  | 300000   | general-adolescent | 13       | 17     | any    | 2010-04-01 | 2017-01-01
  U3   | 400000  | 360000   | eating-disorder    | 8        | 17     | any    | 2012-06-01 |
  U4   | 520000  | 300000   | general-adolescent | 13       | 17     | any    | 2016-10-01 |
  U5   | 400000  | 380000   | child              | 5        | 12     | any    | 2001-01-01 |
  U6   | 460000  | 300000   | low-secure         | 12       | 17     | female | 2014-01-01 |
  U7   | 280000  | 300000   | low-secure         | 12       | 17     | any    | 2014-01-01 |`;

export const section: Section = {
  title: 'A nearer suitable unit',
  rule: 'Suitable is a unit that offers the same kind of service, takes the child’s age and sex, and is open on the day of admission: opened on or before it, and not yet closed. The answer is yes if a suitable unit is nearer to home than the actual one by at least the margin of the study, no if none is, and not determined if home, unit or kind of service is unknown. Whether it had a free bed is not known.',
  cases: [
    {
      says: 'The nearest suitable unit: opened on the very day counts, closed on it does not, a women’s unit is for girls, and another service is no answer.',
      given: {
        units,
        placements: drawn`
          spell | home_easting::double | home_northing::double | age | gender  | service            | starts_on
          c01   | 410000       | 300000        | 15  | female  | general-adolescent | 2016-11-03
          c02a  | 515000       | 300000        | 15  | female  | general-adolescent | 2016-10-01
          c02b  | 515000       | 300000        | 15  | female  | general-adolescent | 2016-09-30
          c03   | 440000       | 300000        | 16  | male    | general-adolescent | 2017-01-01
          c04   | 440000       | 300000        | 16  | male    | general-adolescent | 2016-12-31
          c05   | 400000       | 310000        | 14  | female  | eating-disorder    | 2016-11-03
          c06   | 400000       | 305000        | 12  | male    | child              | 2016-11-03
          c07   | 450000       | 300000        | 16  | male    | low-secure         | 2016-11-03
          c08   | 450000       | 300000        | 16  | female  | low-secure         | 2016-11-03
          c08u  | 450000       | 300000        | 16  | unknown | low-secure         | 2016-11-03
          c11   | 410000       | 300000        | 15  | female  | medium-secure      | 2016-11-03
          c12   |              |               | 15  | female  | general-adolescent | 2016-11-03`,
      },
      query: nearest,
      gives: drawn`
        spell | nearest_m
        c01   | 10000
        c02a  | 5000
        c02b  | 85000
        c03   | 40000
        c04   | 10000
        c05   | 50000
        c06   | 75000
        c07   | 170000
        c08   | 10000
        c08u  | 170000
        c11   |
        c12   |`,
    },
    {
      says: 'With a margin of 20 kilometres: nearer by exactly that much is yes, by less is no, no suitable unit at all is no.',
      given: {
        placements: drawn`
          spell | home_easting | distance_m | nearest_m | service
          a     | 400000       | 30000      | 10000     | general-adolescent
          b     | 400000       | 29999      | 10000     | general-adolescent
          c     | 400000       | 10000      | 10000     | general-adolescent
          d     | 400000       | 130000     |           | medium-secure
          e     | 400000       | 130000     |           | unclassified
          f     | 400000       |            | 10000     | general-adolescent
          g     |              |            |           | general-adolescent`,
      },
      query: verdict,
      gives: drawn`
        spell | out_of_area_nearer_unit | why_out_of_area_nearer_unit
        a     | yes                     |
        b     | no                      |
        c     | no                      |
        d     | no                      |
        e     | not-determined          | service unknown
        f     | not-determined          | unit unknown
        g     | not-determined          | home unknown`,
    },
  ],
};
