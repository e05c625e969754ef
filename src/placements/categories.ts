/** The categories of each placement, in the words of the contract: child, home, unit and time. */
import {
  addDays,
  date,
  daysBetween,
  firstDayOfMonth,
  lastDayOfMonth,
  typeName,
  wholeDivision,
} from '../engine/dialect.ts';
import type { Relation } from '../engine/relation.ts';
import { join, name, type Sql, sql } from '../engine/sql.ts';
import { lastDay } from '../study/calendar.ts';
import { areaKinds, bands } from '../study/dimensions.ts';
import type { Study } from '../study/study.ts';

/** `case` over lower ends: the band that a value lies in, `unknown` when it is null. */
export function bandOf(value: Sql, lowerEnds: readonly number[], names: readonly string[], scale = 1): Sql {
  const branches = lowerEnds
    .map((end, i) => sql`when ${value} >= ${end * scale} then ${names[i] ?? ''}`)
    .reverse();
  return sql`case ${join(branches, ' ')} else 'unknown' end`;
}

/** Country by the prefix of the area code; no code: the default postcode; an English code that areas.csv lacks is unknown. */
const homePlace: Sql = sql`case when h.area like 'W%' then 'wales' when h.area like 'S%' then 'scotland'
        when h.area like 'N%' or h.area like '95%' then 'northern-ireland'
        when a.area is not null then 'england' when h.area is not null then 'unknown'
        else coalesce(h.default_place, 'unknown') end`;

/** The area of home: its point, and its codes where it lies in England. */
export function withHomes(rows: Relation, areas: Relation<'area'>): Sql {
  const codes = areaKinds.map(
    (kind) =>
      sql`case when ${homePlace} = 'england' then coalesce(a.${name(kind)}, 'unknown') else ${homePlace} end as ${name(`home_${kind}`)}`,
  );
  return sql`
    select h.*, ${homePlace} as home_place, a.easting as home_easting, a.northing as home_northing, a.radius as home_radius,
      case when a.deprivation between 1 and 10
        then cast(${wholeDivision(sql`(a.deprivation + 1)`, sql`2`)} as ${typeName('text')}) else 'unknown' end as deprivation,
      ${join(codes, ',\n      ')}
    from ${rows} h left join ${areas} a on a.area = h.area`;
}

/** What the spell's dates, age, ward and provider say. */
export function withCategories(rows: Relation, finals: Relation<'submission'>, study: Study): Sql {
  const text = typeName('text');
  const month = sql`substr(cast(p.starts_on as ${text}), 1, 7)`;
  const year = sql`cast(extract(year from p.starts_on) as integer) - case when extract(month from p.starts_on) < 4 then 1 else 0 end`;
  const end = sql`coalesce(p.ends_on, ${addDays(lastDayOfMonth(sql`p.last_month`), 1)})`;
  const periodEnd = date(lastDay(study.period.to));
  return sql`
    select p.*,
      ${bandOf(sql`p.age`, study.ageBands, bands(study.ageBands, 17))} as age_band,
      coalesce(p.unit_sector, case when substr(p.provider, 1, 1) in ('R', 'T') then 'nhs' else 'independent' end) as sector,
      case when p.flagged or p.disabled or p.service in ('learning-disability-autism', 'learning-disability-secure') then 'yes'
        when not p.flagged then 'no' else 'unknown' end as learning_disability_or_autism,
      ${month} as ${name('month')},
      substr(cast(p.starts_on as ${text}), 1, 4) || '-Q' || cast(extract(quarter from p.starts_on) as ${text}) as ${name('quarter')},
      cast(${year} as ${text}) || '-' || substr(cast(${year} + 1 as ${text}), 3, 2) as ${name('year')},
      greatest(0, ${daysBetween(sql`p.starts_on`, sql`least(${end}, ${addDays(periodEnd, 1)})`)}) as bed_days,
      p.starts_on < ${firstDayOfMonth(sql`p.first_month`)} as first_seen_late,
      p.starts_on <= ${date(study.census)} and ${end} > ${date(study.census)} as open_at_census,
      case when p.ends_on is not null then 'discharged' when p.last_month = f.final_month then 'open'
        when n.provider is not null then 'never closed' else 'month missed' end as closing
    from ${rows} p
    left join (select provider, max(month) as final_month from ${finals} group by provider) f on f.provider = p.provider
    left join ${finals} n on n.provider = p.provider and n.month = p.last_month + 1`;
}
