/** Out of area: the unit is at least 50 km from home, in a straight line. The cut-off is that of measure MHS22a. */
import { sql } from '../engine/sql.ts';
import type { Definition } from './definition.ts';

export const km50: Definition = {
  id: 'km-50',
  label: 'At least 50\u00a0km from home',
  rule: 'the unit is 50\u00a0km or more from home in a straight line',
  source: 'the cut-off of the national monthly measure of ward stays far from home',
  needs: [],
  undetermined: sql`case when home_easting is null then 'home unknown' when distance_m is null then 'unit unknown' end`,
  yes: sql`distance_m >= 50000`,
};
