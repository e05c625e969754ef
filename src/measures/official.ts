/** The official monthly figures by their own rules, to stand beside ours: they differ, and the report says why. */
import { addDays, daysBetween, firstDayOfMonth, lastDayOfMonth, typeName } from '../engine/dialect.ts';
import type { Engine } from '../engine/engine.ts';
import { type Measure, tally } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import type { Extracted } from '../extract/relations.ts';
import { finalRows } from '../placements/final-rows.ts';
import { monthNumber, monthOfNumber, monthsOf, type Period } from '../study/calendar.ts';
import type { OfficialFigure } from './results.ts';

/** What each official measure counts, and why it differs from the figures of a study. */
export const officialMeasures: Readonly<
  Record<OfficialFigure['measure'], { readonly counts: string; readonly differs: string }>
> = {
  MHS07a: {
    counts: 'people with an open hospital spell at the end of the month',
    differs: 'people, not admissions; any ward; ages 0 to 18 inclusive, at the end of the month',
  },
  MHS22a: {
    counts: 'open ward stays 50 km or more from home',
    differs:
      'stays, not admissions; any ward; ages 0 to 18 inclusive; the distance recorded that month, and unknown ones left out in silence',
  },
  MHS24a: {
    counts: 'bed days of under-16s on adult wards',
    differs: 'days on wards that are not Tier 4 CAMHS; age at the end of the month',
  },
  MHS24b: { counts: 'bed days of 16-year-olds on adult wards', differs: 'as MHS24a' },
  MHS24c: { counts: 'bed days of 17-year-olds on adult wards', differs: 'as MHS24a' },
  MHS27: {
    counts: 'hospital spells that start in the month',
    differs: 'all ages in the delivery and any ward; each month by its own rows only',
  },
};

type Finals = Relation<'submission'>;
type Official = Readonly<
  Record<
    string,
    {
      readonly grain: 'spell-month' | 'stay-month' | 'group';
      readonly rows: Sql;
      readonly measures: Readonly<Record<string, Measure>>;
    }
  >
>;

/** Rules as in NHS Digital's public code of the monthly statistics: one month's rows, distinct ids, age at the end of the month. */
const sources = (extracted: Extracted, finals: Finals): Official => {
  const spells = finalRows(extracted.spells, finals);
  const stays = finalRows(extracted.stays, finals);
  const people = finalRows(extracted.people, finals);
  const monthEnd = lastDayOfMonth(sql`r.month`);
  const monthStart = firstDayOfMonth(sql`r.month`);
  const ageOfPersonAndProvider = sql`select person, provider, month, min(age_end) as age_end from (${people}) p group by person, provider, month`;
  return {
    open_spells: {
      grain: 'spell-month',
      rows: sql`
    select r.person, r.spell, r.month
    from (${spells}) r
    join (
      select person, month, coalesce(min(case when main_record then age_end end), min(age_end)) as age_end
      from (${people}) p group by person, month) p on p.person = r.person and p.month = r.month
    where p.age_end between 0 and 18 and (r.ends_on is null or r.ends_on > ${monthEnd})`,
      measures: { MHS07a: { distinct: ['person'] } },
    },
    starting_spells: {
      grain: 'group',
      rows: sql`
    select r.month, count(distinct r.spell) as spells from (${spells}) r
    where r.starts_on between ${monthStart} and ${monthEnd} group by r.month
    union all
    select month, spells from ${extracted.adultStarts}`,
      measures: { MHS27: { sum: 'spells' } },
    },
    stays_of_the_month: {
      grain: 'stay-month',
      rows: sql`
    with stays_and_ages as (
      select distinct r.stay, r.person, r.month, r.starts_on, r.ends_on, r.ward_type, r.recorded_km, p.age_end,
        r.ends_on is null or r.ends_on > ${monthEnd} as is_open
      from (${stays}) r
      join (${ageOfPersonAndProvider}) p on p.person = r.person and p.provider = r.provider and p.month = r.month)
    select r.*, cast(greatest(0, ${daysBetween(
      sql`greatest(r.starts_on, ${monthStart})`,
      sql`case when is_open then ${addDays(monthEnd, 1)} else r.ends_on end`,
    )}) as ${typeName('integer')}) as days,
      case when ward_type in ('03', '06') and starts_on is not null then case when age_end < 16 then 'MHS24a' when age_end = 16 then 'MHS24b' when age_end = 17 then 'MHS24c' end end as adult_ward_age
    from stays_and_ages r`,
      measures: {
        MHS22a: {
          distinct: ['stay'],
          where: sql`is_open and recorded_km >= 50 and age_end between 0 and 18`,
        },
        MHS24a: { sum: 'days', where: sql`adult_ward_age = 'MHS24a'` },
        MHS24b: { sum: 'days', where: sql`adult_ward_age = 'MHS24b'` },
        MHS24c: { sum: 'days', where: sql`adult_ward_age = 'MHS24c'` },
      },
    },
  };
};

/** Six measures for each month of the period, in the order of measure and month. */
export async function officialFigures(
  engine: Engine,
  extracted: Extracted,
  finals: Finals,
  period: Period,
): Promise<readonly OfficialFigure[]> {
  const found = new Map<string, number>();
  const inPeriod = sql`month between ${monthNumber(period.from)} and ${monthNumber(period.to)}`;
  for (const [name, { grain, rows, measures }] of Object.entries(sources(extracted, finals))) {
    const relation = await engine.keep(
      name,
      grain,
      sql`select * from (${rows}) all_months where ${inPeriod}`,
      ['month'],
    );
    for (const { at, numbers } of await engine.collect(tally(relation, { sets: [['month']], measures })))
      for (const measure of Object.keys(measures))
        found.set(`${measure} ${monthOfNumber(Number(at.month))}`, numbers[measure] ?? 0);
    await engine.drop(relation);
  }
  return (Object.keys(officialMeasures) as readonly OfficialFigure['measure'][]).flatMap((measure) =>
    monthsOf(period).map((month) => ({ measure, month, value: found.get(`${measure} ${month}`) ?? 0 })),
  );
}
