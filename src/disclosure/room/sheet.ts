/** A sheet for the room: the counts of the results at the places asked, as the ledger and the meeting have them. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { ResultCell, Results, ResultTable } from '../../measures/results.ts';
import type { LedgerTable, Population, RoomEntry } from '../ledger/ledger.ts';
import type { PlacesAsked } from './places-asked.ts';

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
