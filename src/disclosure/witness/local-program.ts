/** The rows around one sum as a small linear program: what it rules out is ruled out by all rows too. */
import type { Program } from '../attack/solver.ts';
import type { Row, Sum } from '../attack/sum.ts';

export interface Local {
  readonly program: Program;
  /** The sum over the program's own columns. */
  readonly sum: Sum;
  /** The column of each of the program's own. */
  readonly columns: readonly number[];
  /** The place among all rows of each row of the program. */
  readonly rows: readonly number[];
}

const mostColumns = 300;

/** Whether programs around one sum are worth their making: one over all columns is asked faster, from one sum to the next, when it is not much larger. */
export const isWorthLocal = (columns: number): boolean => columns > 4 * mostColumns;

/**
 * For many sums over the same rows. Columns are taken in by the shortest rows first. A row that reaches further keeps its upper end, as counts are never
 * negative; one with negative factors there is left out. Cost of a program: the rows of its columns.
 */
export function localPrograms(
  columns: number,
  columnUpper: number,
  rows: readonly Row[],
  most = mostColumns,
): (sum: Sum) => Local {
  const rowsOf: number[][] = Array.from({ length: columns }, () => []);
  const lengthOf = (row: number) => rows[row]?.columns.length ?? 0;
  const isPositive = rows.map(({ factors }) => factors.every((factor) => factor > 0));
  rows.forEach((row, place) => {
    for (const column of row.columns) rowsOf[column]?.push(place);
  });
  const nearest = (from: readonly number[]) =>
    [...new Set(from.flatMap((column) => rowsOf[column] ?? []))].sort((a, b) => lengthOf(a) - lengthOf(b));
  return (sum) => {
    const own = new Map<number, number>();
    const take = (more: Int32Array) => {
      for (const column of more) if (!own.has(column)) own.set(column, own.size);
    };
    take(sum.columns);
    for (const row of nearest([...own.keys()])) {
      const more = rows[row]?.columns ?? new Int32Array(0);
      if (own.size + more.length > most) break;
      take(more);
    }
    const places = [...new Set([...own.keys()].flatMap((column) => rowsOf[column] ?? []))];
    const kept = places.flatMap((place) => {
      const row = rows[place];
      if (row === undefined) return [];
      const inside = row.columns.every((column) => own.has(column));
      if (!inside && (isPositive[place] !== true || row.upper === Number.POSITIVE_INFINITY)) return [];
      return [{ place, row: { ...within(row, own), lower: inside ? row.lower : 0, upper: row.upper } }];
    });
    return {
      program: { columns: own.size, columnUpper, rows: kept.map(({ row }) => row) },
      sum: within(sum, own),
      columns: [...own.keys()],
      rows: kept.map(({ place }) => place),
    };
  };
}

function within({ columns, factors }: Sum, own: ReadonlyMap<number, number>): Sum {
  const kept = [...columns.keys()].filter((i) => own.has(columns[i] ?? -1));
  return {
    columns: Int32Array.from(kept, (i) => own.get(columns[i] ?? -1) ?? 0),
    factors: Float64Array.from(kept, (i) => factors[i] ?? 0),
  };
}
