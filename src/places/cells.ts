/** Reads the cells of one row as what they must be; a cell that is something else is refused by line and column, without its content. */
import { HomewardError } from '../errors/homeward-error.ts';
import type { CsvRow } from './csv.ts';
import type { ReferenceTable } from './reference-file.ts';

export interface Cells {
  /** Null when the column is absent or the cell empty. */
  text(column: string): string | null;
  /** A text that must be there. */
  filled(column: string): string;
  whole(column: string, from: number, to: number): number | null;
  decimal(column: string, from: number, to: number): number | null;
  /** `2016-04-30`; null when empty. */
  date(column: string): string | null;
  category<C extends string>(column: string, known: readonly C[], empty?: C): C;
  required<T>(column: string, value: T | null): T;
  refuse(what: string, column: string): HomewardError;
}

export function cellsOf(table: ReferenceTable, row: CsvRow): Cells {
  const refuse = (what: string, field: string) =>
    new HomewardError('PLACES_VALUE_WRONG', what, { file: table.file, line: row.line, field });
  const text = (column: string) => {
    const at = table.columns.get(column);
    const cell = at === undefined ? '' : row.cells[at];
    if (cell === undefined || cell === '') return null;
    if (/\p{Cc}/u.test(cell)) throw refuse('a line break or other control character', column);
    return cell;
  };
  const required = <T>(column: string, value: T | null): T => {
    if (value === null) throw refuse('nothing is filled in', column);
    return value;
  };
  const number = (column: string, pattern: RegExp, words: string, from: number, to: number) => {
    const cell = text(column);
    if (cell === null) return null;
    const value = Number(cell);
    if (!pattern.test(cell) || value < from || value > to)
      throw refuse(`not a ${words} from ${from} to ${to}`, column);
    return value;
  };
  return {
    text,
    required,
    refuse,
    filled: (column) => required(column, text(column)),
    whole: (column, from, to) => number(column, /^\d+(\.0+)?$/, 'whole number', from, to),
    decimal: (column, from, to) => number(column, /^\d+(\.\d+)?$/, 'number', from, to),
    date(column) {
      const cell = text(column);
      if (cell !== null && !isDate(cell)) throw refuse('not a date such as 2016-04-30', column);
      return cell;
    },
    category(column, known, empty) {
      const cell = text(column)?.toLowerCase() ?? empty;
      const found = known.find((category) => category === cell);
      if (found === undefined) throw refuse(`not one of ${known.join(', ')}`, column);
      return found;
    },
  };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
