/** Medians and quartiles, as the tables have them. */
import { grouped } from '../../src/engine/grouped.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const query: Case['query'] = (table) =>
  grouped(table('placements'), {
    sets: [['area'], []],
    measures: {
      q1: { quantile: 'distance_m', fraction: 0.25 },
      median: { quantile: 'distance_m', fraction: 0.5 },
      q3: { quantile: 'distance_m', fraction: 0.75 },
    },
  }).query;

export const section: Section = {
  title: 'Medians and quartiles',
  rule: 'Quantiles are of type 7 (Hyndman and Fan 1996), as in R and Excel: between two middle values the one halfway. They are taken of exact metres and only then rounded to whole kilometres. Unknown distances are left out, and their number stands beside.',
  cases: [
    {
      says: 'Four known distances and one unknown in the north, three in the south; the last line is the margin over both.',
      given: {
        placements: drawn`
          person | spell | area  | distance_m
          1      | a     | north | 10000
          2      | b     | north | 20000
          3      | c     | north | 30000
          4      | d     | north | 100000
          5      | e     | north |
          6      | f     | south | 5000
          7      | g     | south | 7000
          7      | h     | south | 90000`,
      },
      query,
      gives: drawn`
        area  | admissions | children | q1::double | median::double | q3::double
        north | 5          | 5        | 17500      | 25000          | 47500
        south | 3          | 2        | 6000       | 7000           | 48500
              | 8          | 7        | 8500       | 20000          | 60000`,
    },
  ],
};
