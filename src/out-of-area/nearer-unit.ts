/** Out of area: a suitable unit was nearer to home, by at least the study's margin. */
import { sql } from '../engine/sql.ts';
import type { Definition } from './definition.ts';

/** `margin` in metres. Far because nothing suitable is nearer is a `no`; far although something suitable was nearer is a `yes`. */
export const nearerUnit = (margin: number): Definition => ({
  id: 'nearer-unit',
  title: `A suitable unit was nearer by ${margin / 1000} km or more`,
  words:
    `A unit that offers the same kind of service, takes the child's age and sex and was open on the day of admission is nearer to home by at least ${margin / 1000} kilometres ` +
    'in a straight line. Whether it had a free bed is not known.',
  source: 'ours; distance to the nearest suitable service is standard in health geography',
  needs: [],
  undetermined: sql`case when home_easting is null then 'home unknown' when distance_m is null then 'unit unknown'
      when service in ('unclassified', 'paediatric-ward', 'adult-ward') then 'service unknown' end`,
  yes: sql`coalesce(distance_m - nearest_m >= ${margin}, false)`,
});
