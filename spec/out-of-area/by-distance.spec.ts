/** Definitions of "out of area" that look at the distance. */
import { definitionOf, withVerdicts } from '../../src/out-of-area/definitions.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const judged: Case['query'] = (table) =>
  withVerdicts(table('placements'), [
    definitionOf({ id: 'km-50' }),
    definitionOf({ id: 'miles-50-or-region' }),
  ]);

export const section: Section = {
  title: 'By distance',
  rule: '`km-50`: at least 50 kilometres; exactly 50 is out of area (the cut-off of MHS22a). `miles-50-or-region`: more than 50 miles, which are 80,467.2 metres, or another region; exactly 50 miles would be in area (the CAPSS study). An unknown part makes the answer "not determined" unless the other part says yes. A home in Wales or Scotland has a distance, but no region to be outside of, and stays out of that rate.',
  cases: [
    {
      says: 'Exact cut-offs, unknown parts, and homes outside England.',
      given: {
        placements: drawn`
          child | home_place | home_easting | distance_m | home_region | unit_region
          a     | england    | 400000       | 50000      | Y1          | Y1
          b     | england    | 400000       | 49999      | Y1          | Y2
          c     | england    | 400000       | 80467      | Y1          | Y1
          d     | england    | 400000       | 80468      | Y1          | Y1
          e     | england    | 400000       | 300000     | Y1          | Y1
          f     | england    | 400000       |            | Y1          | unknown
          g     | england    | 400000       | 6000       | Y1          | unknown
          h     | england    | 400000       | 90000      | Y1          | unknown
          i     | wales      | 280000       | 120000     | wales       | Y1
          j     | unknown    |              |            | unknown     | Y1`,
      },
      query: judged,
      gives: drawn`
        child | out_of_area_km_50 | out_of_area_miles_50_or_region
        a     | yes               | no
        b     | no                | yes
        c     | yes               | no
        d     | yes               | yes
        e     | yes               | yes
        f     | not-determined    | not-determined
        g     | no                | not-determined
        h     | yes               | yes
        i     | yes               | not-determined
        j     | not-determined    | not-determined`,
    },
  ],
};
