/** People of MHS001: who of those admitted is young, and what is known of the young in each month. */
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import { distinct, theirs } from './child-rows.ts';
import { defaultPostcodePlace, ethnicCategory, genderCategory, genderIdentityCategory } from './codes.ts';
import type { Rows } from './rows-of.ts';
import { asAge, asBoolean, asInteger, translated } from './values.ts';

interface Residents {
  /** Everybody with a row in MHS501. */
  readonly admitted: Relation<'person'>;
  readonly vintage: 2011 | 2021;
  /** An age that nobody who was ever under 19 can have reached in these months; left out: everybody in full. */
  readonly grown?: number;
}

/**
 * Rows of the admitted. Of the grown only person and age are kept, which takes less memory; the file is read only once.
 * `area` follows the study's vintage: a code of 2021 never stands in for one of 2011.
 */
export const residentRows = (rows: Rows, { admitted, vintage, grown }: Residents): Sql => {
  const area =
    vintage === 2011
      ? sql`coalesce(r.area_2011, r.area_any)`
      : sql`coalesce(r.area_2021, r.area_any, r.area_2011)`;
  const postcode = sql`upper(replace(r.default_postcode, ' ', ''))`;
  const young = (value: Sql): Sql =>
    grown === undefined ? value : sql`case when r.age >= ${grown} then null else ${value} end`;
  return sql`
    select r.person, ${young(sql`r.provider`)} as provider, ${young(asInteger(sql`r.month`))} as month,
      ${young(sql`r.submission`)} as submission, ${young(sql`upper(${area})`)} as area,
      ${young(sql`case when ${area} is not null then null
        else coalesce(${translated(postcode, defaultPostcodePlace)}, case when ${postcode} like 'ZZ99%' then 'overseas' else 'unknown' end)
      end`)} as home_place,
      r.age as age_start, ${young(asAge(sql`r.age_end`))} as age_end,
      ${young(sql`coalesce(${translated(sql`upper(r.gender_identity)`, genderIdentityCategory)}, ${translated(sql`upper(r.gender)`, genderCategory)}, 'unknown')`)} as gender,
      ${young(sql`coalesce(${translated(sql`upper(substr(r.ethnic_category, 1, 1))`, ethnicCategory)}, 'unknown')`)} as ethnic_group,
      ${young(asBoolean(sql`r.disability_flag`))} as learning_disability_or_autism_flag,
      ${young(sql`coalesce(${asBoolean(sql`r.main_record`)}, false)`)} as main_record,
      r.age_start is not null as age_filled
    from (select *, ${asAge(sql`age_start`)} as age from ${rows(theirs(admitted))} cleaned) r`;
};

/** The lowest and highest age of each person, and how many rows have none. */
export const agesOf = (residents: Relation): Sql =>
  sql`select person, min(age_start) as lowest, max(age_start) as highest, count(*) - count(age_start) as unknown
    from ${residents} group by person`;

/** People who are young by one row and grown by another, through a missing or a wrong age: of them everything is needed after all. */
export const unlikelyPeople = (ages: Relation<'person'>, grown: number): Sql =>
  sql`select person from ${ages} where highest >= ${grown} and (lowest < 19 or unknown > 0) and person is not null`;

export const withUnlikely = (
  residents: Relation,
  rows: Rows,
  unlikely: Relation<'person'>,
  vintage: 2011 | 2021,
): Sql => sql`
    select * from ${residents} where person is null or person not in (select person from ${unlikely})
    union all
    select * from (${residentRows(rows, { admitted: unlikely, vintage })}) again where person is not null`;

/** Everybody admitted who is ever under 19, or of unknown age. */
export const youngPeople = (admitted: Relation<'person'>, ages: Relation<'person'>): Sql => sql`
    select p.person from ${admitted} p left join ${ages} a on a.person = p.person
    where a.lowest is null or a.lowest < 19 or a.unknown > 0`;

export const peopleRows = (residents: Relation, young: Relation<'person'>): Sql =>
  distinct(sql`select * from ${residents} r where ${theirs(young)(sql`r.person`)}`);
