/** Which ward stay is the one of the admission. */
import { firstStays } from '../../src/placements/first-stay.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const query: Case['query'] = (table) => firstStays(table('stays'), table('spells'), table('finals'));
const plain = {
  stays: {
    provider: "'RX1'",
    submission: "'1'",
    ends_on: 'null::date',
    ward_type: 'null::varchar',
    bed_type: 'null::varchar',
    ward_age: 'null::varchar',
    ward_security: 'null::varchar',
    specialised_service: 'null::varchar',
    recorded_km: 'null::integer',
  },
  finals: { provider: "'RX1'", submission: "'1'" },
};

export const section: Section = {
  title: 'The first ward',
  rule: 'Of the earliest month in which the spell has a ward stay, the stay that starts first is the ward of the admission; ties go to the least stay id. Its site is where the child was admitted.',
  cases: [
    {
      says: 'The earliest start of the earliest month; a stay without a start comes last; later months do not count.',
      given: {
        spells: drawn`
          spell
          a
          b`,
        finals: drawn`
          month
          1393
          1394`,
        stays: drawn`
          spell | stay | month | starts_on  | site
          a     | w2   | 1393  | 2016-04-09 | RX102
          a     | w1   | 1393  | 2016-04-04 | RX101
          a     | w0   | 1393  |            | RX100
          a     | w9   | 1394  | 2016-04-01 | RX109
          b     | w4   | 1394  | 2016-05-02 | RX104
          b     | w3   | 1394  | 2016-05-02 | RX103`,
      },
      plain,
      query,
      gives: drawn`
        spell | stay | site
        a     | w1   | RX101
        b     | w3   | RX103`,
    },
  ],
};
