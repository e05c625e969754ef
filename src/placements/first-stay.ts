/** The first ward stay of a spell: its site and ward are those of the admission. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import { finalRows } from './final-rows.ts';

/**
 * One row a spell that has a ward stay: of its earliest month, the stay that starts first (ties: the least id). `recorded_last_km` is the
 * distance recorded for the same stay in its latest month.
 */
export function firstStays(
  stays: Relation<'stay-month'>,
  spells: Relation<'spell'>,
  finals: Relation<'submission'>,
): Sql {
  return sql`
    with stay_rows as (
      select r.* from (${finalRows(stays, finals)}) r join ${spells} s on s.spell = r.spell),
    firsts as (
      select *, row_number() over (partition by spell
        order by month, starts_on nulls last, stay nulls last, site nulls last, ward_type nulls last, bed_type nulls last,
          ward_age nulls last, ward_security nulls last, specialised_service nulls last, recorded_km nulls last) as nth
      from stay_rows),
    lasts as (
      select spell, stay, recorded_km, row_number() over (partition by spell, stay
        order by month desc, recorded_km nulls last) as nth
      from stay_rows)
    select f.spell, f.stay, f.starts_on as stay_starts_on, f.ends_on as stay_ends_on, f.site, f.ward_type, f.ward_age,
      f.ward_security, f.bed_type, f.specialised_service, f.recorded_km, l.recorded_km as recorded_last_km
    from firsts f
    left join lasts l on l.spell = f.spell and l.stay = f.stay and l.nth = 1
    where f.nth = 1`;
}
