/** The unit where a child was: the rows of units.csv for the site of the first ward, those open on the day of admission first. */
import type { Relation } from '../engine/relation.ts';
import { join, name, type Sql, sql } from '../engine/sql.ts';
import { areaKinds } from '../study/dimensions.ts';

/** One row a placement whose site stands in units.csv. `site_service`: its service on that day if it offers exactly one. */
export function unitsOfSites(wards: Relation, units: Relation<'unit'>): Sql {
  const areas = join(areaKinds.map((kind) => name(kind)));
  const isOpen = sql`(u.opened is null or u.opened <= w.starts_on) and (u.closed is null or w.starts_on < u.closed)`;
  return sql`
    with pairs as (
      select w.spell, u.*, ${isOpen} as is_open from ${wards} w join ${units} u on u.site = w.site),
    services as (
      select spell, case when count(distinct service) = 1 then min(service) end as site_service
      from pairs where is_open group by spell),
    ranked as (
      select *, row_number() over (partition by spell order by case when is_open then 0 else 1 end, unit, service) as nth from pairs)
    select r.spell, r.unit, r.sector, r.easting, r.northing, ${areas}, s.site_service
    from ranked r left join services s on s.spell = r.spell
    where r.nth = 1`;
}
