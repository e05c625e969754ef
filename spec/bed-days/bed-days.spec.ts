/** How bed days are counted, and which spells are open on the census day. */
import { withCategories } from '../../src/placements/categories.ts';
import type { Study } from '../../src/study/study.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const study: Study = {
  name: 'April to June 2016',
  folder: '',
  agreementFile: '',
  sha256: '',
  period: { from: '2016-04', to: '2016-06' },
  who: { ageAtAdmission: { from: 0, to: 17 }, services: 'tier-4-camhs' },
  ageRule: 'start-of-month',
  home: 'at-admission',
  distance: { measure: 'straight-line' },
  outOfArea: [],
  tables: [],
  ageBands: [0, 13, 16],
  distanceBands: [0, 20, 50, 100, 200],
  census: '2016-06-30',
  policy: '',
  publication: { kinds: [] },
};

const query: Case['query'] = (table) => withCategories(table('spells'), table('finals'), study);
const plain = {
  spells: {
    provider: "'RX1'",
    first_month: '1393',
    age: '15',
    unit_sector: 'null::varchar',
    flagged: 'false',
    disabled: 'false',
    service: "'child'",
  },
  finals: { provider: "'RX1'" },
};
const finals = drawn`
  month
  1393
  1394
  1395`;

export const section: Section = {
  title: 'Bed days',
  rule: 'The admission day counts, the discharge day does not. A stay beyond the end of the period is cut there, its last day included. A spell without an end lasts to the end of the last month in which it was sent. (April to June 2016 are months 1393 to 1395.)',
  cases: [
    {
      says: 'Ten nights are ten days; in and out on one day is none; an open spell counts the last day.',
      given: {
        finals,
        spells: drawn`
          spell | starts_on  | ends_on    | last_month
          a     | 2016-04-04 | 2016-04-14 | 1393
          b     | 2016-04-04 | 2016-04-04 | 1393
          c     | 2016-06-15 |            | 1395
          d     | 2016-06-15 | 2016-08-01 | 1397
          e     | 2016-04-04 |            | 1394
          f     | 2016-06-20 | 2016-06-30 | 1395
          g     | 2016-06-20 | 2016-07-01 | 1396`,
      },
      plain,
      query,
      gives: drawn`
        spell | bed_days
        a     | 10
        b     | 0
        c     | 16
        d     | 16
        e     | 58
        f     | 10
        g     | 11`,
    },
    {
      says: 'Open on the census day, here the last of June: in bed that night. A spell that nobody closed is told apart from a month that was not sent.',
      given: {
        finals,
        spells: drawn`
          spell | starts_on  | ends_on    | last_month
          a     | 2016-06-20 | 2016-06-30 | 1395
          b     | 2016-06-20 | 2016-07-01 | 1396
          c     | 2016-06-30 |            | 1395
          d     | 2016-03-20 |            | 1395
          e     | 2016-04-04 |            | 1394`,
      },
      plain,
      query,
      gives: drawn`
        spell | open_at_census | closing
        a     | false          | discharged
        b     | true           | discharged
        c     | true           | open
        d     | true           | open
        e     | false          | never closed`,
    },
  ],
};
