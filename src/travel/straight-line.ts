/** Straight line on the British National Grid: two squares and a root, in whole metres, rounded once, half up. */

import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import { bandOf } from '../placements/categories.ts';
import { bands } from '../study/dimensions.ts';
import type { Study } from '../study/study.ts';

/** Metres between two points, null when either is unknown. Error against the WGS84 geodesic in England: at most 0.05 % (facts on travel, §3). */
export function metresBetween(a: { easting: Sql; northing: Sql }, b: { easting: Sql; northing: Sql }): Sql {
  const dx = sql`(${a.easting} - ${b.easting})`;
  const dy = sql`(${a.northing} - ${b.northing})`;
  return sql`cast(floor(sqrt(${dx} * ${dx} + ${dy} * ${dy}) + 0.5) as integer)`;
}

const home = { easting: sql`home_easting`, northing: sql`home_northing` };
const site = { easting: sql`site_easting`, northing: sql`site_northing` };

/** Adds distance_m, its band, and what makes a distance doubtful. `near_edge`: within the radius of the home area of the 50 km cut-off. */
export function withDistance(placements: Relation<'placement'>, { distanceBands }: Study): Sql {
  return sql`
    with measured as (select *, ${metresBetween(home, site)} as distance_m from ${placements})
    select *,
      ${bandOf(sql`distance_m`, distanceBands, bands(distanceBands), 1000)} as distance_band,
      coalesce(abs(distance_m - 50000) <= home_radius, false) as near_edge,
      coalesce(distance_m <= 1000, false) or lives_in_hospital or coalesce(source in ('49', '51', '53', '87'), false) as address_suspect,
      looked_after = 'yes' or lives_in_care or coalesce(source in ('65', '66'), false) as in_care,
      coalesce(abs(recorded_km * 1000 - distance_m) > 5000, false) as recorded_disagrees,
      coalesce(recorded_km - recorded_last_km > 5, false) as recorded_drifts
    from measured`;
}
