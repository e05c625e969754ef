/** A CSV file of counts or of a hierarchy as columns and rows; every fault has its line and never its value. */
import type { ErrorCode } from '../../errors/catalogue.ts';
import { HomewardError } from '../../errors/homeward-error.ts';
import { type CsvRow, parseCsv } from '../../places/csv.ts';

export interface CsvTable {
  /** As named to people. */
  readonly file: string;
  readonly columns: ReadonlyMap<string, number>;
  /** At least one. */
  readonly rows: readonly CsvRow[];
}

/** Throws COUNTS_UNREADABLE, COUNTS_EMPTY, COUNTS_COLUMN_WRONG, COUNTS_COLUMN_MISSING. */
export function csvTable(text: string, file: string, required: readonly string[]): CsvTable {
  const fault = faultIn(file);
  const parsed = parseCsv(text.replace(/^\uFEFF/, ''));
  if ('what' in parsed) throw fault('COUNTS_UNREADABLE', parsed.what, parsed.line);
  const [header, ...rows] = parsed;
  if (header === undefined || rows.length === 0) throw fault('COUNTS_EMPTY', 'the file has no rows');
  const columns = new Map<string, number>();
  for (const [i, name] of header.cells.entries()) {
    if (!/^[\p{L}\p{N}][\p{L}\p{N} _.:()-]{0,59}$/u.test(name))
      throw fault('COUNTS_COLUMN_WRONG', `column ${i + 1} has no plain name`, 1);
    if (columns.has(name)) throw fault('COUNTS_COLUMN_WRONG', `two columns called ${name}`, 1);
    columns.set(name, i);
  }
  const missing = required.filter((name) => !columns.has(name));
  if (missing.length > 0) throw fault('COUNTS_COLUMN_MISSING', `missing column: ${missing.join(', ')}`, 1);
  return { file, columns, rows };
}

/** The text of a cell; its column is one of the table. */
export const cellOf = ({ columns }: CsvTable, row: CsvRow, column: string): string =>
  row.cells[columns.get(column) ?? -1] ?? '';

/** A whole number of at least 0 in a column of the table. Throws COUNTS_NUMBER_WRONG. */
export function wholeNumber(table: CsvTable, row: CsvRow, column: string): number {
  const text = cellOf(table, row, column);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const what =
    text === ''
      ? 'no number'
      : /^[-−]\s*\d/.test(text)
        ? 'a negative count'
        : /^\d{1,3}([ ,.'\u00A0\u202F]\d{3})+$/.test(text)
          ? 'a thousands separator'
          : 'not a whole number';
  throw faultIn(table.file)('COUNTS_NUMBER_WRONG', what, row.line, column);
}

/** Why a text cannot be the code of a category; null where it can. */
export function faultOfCode(code: string): string | null {
  if (code === '') return 'an empty category';
  if (/^(all|total)$/i.test(code)) return 'a total among the finest groups';
  return code.length > 100 || /[|=\p{Cc}]/u.test(code) ? 'a category with | or =, or too long' : null;
}

export const faultIn =
  (file: string) =>
  (code: ErrorCode, what: string, line?: number, field?: string): HomewardError =>
    new HomewardError(code, what, {
      file,
      ...(line === undefined ? {} : { line }),
      ...(field === undefined ? {} : { field }),
    });
