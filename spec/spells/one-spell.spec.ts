/** How the monthly rows of a spell become one admission. */
import { spellFacts } from '../../src/placements/spells.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const query: Case['query'] = (table) =>
  spellFacts(table('spells'), table('people'), table('finals'), 'start-of-month');
const plain = {
  spells: {
    person: "'Ann'",
    provider: "'RX1'",
    method: 'null::varchar',
    discharge_method: 'null::varchar',
    age_stated: 'null::integer',
  },
  people: {
    person: "'Ann'",
    provider: "'RX1'",
    gender: "'female'",
    ethnic_group: "'white'",
    home_place: 'null::varchar',
    learning_disability_or_autism_flag: 'false',
  },
  finals: { provider: "'RX1'" },
};

export const section: Section = {
  title: 'One spell from many months',
  rule: 'A provider sends every open spell again each month under the same id. What was true at admission (start, source, home, age) is taken from the earliest month, what is true at discharge (end, destination) from the latest. Age is that at the start of the first month. Of two submissions for one month only the final one counts: a refresh replaces the primary.',
  cases: [
    {
      says: 'A stay over three months: the address has drifted to the hospital and the child has had a birthday, but home and age are those of the first month.',
      given: {
        finals: drawn`
          month | submission
          1393  | 'a'
          1394  | 'b'
          1395  | 'c'`,
        spells: drawn`
          spell | month | submission | starts_on  | ends_on    | source | destination
          s1    | 1393  | 'a'        | 2016-04-20 |            | '19'   |
          s1    | 1394  | 'b'        | 2016-04-20 |            | '19'   |
          s1    | 1395  | 'c'        | 2016-04-20 | 2016-06-02 | '19'   | '53'`,
        people: drawn`
          month | submission | area      | age_start
          1393  | 'a'        | E01000001 | 15
          1394  | 'b'        | E01000001 | 16
          1395  | 'c'        | E01000002 | 16`,
      },
      plain,
      query,
      gives: drawn`
        spell | first_month | last_month | starts_on  | ends_on    | destination | area      | age
        s1    | 1393        | 1395       | 2016-04-20 | 2016-06-02 | '53'        | E01000001 | 15`,
    },
    {
      says: 'Only the final submission of a month counts; a spell that the refresh no longer has never was.',
      given: {
        finals: drawn`
          month | submission
          1393  | 'refresh'`,
        spells: drawn`
          spell | month | submission | starts_on  | ends_on::date | source | destination::varchar
          s1    | 1393  | 'primary'  | 2016-04-01 |               | '19'   |
          s1    | 1393  | 'refresh'  | 2016-04-20 |               | '51'   |
          s2    | 1393  | 'primary'  | 2016-04-05 |               | '19'   |`,
        people: drawn`
          month | submission | area      | age_start
          1393  | 'primary'  | E01000002 | 14
          1393  | 'refresh'  | E01000001 | 15`,
      },
      plain,
      query,
      gives: drawn`
        spell | starts_on  | source | area      | age
        s1    | 2016-04-20 | '51'   | E01000001 | 15`,
    },
  ],
};
