/** A table of the release as CSV, read back row by row. */
import type { ProtectedTable, Release, ReleasedCell } from '../release.ts';
import { plainText } from './plain-text.ts';

const marker = '[c]';

/** Rows, the header among them, that are no released cell in its place; and released cells that have no row. */
export function csvStrays(bytes: Uint8Array, release: Release, path: string): readonly string[] {
  const table = release.tables.find(({ id }) => path === `tables/${id}.csv`);
  const rows = rowsOf(plainText(bytes) ?? '"');
  if (table === undefined) return ['the whole file: no table of the release has this name'];
  if (rows === null) return ['the end: a line that does not end, or a quote that does not close'];
  const [header = [], ...body] = rows;
  const columns = [...table.dimensions, 'measure', 'value'];
  if (header.join('\n') !== columns.join('\n')) return ['line 1'];
  const open = new Map(
    table.cells.filter(({ kind }) => kind !== 'notApplicable').map((cell) => [placeOf(table, cell), cell]),
  );
  const strays = body.flatMap((row, i) => {
    const place = row.slice(0, -1).map(withoutGuard).join('|');
    const cell = open.get(place);
    open.delete(place);
    const isItself = cell !== undefined && row.length === columns.length && row.at(-1) === printed(cell);
    return isItself ? [] : [`line ${i + 2}`];
  });
  return [...strays, ...(open.size === 0 ? [] : ['the end: rows are missing'])];
}

const placeOf = ({ dimensions }: ProtectedTable, { at, measure }: ReleasedCell): string =>
  [...dimensions.map((dimension) => at[dimension] ?? 'all'), measure].join('|');

const printed = (cell: ReleasedCell): string => ('value' in cell ? String(cell.value) : marker);

/** Text that a spreadsheet would take for a formula is written with an apostrophe in front. */
const withoutGuard = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** Null when the last line does not end. Every line ends in LF. */
function rowsOf(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /"((?:[^"]|"")*)"([,\n])|([^",\n]*)([,\n])/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (found === null) return null;
    row.push(found[1]?.replaceAll('""', '"') ?? found[3] ?? '');
    if ((found[2] ?? found[4]) === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return row.length === 0 ? rows : null;
}
