/** The nearest unit that could have taken the child on that day: same service, age and sex accepted, open. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import { metresBetween } from './straight-line.ts';

/** Adds nearest_m: metres from home to the nearest suitable unit; null when home or service is unknown, or none is suitable. */
export function withNearestSuitable(placements: Relation<'placement'>, units: Relation<'unit'>): Sql {
  const metres = metresBetween(
    { easting: sql`p.home_easting`, northing: sql`p.home_northing` },
    { easting: sql`u.easting`, northing: sql`u.northing` },
  );
  return sql`
    select p.*, n.nearest_m
    from ${placements} p
    left join (
      select p.spell, min(${metres}) as nearest_m
      from ${placements} p
      join ${units} u on u.service = p.service
        and (u.age_from is null or u.age_from <= p.age) and (u.age_to is null or p.age <= u.age_to)
        and (u.gender = 'any' or u.gender = p.gender)
        and (u.opened is null or u.opened <= p.starts_on) and (u.closed is null or p.starts_on < u.closed)
      group by p.spell) n on n.spell = p.spell`;
}
