/** What is doubtful in the files themselves, counted; what is too doubtful to go on is an error. */
import type { DuckDbEngine } from '../engine/duckdb/duckdb-engine.ts';
import { type Measure, tally } from '../engine/grouped.ts';
import type { Grain, Relation } from '../engine/relation.ts';
import { join, name, type Sql, sql } from '../engine/sql.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { bedTypeService } from './codes.ts';
import type { Delivery, InspectedFile } from './delivery.ts';
import { countRows } from './inputs.ts';
import type { Doubt } from './relations.ts';
import { type TableId, tables } from './tables.ts';

interface Read {
  readonly delivery: Delivery;
  readonly files: readonly InspectedFile[];
  /** MHS501 by submission, with what could not be read. */
  readonly months: Relation<'submission'>;
  readonly relations: Readonly<Partial<Record<TableId, Relation>>>;
}

interface Doubted {
  readonly doubts: readonly Doubt[];
  /** The relation without the rows that lack a key. */
  whole<G extends Grain>(relation: Relation<G>): Relation<G>;
}

/** Throws EXTRACT_DATES_UNREADABLE or EXTRACT_LINES_UNREADABLE when a tenth of the filled values of a date column, or of the lines of a file, cannot be read. */
export async function collectDoubts(engine: DuckDbEngine, read: Read): Promise<Doubted> {
  const doubts: Doubt[] = [...fileDoubts(read), ...(await rejectedLines(engine, read.files))];
  doubts.push(...(await spellDoubts(engine, read.months)));
  const replaced = new Map<string, Relation>();
  for (const [table, relation] of Object.entries(read.relations) as [TableId, Relation][]) {
    const keys = ['person', 'spell', 'stay', 'provider', 'month', 'submission'].filter(
      (key) => key in tables[table],
    );
    const lacking = sql`(${join(
      keys.map((key) => sql`${name(key)} is null`),
      ' or ',
    )})`;
    const [row] = await engine.collect(
      tally(relation, { sets: [[]], measures: { ...measuresOf(table), lacking: { count: lacking } } }),
    );
    const counts = row?.numbers ?? {};
    doubts.push(...tableDoubts(table, counts));
    if ((counts.lacking ?? 0) > 0) {
      replaced.set(
        relation.name,
        await engine.keep(
          `${relation.name}_whole`,
          relation.grain,
          sql`select * from ${relation} where not ${lacking}`,
          relation.categories,
        ),
      );
      await engine.drop(relation);
    }
  }
  return {
    doubts: doubts.filter(({ rows }) => rows > 0),
    whole: <G extends Grain>(relation: Relation<G>) =>
      (replaced.get(relation.name) ?? relation) as Relation<G>,
  };
}

function fileDoubts({ delivery, files }: Read): readonly Doubt[] {
  const unknown = delivery.files.filter(({ table }) => table === undefined).length;
  const foreign = files.filter(({ file }) => file.foreignColumns > 0).length;
  const cut = files.filter(
    ({ file, inspection }) => file.format === 'delimited' && !inspection.endsWithLineEnd,
  ).length;
  return [
    {
      id: 'unknown-file',
      what: 'files that fit no table of the data set and were not read',
      rows: unknown,
      remedy: 'take them out of delivery/, or ask the producer what they are',
    },
    {
      id: 'foreign-columns',
      what: 'files with columns of two layouts',
      rows: foreign,
      remedy: 'ask the producer which version of the data set was delivered',
    },
    {
      id: 'no-last-line-end',
      what: 'files whose last line does not end: it may be cut off',
      rows: cut,
      remedy: 'compare the number of rows with the note of the producer',
    },
  ];
}

/** From so many unreadable lines on, a tenth of a file is too much to go on: one quote that does not close can swallow most of it. */
const manyLines = 20;

/** Lines without the shape of the header, too long, or with a quote that does not close. */
async function rejectedLines(
  engine: DuckDbEngine,
  files: readonly InspectedFile[],
): Promise<readonly Doubt[]> {
  const byTable = new Map<string, number>();
  for (const { file: path, lines } of await engine.rejected()) {
    const found = files.find(({ readable }) => readable.path.replaceAll('\\', '/') === path);
    if (found === undefined) continue;
    // A quote that does not close swallows the lines after it: what is missing counts, not what was reported.
    const lost = Math.max(lines, linesOf(found) - (await countRows(engine, found)));
    const table = found.file.table ?? '';
    if (lost >= manyLines && lost * 10 >= linesOf(found))
      throw new HomewardError(
        'EXTRACT_LINES_UNREADABLE',
        `${lost} of ${linesOf(found)} lines of ${table} cannot be read`,
        {
          file: found.file.name,
        },
      );
    byTable.set(table, (byTable.get(table) ?? 0) + lost);
  }
  await engine.rejected();
  return [...byTable].sort().map(([table, rows]) => ({
    id: `rejected-lines-${table.toLowerCase()}`,
    what: `lines of ${table} that do not have the shape of its header and were left out`,
    rows,
    remedy: 'ask the producer to deliver the table again, with quoted fields',
  }));
}

/** Lines below the header. */
export const linesOf = ({ inspection }: InspectedFile): number =>
  Math.max(0, inspection.lineEnds - (inspection.endsWithLineEnd ? 1 : 0));

async function spellDoubts(engine: DuckDbEngine, months: Relation): Promise<readonly Doubt[]> {
  const columns = [
    'without_person',
    'without_spell',
    'starts_on_filled',
    'starts_on_unreadable',
    'ends_on_filled',
    'ends_on_unreadable',
  ];
  const measures: Record<string, Measure> = Object.fromEntries(
    columns.map((column) => [column, { sum: column }]),
  );
  const [row] = await engine.collect(tally(months, { sets: [[]], measures }));
  const counts = row?.numbers ?? {};
  const [unplaced] = await engine.collect(
    tally(months, {
      sets: [[]],
      measures: { delivered: { sum: 'delivered' } },
      where: sql`provider is null or month is null or submission is null`,
    }),
  );
  return [
    ...dateDoubts('MHS501', counts),
    keyDoubt(
      'MHS501',
      (counts.without_person ?? 0) + (counts.without_spell ?? 0) + (unplaced?.numbers.delivered ?? 0),
    ),
  ];
}

const keyDoubt = (table: string, rows: number): Doubt => ({
  id: `rows-without-key-${table.toLowerCase()}`,
  what: `rows of ${table} without person, spell, provider, month or submission, left out`,
  rows,
  remedy: 'ask the producer why keys are missing',
});

/** Counted in rows as delivered. */
const weighed = (where: Sql): Measure => ({ sum: 'copies', where });

function measuresOf(table: TableId): Readonly<Record<string, Measure>> {
  const dates: Readonly<Record<string, Measure>> = {
    starts_on_filled: weighed(sql`starts_on is not null or starts_on_unreadable`),
    starts_on_unreadable: weighed(sql`starts_on_unreadable`),
    ends_on_filled: weighed(sql`ends_on is not null or ends_on_unreadable`),
    ends_on_unreadable: weighed(sql`ends_on_unreadable`),
  };
  const copies: Readonly<Record<string, Measure>> = { copies: { sum: 'copies' } };
  if (table === 'MHS001')
    return {
      ...copies,
      ageMissing: { count: sql`age_start is null and not age_filled` },
      ageImpossible: { count: sql`age_start is null and age_filled` },
    };
  if (table === 'MHS502') {
    const codes = join(Object.keys(bedTypeService).map((code) => sql`${code}`));
    return { ...copies, ...dates, bedUnknown: { count: sql`bed_type not in (${codes})` } };
  }
  return table === 'MHS401' ? { ...copies, ...dates } : copies;
}

type Counts = Readonly<Record<string, number | null>>;

function tableDoubts(table: TableId, counts: Counts): readonly Doubt[] {
  return [
    {
      id: `repeated-rows-${table.toLowerCase()}`,
      what: `rows of ${table} that repeat another in every column that is read; each counts once`,
      rows: (counts.copies ?? 0) - (counts.rows ?? 0),
      remedy: 'nothing to do: deliveries are known to repeat rows',
    },
    ...(table === 'MHS501' ? [] : [keyDoubt(table, counts.lacking ?? 0), ...dateDoubts(table, counts)]),
    {
      id: 'age-missing',
      what: 'rows of MHS001 without an age',
      rows: counts.ageMissing ?? 0,
      remedy: 'ask the producer; without an age the admission leaves the study as "age unknown"',
    },
    {
      id: 'age-impossible',
      what: 'rows of MHS001 whose age is no number from 0 to 120',
      rows: counts.ageImpossible ?? 0,
      remedy: 'ask the producer; such an age counts as unknown',
    },
    {
      id: 'bed-code-unknown',
      what: 'rows of MHS502 whose bed type is no code of the published lists',
      rows: counts.bedUnknown ?? 0,
      remedy: 'nothing to do: the ward decides the service instead',
    },
  ];
}

const dateColumns = { starts_on: 'start date', ends_on: 'end date' } as const;

function dateDoubts(table: TableId, counts: Counts): readonly Doubt[] {
  const fields: Readonly<Record<string, readonly string[]>> = tables[table];
  return Object.entries(dateColumns).map(([column, words]) => {
    const rows = counts[`${column}_unreadable`] ?? 0;
    const filled = counts[`${column}_filled`] ?? 0;
    const field = fields[column]?.[0] ?? column;
    if (rows > 0 && rows * 10 >= filled)
      throw new HomewardError(
        'EXTRACT_DATES_UNREADABLE',
        `${rows} of ${filled} filled values of ${field} in ${table} are no dates`,
        {
          field: `${table}.${field}`,
        },
      );
    return {
      id: `${column === 'starts_on' ? 'start' : 'end'}-unreadable-${table.toLowerCase()}`,
      what: `rows of ${table} whose ${words} (${field}) is no date`,
      rows,
      remedy: 'ask the producer; such a date counts as missing',
    };
  });
}
