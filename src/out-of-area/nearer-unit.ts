/** Out of area: a suitable unit was nearer to home, by at least the study's margin. */
import { sql } from '../engine/sql.ts';
import type { Definition } from './definition.ts';

/** `margin` in metres. Far because nothing suitable is nearer is a `no`; far although something suitable was nearer is a `yes`. */
export const nearerUnit = (margin: number): Definition => ({
  id: 'nearer-unit',
  label: 'A suitable unit was nearer',
  rule: `another unit that was suitable (same kind of service, age, sex, open on the day) lay nearer to home by at least ${margin / 1000}\u00a0km`,
  source: 'ours; distance to the nearest suitable service is standard in health geography',
  needs: [],
  undetermined: sql`case when home_easting is null then 'home unknown' when distance_m is null then 'unit unknown'
      when service in ('unclassified', 'paediatric-ward', 'adult-ward') then 'service unknown' end`,
  yes: sql`coalesce(distance_m - nearest_m >= ${margin}, false)`,
});
