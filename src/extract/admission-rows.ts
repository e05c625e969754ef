/** Hospital spells: the whole of MHS501, since everybody admitted has to be counted in or out. */
import type { Relation } from '../engine/relation.ts';
import { name, type Sql, sql } from '../engine/sql.ts';
import { distinct, theirs } from './child-rows.ts';
import type { Rows } from './rows-of.ts';
import { asAge, asDate, asInteger, unreadable } from './values.ts';

/** Every row as delivered, read once and kept for a while: four questions are asked of it. */
export const admissionRows = (rows: Rows): Sql => sql`
    select r.person, r.spell, r.provider, ${asInteger(sql`r.month`)} as month, r.submission,
      ${asDate(sql`r.starts_on`)} as starts_on, ${asDate(sql`r.ends_on`)} as ends_on,
      upper(r.source) as source, upper(r.method) as method, upper(r.destination) as destination,
      upper(r.discharge_method) as discharge_method, ${asAge(sql`r.age_stated`)} as age_stated,
      ${unreadable(sql`r.starts_on`, asDate(sql`r.starts_on`))} as starts_on_unreadable,
      ${unreadable(sql`r.ends_on`, asDate(sql`r.ends_on`))} as ends_on_unreadable
    from ${rows()} r`;

/** What each submission holds, so that nothing is lost without being counted. */
export const monthRows = (admissions: Relation): Sql => {
  const filled = (date: string) =>
    sql`count(${name(date)}) + count(case when ${name(`${date}_unreadable`)} then 1 end)`;
  return sql`
    select provider, month, submission, count(*) as delivered,
      count(*) - count(person) as without_person, count(*) - count(spell) as without_spell,
      ${filled('starts_on')} as starts_on_filled, count(case when starts_on_unreadable then 1 end) as starts_on_unreadable,
      ${filled('ends_on')} as ends_on_filled, count(case when ends_on_unreadable then 1 end) as ends_on_unreadable
    from ${admissions} group by provider, month, submission`;
};

export const admittedPeople = (admissions: Relation): Sql =>
  sql`select distinct person from ${admissions} where person is not null`;

export const spellRows = (admissions: Relation, young: Relation<'person'>): Sql =>
  distinct(sql`select * from ${admissions} r where ${theirs(young)(sql`r.person`)}`);

const dayZero = sql`date '1900-01-01'`;

/**
 * Of those who are 19 or over in every row, in the columns of `spellRows`: one row a spell and start date, from its first month, with the
 * end of its last; a packed number keeps the order.
 */
export const adultSpells = (
  admissions: Relation,
  young: Relation<'person'>,
  finals: Relation<'submission'>,
): Sql => sql`
    select a.person, a.spell, a.provider, a.month, f.submission, a.starts_on,
      case when a.last_end % 1000000 > 0 then ${dayZero} + cast(a.last_end % 1000000 as integer) end as ends_on,
      cast(null as varchar) as source, cast(null as varchar) as method, cast(null as varchar) as destination,
      cast(null as varchar) as discharge_method, cast(null as integer) as age_stated,
      false as starts_on_unreadable, false as ends_on_unreadable, 1 as copies
    from (
      select r.person, r.spell, r.provider, r.starts_on, min(r.month) as month,
        max(cast(r.month as bigint) * 1000000 + coalesce(date_diff('day', ${dayZero}, r.ends_on), 0)) as last_end
      from ${admissions} r
      join ${finals} f on f.provider = r.provider and f.month = r.month and f.submission = r.submission
      where r.spell is not null and not ${theirs(young)(sql`r.person`)}
      group by r.person, r.spell, r.provider, r.starts_on) a
    join ${finals} f on f.provider = a.provider and f.month = a.month`;
