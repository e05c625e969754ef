/** Out of area: the unit is at least 50 km from home, in a straight line. */
import { sql } from '../engine/sql.ts';
import type { Definition } from './definition.ts';

export const km50: Definition = {
  id: 'km-50',
  title: '50 km or more from home',
  words:
    "The unit is at least 50 kilometres from the child's home in a straight line; exactly 50 is out of area.",
  source: 'the cut-off of measure MHS22a of the national monthly statistics',
  needs: [],
  undetermined: sql`case when home_easting is null then 'home unknown' when distance_m is null then 'unit unknown' end`,
  yes: sql`distance_m >= 50000`,
};
