/** A sheet for the room: which places somebody asks to see exactly, and the sheet itself with the counts of the results. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { ResultCell, Results, ResultTable } from '../../measures/results.ts';
import { parseCsv } from '../../places/csv.ts';
import { dimensionNames } from '../../study/dimensions.ts';
import type { LedgerTable, Population, RoomEntry } from '../ledger/ledger.ts';

/** What was asked, before anything is counted. */
export interface PlacesAsked {
  /** Only what it restricts; each with its line in the file. */
  readonly places: readonly { readonly line: number; readonly at: Readonly<Record<string, string>> }[];
  readonly file: string;
}

/**
 * `text` of a CSV file: a column for each dimension, as in the CSV tables of a release, and `measure`, which must be `admissions`. Empty cells and
 * `all` restrict nothing; a column `value` is not read: nobody types a count. A column that is no dimension would quietly widen a place, so it is
 * refused. Throws ROOM_SHEET_UNREADABLE, ROOM_MEASURE, ROOM_PLACE_TWICE with the line, never the value.
 */
export function readPlacesAsked(text: string, file: string): PlacesAsked {
  const parsed = parseCsv(text.replace(/^\uFEFF/, ''));
  const unreadable = (what: string, line = 1) =>
    new HomewardError('ROOM_SHEET_UNREADABLE', what, { file, line });
  if ('what' in parsed) throw unreadable(parsed.what, parsed.line);
  const [header, ...rows] = parsed;
  if (header === undefined || rows.length === 0) throw unreadable('the file has no rows');
  const names = header.cells;
  if (!names.includes('measure')) throw unreadable('missing column: measure');
  if (new Set(names).size < names.length) throw unreadable('two columns with the same name');
  const known = new Set<string>([...dimensionNames, 'measure', 'value']);
  const odd = names.findIndex((name) => !known.has(name));
  if (odd !== -1) throw unreadable(`column ${odd + 1} is no dimension`);
  const seen = new Map<string, number>();
  const places = rows.map(({ line, cells }) => {
    if (cells[names.indexOf('measure')] !== 'admissions')
      throw new HomewardError('ROOM_MEASURE', 'only admissions can be shown', { file, line });
    const at = Object.fromEntries(
      dimensionNames.flatMap((name) => {
        const code = cells[names.indexOf(name)] ?? '';
        return code === '' || code === 'all' ? [] : [[name, code]];
      }),
    );
    const before = seen.get(JSON.stringify(at));
    if (before !== undefined)
      throw new HomewardError('ROOM_PLACE_TWICE', `the same place as on line ${before}`, { file, line });
    seen.set(JSON.stringify(at), line);
    return { line, at };
  });
  return { places, file };
}

/** The entry of the ledger. Throws ROOM_PLACE_UNKNOWN for a place that stands in no table of the results. */
export function roomEntry(
  { places, file }: PlacesAsked,
  results: Results,
  {
    sheet,
    readers,
    population,
  }: { readonly sheet: string; readonly readers: readonly string[]; readonly population: Population },
): RoomEntry {
  const found = places.map(({ line, at }) => {
    const names = Object.keys(at);
    const tables = results.tables.filter(({ dimensions }) =>
      names.every((name) => dimensions.includes(name)),
    );
    const refuse = (what: string) => new HomewardError('ROOM_PLACE_UNKNOWN', what, { file, line });
    const [table] = tables;
    if (table === undefined)
      throw refuse(`no table of the study divides by ${names.join(' and ') || 'anything'}`);
    const cell = table.cells.find((one) => isAt(one, at));
    if (cell === undefined) throw refuse(`no such category of ${names.join(' or ')}`);
    return { table, cell };
  });
  const tables = results.tables.filter((table) => found.some((one) => one.table === table));
  return {
    type: 'room',
    sheet,
    readers,
    population,
    dimensions: [...new Set(tables.flatMap(({ dimensions }) => dimensions))].map((name) => ({
      name,
      categories: [...new Set(found.flatMap(({ cell }) => cell.at[name] ?? []))]
        .filter((code) => code !== 'all')
        .map((code) => ({ code, parents: [] })),
    })),
    tables: tables.map((table) => exactly(table, new Set(found.map(({ cell }) => cell)))),
  };
}

const isAt = (cell: ResultCell, at: Readonly<Record<string, string>>): boolean =>
  Object.entries(cell.at).every(([name, code]) => code === (at[name] ?? 'all'));

const exactly = ({ id, dimensions, cells }: ResultTable, wanted: ReadonlySet<ResultCell>): LedgerTable => ({
  id,
  dimensions,
  cells: cells
    .filter((cell) => wanted.has(cell))
    .map(({ at, admissions: value }) => ({
      at,
      measure: 'admissions',
      kind: 'exact',
      value,
      lower: value,
      upper: value,
    })),
});

/** The sheet for the meeting, sorted: the dimensions of its tables, `measure`, `value`. Codes are those of the study's own dimensions. */
export function sheetCsv({ dimensions, tables }: RoomEntry): string {
  const names = dimensions.map(({ name }) => name);
  const rows = tables.flatMap(({ cells }) =>
    cells.map(({ at, measure, value }) => [
      ...names.map((name) => at[name] ?? 'all'),
      measure,
      String(value),
    ]),
  );
  const lines = rows.map((row) => row.map(quoted).join(',')).sort();
  return [[...names, 'measure', 'value'].join(','), ...lines].map((line) => `${line}\n`).join('');
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
