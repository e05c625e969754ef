/** Hospital spells: the whole of MHS501, since everybody admitted has to be counted in or out. */
import { firstDayOfMonth, lastDayOfMonth } from '../engine/dialect.ts';
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
/** Month and day in one number that keeps their order, also as text: twelve digits. */
const packed = (date: Sql, unknown: number) =>
  sql`((cast(month as bigint) + 100000) * 1000000 + coalesce(date_diff('day', ${dayZero}, ${date}), ${unknown}))`;
const unpacked = (number: Sql, unknown: number) =>
  sql`case when ${number} % 1000000 <> ${unknown} then ${dayZero} + cast(${number} % 1000000 as integer) end`;

const adultMonths = (
  admissions: Relation,
  young: Relation<'person'>,
  finals: Relation<'submission'>,
): Sql => sql`
      select r.person, r.spell, r.month, r.starts_on, r.ends_on from ${admissions} r
      join ${finals} f on f.provider = r.provider and f.month = r.month and f.submission = r.submission
      where r.spell is not null and not ${theirs(young)(sql`r.person`)}`;

/** Spells of those who are 19 or over in every row: person and start of the first month, end of the last. */
export const adultSpells = (
  admissions: Relation,
  young: Relation<'person'>,
  finals: Relation<'submission'>,
): Sql => sql`
    select spell, substr(first, 13) as person, ${unpacked(sql`cast(substr(first, 1, 12) as bigint)`, 999_999)} as starts_on,
      ${unpacked(sql`last`, 0)} as ends_on
    from (
      select spell, min(cast(${packed(sql`starts_on`, 999_999)} as varchar) || person) as first, max(${packed(sql`ends_on`, 0)}) as last
      from (${adultMonths(admissions, young, finals)}) months group by spell) in_order`;

/** How many of their spells start in each month, by that month's own rows. */
export const adultStarts = (
  admissions: Relation,
  young: Relation<'person'>,
  finals: Relation<'submission'>,
): Sql => sql`
    select month, count(distinct spell) as spells from (${adultMonths(admissions, young, finals)}) months
    where starts_on between ${firstDayOfMonth(sql`month`)} and ${lastDayOfMonth(sql`month`)} group by month`;
