/** Straight lines: whole metres on the national grid, and the bands they fall into. */
import { sql } from '../../src/engine/sql.ts';
import { bandOf } from '../../src/placements/categories.ts';
import { bands } from '../../src/study/dimensions.ts';
import { metresBetween } from '../../src/travel/straight-line.ts';
import { drawn } from '../drawn.ts';
import type { Case, Section } from '../section.ts';

const metres: Case['query'] = (table) => sql`
  select *, ${metresBetween(
    { easting: sql`home_easting`, northing: sql`home_northing` },
    { easting: sql`site_easting`, northing: sql`site_northing` },
  )} as metres from ${table('pairs')}`;

const lowerEnds = [0, 20, 50, 100, 200];
const band: Case['query'] = (table) =>
  sql`select *, ${bandOf(sql`metres`, lowerEnds, bands(lowerEnds), 1000)} as band from ${table('distances')}`;

export const section: Section = {
  title: 'Straight line',
  rule: 'From the population-weighted point of the home area to the site, on the British National Grid: a right-angled triangle, in whole metres, rounded once, half up. Within England the grid is wrong by at most 0.05 per cent. Cut-offs and bands compare metres, never a rounded kilometre.',
  cases: [
    {
      says: 'Three, four, five; a hair under 50 kilometres rounds to the metre; an unknown end has no distance.',
      given: {
        pairs: drawn`
          child | home_easting::double | home_northing::double | site_easting::double | site_northing::double
          a     | 400000       | 300000        | 430000       | 340000
          b     | 400000       | 300000        | 449999       | 300316
          c     | 400000       | 300000        | 400000       | 300000
          d     |              |               | 400000       | 300000
          e     | 91492        | 11319         | 655000       | 650000`,
      },
      query: metres,
      gives: drawn`
        child | metres
        a     | 50000
        b     | 50000
        c     | 0
        d     |
        e     | 851736`,
    },
    {
      says: 'The lower end belongs to a band: exactly 20 kilometres is in 20-49, one metre less is not.',
      given: {
        distances: drawn`
          child | metres
          a     | 0
          b     | 19999
          c     | 20000
          d     | 49999
          e     | 50000
          f     | 199999
          g     | 200000
          h     |`,
      },
      query: band,
      gives: drawn`
        child | band
        a     | 0-19
        b     | 0-19
        c     | 20-49
        d     | 20-49
        e     | 50-99
        f     | 100-199
        g     | 200+
        h     | unknown`,
    },
  ],
};
