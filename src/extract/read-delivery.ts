/** Reads a delivery into the checked relations: children in full, everybody else only as far as counting them out needs. */
import { rmSync } from 'node:fs';
import type { DuckDbEngine } from '../engine/duckdb/duckdb-engine.ts';
import { tally } from '../engine/grouped.ts';
import type { Grain, Relation } from '../engine/relation.ts';
import type { Sql } from '../engine/sql.ts';
import {
  admissionRows,
  admittedPeople,
  adultSpells,
  adultStarts,
  monthRows,
  spellRows,
} from './admission-rows.ts';
import {
  accommodationRows,
  headerRows,
  learningDisabilityRows,
  legalPeriodRows,
  lookedAfterRows,
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
  requireLines,
  requireRows,
  requireTables,
} from './requirements.ts';
import {
  agesOf,
  peopleRows,
  residentRows,
  unlikelyPeople,
  withUnlikely,
  youngPeople,
} from './resident-rows.ts';
import { type Rows, rowsOf } from './rows-of.ts';
import { isRead, type TableId } from './tables.ts';

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
    requireLines(table, files);
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
  const admissions = await keep('admissions', 'spell-month', admissionRows(await rows('MHS501')));
  const months = await keep('months', 'submission', monthRows(admissions), [
    'provider',
    'month',
    'submission',
  ]);
  await requireRows(engine, 'MHS501', months);
  const finals = await keepFinals(engine, submissions, months);

  const admitted = await keep('admitted', 'person', admittedPeople(admissions));
  const grown = 19 + (await yearsIn(engine, months));
  const residentFile = await rows('MHS001');
  let residents = await keep(
    'residents',
    'person-month',
    residentRows(residentFile, { admitted, vintage, grown }),
  );
  const ages = await keep('ages', 'person', agesOf(residents));
  const unlikely = await keep('unlikely', 'person', unlikelyPeople(ages, grown));
  if ((await rowCount(engine, unlikely)) > 0) {
    const shrunk = residents;
    residents = await keep(
      'residents_in_full',
      'person-month',
      withUnlikely(shrunk, residentFile, unlikely, vintage),
    );
    await engine.drop(shrunk);
  }
  const young = await keep('young', 'person', youngPeople(admitted, ages));

  const spells = await keep('spells', 'spell-month', spellRows(admissions, young), [
    'provider',
    'month',
    'submission',
  ]);
  const adultSpellRows = await keep('adult_spells', 'spell', adultSpells(admissions, young, finals));
  const adultStartRows = await keep('adult_starts', 'group', adultStarts(admissions, young, finals), [
    'month',
  ]);
  await engine.drop(admissions);
  const people = await keep('people', 'person-month', peopleRows(residents, young), [
    'provider',
    'month',
    'gender',
    'ethnic_group',
    'home_place',
  ]);
  for (const used of [admitted, residents, ages, unlikely]) await engine.drop(used);
  const wards = await keep('wards', 'unit', wardRows(await rows('MHS903')));
  const stays = await keep('stays', 'stay-month', stayRows(await rows('MHS502'), young, wards), [
    'provider',
    'month',
    'bed_type',
  ]);
  const small = async <G extends Grain>(
    name: string,
    grain: G,
    table: TableId,
    query: (rows: Rows, people: Relation<'person'>) => Sql,
  ) => keep(name, grain, query(await rows(table), young), ['provider', 'month']);
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
  for (const used of [wards, young]) await engine.drop(used);

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
    adultSpells: adultSpellRows,
    adultStarts: adultStartRows,
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

/** Calendar years that the months touch, rounded up, and one more for a birthday. */
async function yearsIn(engine: DuckDbEngine, months: Relation): Promise<number> {
  const found = await engine.collect(tally(months, { sets: [['month']], measures: {} }));
  const numbers = found
    .flatMap(({ at }) => (at.month === null ? [] : Number(at.month)))
    .filter(Number.isFinite);
  if (numbers.length === 0) return 1;
  return Math.ceil((Math.max(...numbers) - Math.min(...numbers) + 1) / 12) + 1;
}

async function rowCount(engine: DuckDbEngine, relation: Relation): Promise<number> {
  const [all] = await engine.collect(tally(relation, { sets: [[]], measures: {} }));
  return all?.numbers.rows ?? 0;
}
