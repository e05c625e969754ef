/** Which places somebody asks to see exactly: a file without counts. */
import { HomewardError } from '../../errors/homeward-error.ts';
import { parseCsv } from '../../places/csv.ts';
import { dimensionNames } from '../../study/dimensions.ts';

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
