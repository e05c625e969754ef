/** Says which table a header belongs to, and which layouts it could be. */
import type { LayoutId } from './layouts/layout.ts';
import { v4 } from './layouts/v4.ts';
import { v5 } from './layouts/v5.ts';
import { v6 } from './layouts/v6.ts';
import { folded, isRead, requiredFields, tables } from './tables.ts';

export interface Recognised {
  /** Six characters, such as `MHS501`; undefined when the header fits no table. */
  readonly table: string | undefined;
  /** Layouts that explain most of its columns: several when the header does not tell them apart. */
  readonly layouts: readonly LayoutId[];
  /** How many of its columns only other layouts have. */
  readonly foreign: number;
}

interface Known {
  readonly table: string;
  readonly layout: LayoutId;
  readonly columns: ReadonlySet<string>;
}

const known: readonly Known[] = [v4, v5, v6].flatMap((layout) =>
  Object.entries(layout.tables).map(([name, columns]) => ({
    table: name.slice(0, 6),
    layout: layout.id,
    columns: new Set(columns.split(' ').map(folded)),
  })),
);

const synonyms = Object.entries(tables).map(([table, fields]) => ({
  table,
  columns: new Set(Object.values<readonly string[]>(fields).flat().map(folded)),
}));

/** In how many tables a column stands: the fewer, the more it says. */
const spread = new Map<string, Set<string>>();
for (const { table, columns } of [...known, ...synonyms])
  for (const column of columns) spread.set(column, (spread.get(column) ?? new Set()).add(table));

export const isKnownColumn = (column: string): boolean => spread.has(folded(column));

export function recognise(header: readonly string[]): Recognised {
  const columns = header.map(folded);
  const table = tableByKey(columns) ?? tableByColumns(columns);
  if (table === undefined) return { table, layouts: [], foreign: 0 };
  const fits = known
    .filter((candidate) => candidate.table === table)
    .map(({ layout, columns: own }) => ({ layout, hits: columns.filter((c) => own.has(c)).length, own }));
  const most = Math.max(0, ...fits.map(({ hits }) => hits));
  const best = fits.filter(({ hits }) => hits === most && hits > 0);
  const elsewhere = columns.filter(
    (c) => fits.some(({ own }) => own.has(c)) && !best.some(({ own }) => own.has(c)),
  );
  return { table, layouts: best.map(({ layout }) => layout), foreign: elsewhere.length };
}

/** The row key of a table names it, also for tables that we do not read. */
function tableByKey(columns: readonly string[]): string | undefined {
  const keys = new Set(columns.flatMap((column) => /^(mhs\d{3})uniqid$/.exec(column)?.[1] ?? []));
  const [only] = keys;
  return keys.size === 1 ? only?.toUpperCase() : undefined;
}

/** Otherwise the table to which the most telling columns belong: at least one that no more than two tables have. */
function tableByColumns(columns: readonly string[]): string | undefined {
  const scores = new Map<string, number>();
  let telling = false;
  for (const column of columns) {
    const where = spread.get(column);
    if (where === undefined) continue;
    if (where.size <= 2) telling = true;
    for (const table of where) scores.set(table, (scores.get(table) ?? 0) + 1 / where.size ** 2);
  }
  const most = Math.max(...scores.values());
  const best = [...scores.keys()].filter((table) => scores.get(table) === most);
  const [only, ...others] = best.length > 1 ? best.filter((table) => isComplete(table, columns)) : best;
  return telling && others.length === 0 ? only : undefined;
}

/** Every column that the table must have is there: tells wards from ward stays when neither has its row key. */
const isComplete = (table: string, columns: readonly string[]): boolean => {
  if (!isRead(table)) return false;
  const fields: Readonly<Record<string, readonly string[]>> = tables[table];
  return requiredFields[table].every((field) =>
    (fields[field] ?? []).some((each) => columns.includes(folded(each))),
  );
};
