/** The monthly rows of a hospital spell become one spell: admission facts from its first month, discharge facts from its last. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import type { Study } from '../study/study.ts';
import { finalRows } from './final-rows.ts';

/**
 * One row a spell id. Source of the rule: every spell open in a month is sent again that month, so home, age and source are those
 * of the earliest month and discharge facts those of the latest (facts of the data set, §1.6). Age is that at the start of the first
 * month in every layout, or the stated one where the study says so.
 */
export function spellFacts(
  spells: Relation<'spell-month'>,
  people: Relation<'person-month'>,
  finals: Relation<'submission'>,
  ageRule: Study['ageRule'],
): Sql {
  const statedFirst = ageRule === 'as-stated' ? sql`coalesce(f.age_stated, h.age_start)` : sql`h.age_start`;
  return sql`
    with rows_that_count as (${finalRows(spells, finals)}),
    spans as (
      select spell, min(month) as first_month, max(month) as last_month
      from rows_that_count where spell is not null and person is not null group by spell),
    firsts as (
      select r.spell, s.first_month, s.last_month, r.person, r.provider, r.starts_on, r.source, r.method, r.age_stated,
        row_number() over (partition by r.spell
          order by r.starts_on nulls last, r.source nulls last, r.method nulls last, r.person, r.provider, r.age_stated nulls last) as nth
      from rows_that_count r join spans s on s.spell = r.spell and s.first_month = r.month
      where r.person is not null),
    lasts as (
      select r.spell, r.ends_on, r.destination, r.discharge_method,
        row_number() over (partition by r.spell
          order by r.ends_on desc nulls last, r.destination nulls last, r.discharge_method nulls last) as nth
      from rows_that_count r join spans s on s.spell = r.spell and s.last_month = r.month
      where r.person is not null),
    homes as (
      select f.spell, p.area, p.home_place as default_place, p.age_start, p.gender, p.ethnic_group, p.learning_disability_or_autism_flag,
        row_number() over (partition by f.spell
          order by p.area nulls last, p.age_start nulls last, p.gender, p.ethnic_group, p.home_place nulls last,
            p.learning_disability_or_autism_flag nulls last) as nth
      from firsts f
      join (${finalRows(people, finals)}) p on p.person = f.person and p.provider = f.provider and p.month = f.first_month
      where f.nth = 1)
    select f.spell, f.person, f.provider, f.first_month, f.last_month, f.starts_on, l.ends_on,
      f.source, f.method, l.destination, l.discharge_method,
      ${statedFirst} as age, f.age_stated, h.area, h.default_place, h.gender, h.ethnic_group,
      h.learning_disability_or_autism_flag as flagged
    from firsts f
    join lasts l on l.spell = f.spell and l.nth = 1
    left join homes h on h.spell = f.spell and h.nth = 1
    where f.nth = 1`;
}
