/** Reads a delivery into the checked relations: children in full, everybody else only as far as counting them out needs. */
import { rmSync } from 'node:fs';
import type { DuckDbEngine } from '../engine/duckdb/duckdb-engine.ts';
import type { Grain, Relation } from '../engine/relation.ts';
import { name, type Sql, sql } from '../engine/sql.ts';
import { adultPeople, adultSpells } from './adult-rows.ts';
import {
  accommodationRows,
  headerRows,
  learningDisabilityRows,
  legalPeriodRows,
  lookedAfterRows,
  peopleRows,
  spellRows,
  stayRows,
  treatmentRows,
  wardRows,
} from './child-rows.ts';
import type { Delivery, InspectedFile } from './delivery.ts';
import { collectDoubts } from './doubts.ts';
import { keepFinals } from './final-submissions.ts';
import { inputsOf } from './inputs.ts';
import { type InspectionsInOrder, inspectInOrder } from './inspect-in-order.ts';
import type { Extracted } from './relations.ts';
import {
  refuseIdentifying,
  requireAgreed,
  requireColumns,
  requireRows,
  requireTables,
} from './requirements.ts';
import { type Rows, rowsOf } from './rows-of.ts';
import { isRead, type TableId } from './tables.ts';
import { asAge, asDate, asInteger, unreadable } from './values.ts';

export interface ReadOptions {
  /** Census of the study's areas: decides which area column counts. */
  readonly vintage: 2011 | 2021;
  /** Tables of the agreement, such as `MHS501`; undefined: any. */
  readonly agreedTables?: readonly string[];
  readonly progress?: (doing: string, share?: number) => void;
  readonly signal?: AbortSignal;
}

/** What was read, and how each file was. */
export interface ReadDelivery {
  readonly extracted: Extracted;
  readonly files: readonly InspectedFile[];
}

/** As `readFiles`, for whoever needs only the relations. */
export const readDelivery = async (
  engine: DuckDbEngine,
  delivery: Delivery,
  options: ReadOptions,
): Promise<Extracted> => (await readFiles(engine, delivery, options)).extracted;

/**
 * Throws what stands in docs/errors.md under EXTRACT. Order for speed and memory: admissions, then who of those admitted is young, then only
 * their rows. While the engine reads one table, the bytes of the next are looked at.
 */
export async function readFiles(
  engine: DuckDbEngine,
  delivery: Delivery,
  { vintage, agreedTables, progress = () => {}, signal }: ReadOptions,
): Promise<ReadDelivery> {
  requireAgreed(delivery, agreedTables);
  requireTables(delivery);
  requireColumns(delivery, vintage);
  const inspected = inspectInOrder(delivery, signal);
  try {
    return await read(engine, delivery, vintage, inspected, progress);
  } finally {
    for (const { file, readable } of await inspected.stop())
      if (readable.path !== file.path) rmSync(readable.path, { force: true });
  }
}

async function read(
  engine: DuckDbEngine,
  delivery: Delivery,
  vintage: 2011 | 2021,
  inspected: InspectionsInOrder,
  progress: (doing: string) => void,
): Promise<ReadDelivery> {
  const rows = async (table: TableId): Promise<Rows> => {
    const files = await inspected.of(table);
    progress(`reading ${table}`);
    await refuseIdentifying(engine, files);
    return rowsOf(table, files);
  };
  const keep = <G extends Grain>(name: string, grain: G, query: Sql, categories: readonly string[] = []) =>
    engine.keep(`delivered_${name}`, grain, query, categories);

  const submissions = await keep('headers', 'submission', headerRows(await rows('MHS000')), [
    'provider',
    'month',
    'submission',
    'file_type',
  ]);
  const admissions = await rows('MHS501');
  const months = await keep('months', 'submission', monthRows(admissions), [
    'provider',
    'month',
    'submission',
  ]);
  await requireRows(engine, 'MHS501', months);
  const finals = await keepFinals(engine, submissions, months);
  const young = await youngPeople(engine, admissions, await rows('MHS001'));

  const spells = await keep(
    'spells',
    'spell-month',
    sql`${spellRows(admissions, young.people)} union all ${adultSpells(admissions, young.people, finals)}`,
    ['provider', 'month', 'submission'],
  );
  const people = await keep(
    'people',
    'person-month',
    sql`${peopleRows(await rows('MHS001'), young.people, vintage)} union all ${adultPeople(spells, young.ages)}`,
    ['provider', 'month', 'gender', 'ethnic_group', 'home_place'],
  );
  const wards = await keep('wards', 'unit', wardRows(await rows('MHS903')));
  const stays = await keep('stays', 'stay-month', stayRows(await rows('MHS502'), young.people, wards), [
    'provider',
    'month',
    'bed_type',
  ]);
  const small = async <G extends Grain>(
    name: string,
    grain: G,
    table: TableId,
    query: (rows: Rows, people: Relation<'person'>) => Sql,
  ) => keep(name, grain, query(await rows(table), young.people), ['provider', 'month']);
  const lookedAfter = await small('looked_after', 'person-month', 'MHS005', lookedAfterRows);
  const learningDisabilities = await small(
    'learning_disabilities',
    'person-month',
    'MHS007',
    learningDisabilityRows,
  );
  const accommodation = await small('accommodation', 'person-month', 'MHS003', accommodationRows);
  const legalPeriods = await small('legal_periods', 'person-month', 'MHS401', legalPeriodRows);
  const treatments = await small('treatments', 'spell-month', 'MHS503', treatmentRows);
  for (const used of [wards, young.people, young.ages]) await engine.drop(used);

  const files = await inspected.all();
  await refuseIdentifying(
    engine,
    files.filter(({ file }) => !isRead(file.table ?? '')),
  );
  const relations = {
    MHS001: people,
    MHS003: accommodation,
    MHS005: lookedAfter,
    MHS007: learningDisabilities,
    MHS401: legalPeriods,
    MHS501: spells,
    MHS502: stays,
    MHS503: treatments,
  };
  const { doubts, whole } = await collectDoubts(engine, { delivery, files, months, relations });
  const extracted = {
    submissions,
    finals,
    spells: whole(spells),
    people: whole(people),
    stays: whole(stays),
    lookedAfter: whole(lookedAfter),
    learningDisabilities: whole(learningDisabilities),
    accommodation: whole(accommodation),
    legalPeriods: whole(legalPeriods),
    treatments: whole(treatments),
    inputs: await inputsOf(engine, files),
    doubts,
  };
  return { extracted, files };
}

/** What each submission holds of MHS501, so that nothing is lost without being counted. */
const monthRows = (rows: Rows): Sql => {
  const filled = (column: string) => sql`count(${name(column)})`;
  return sql`
    select r.provider, ${asInteger(sql`r.month`)} as month, r.submission, count(*) as delivered,
      count(*) - count(person) as without_person, count(*) - count(spell) as without_spell,
      ${filled('starts_on')} as starts_on_filled, ${filled('ends_on')} as ends_on_filled,
      sum(case when ${unreadable(sql`r.starts_on`, asDate(sql`r.starts_on`))} then 1 else 0 end) as starts_on_unreadable,
      sum(case when ${unreadable(sql`r.ends_on`, asDate(sql`r.ends_on`))} then 1 else 0 end) as ends_on_unreadable
    from ${rows()} r group by all`;
};

/** Everybody admitted who is ever under 19, or of unknown age; and the lowest age of all who have one. */
async function youngPeople(engine: DuckDbEngine, admissions: Rows, residents: Rows) {
  const admitted = await engine.keep(
    'delivered_admitted',
    'person',
    sql`select distinct person from ${admissions()} r where person is not null`,
  );
  const ages = await engine.keep(
    'delivered_ages',
    'person',
    sql`
    select person, min(age) as lowest, count(*) - count(age) as unknown from (
      select r.person, ${asAge(sql`r.age_start`)} as age from ${residents((person) => sql`coalesce(${person} in (select person from ${admitted}), false)`)} r) aged
    group by person`,
  );
  const people = await engine.keep(
    'delivered_young',
    'person',
    sql`
    select p.person from ${admitted} p left join ${ages} a on a.person = p.person
    where a.lowest is null or a.lowest < 19 or a.unknown > 0`,
  );
  await engine.drop(admitted);
  return { people, ages };
}
