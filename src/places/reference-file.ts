/** A reference file of the study as a checked table of text: found, hashed, UTF-8, with the columns it must have. */
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HomewardError } from '../errors/homeward-error.ts';
import { type CsvRow, parseCsv } from './csv.ts';

export interface ReferenceTable {
  /** As named to people: relative to the study's folder, with forward slashes. */
  readonly file: string;
  readonly sha256: string;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly CsvRow[];
}

/** A few hundred thousand rows; a reference file is never larger. */
const largest = 200_000_000;

/** Path of `reference/<stem>.csv` or `.csv.gz` in the study's folder; undefined when neither is there. A link out of the folder is refused. */
export async function findReference(folder: string, stem: string): Promise<string | undefined> {
  for (const file of [`${stem}.csv`, `${stem}.csv.gz`]) {
    const path = join(folder, 'reference', file);
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) continue;
    const inside = relative(await realpath(folder), real);
    const what = 'a link that leads out of the study folder';
    const place = { file: `reference/${file}` };
    if (isAbsolute(inside) || inside.split(sep)[0] === '..')
      throw new HomewardError('PLACES_FILE_UNREADABLE', what, place, 'copy the file into reference/');
    return path;
  }
  return undefined;
}

/** Reads a CSV file with a header, gzipped when its name ends so. Column names are matched without regard to case. */
export async function readReference(
  path: string,
  file: string,
  required: readonly string[],
): Promise<ReferenceTable> {
  const refuse = (what: string, line?: number) =>
    new HomewardError('PLACES_FILE_UNREADABLE', what, line === undefined ? { file } : { file, line });
  const bytes = await readFile(path).catch(() => {
    throw refuse('the file cannot be opened');
  });
  const parsed = parseCsv(textOf(bytes, path, refuse));
  if ('what' in parsed) throw refuse(parsed.what, parsed.line);
  const [header, ...rows] = parsed;
  if (header === undefined || rows.length === 0)
    throw new HomewardError('PLACES_EMPTY', 'the file has no rows', { file });
  if (header.cells.length === 1) throw refuse('one column only: the cells are not separated by commas', 1);
  const columns = new Map<string, number>();
  for (const [i, cell] of header.cells.entries()) {
    const column = cell.toLowerCase();
    if (columns.has(column)) throw refuse('two columns with the same name', 1);
    columns.set(column, i);
  }
  const missing = required.filter((column) => !columns.has(column));
  if (missing.length > 0)
    throw new HomewardError('PLACES_COLUMN_MISSING', `missing column: ${missing.join(', ')}`, { file });
  return { file, sha256: createHash('sha256').update(bytes).digest('hex'), columns, rows };
}

function textOf(bytes: Buffer, path: string, refuse: (what: string) => HomewardError): string {
  let plain = bytes;
  if (path.endsWith('.gz'))
    try {
      plain = gunzipSync(bytes, { maxOutputLength: largest });
    } catch {
      throw refuse('the gzip file is damaged or far too large');
    }
  if (plain.length > largest) throw refuse('the file is far too large for a reference file');
  if (plain.includes(0)) throw refuse('the file holds NUL bytes');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    throw refuse('the file is not UTF-8');
  }
}
