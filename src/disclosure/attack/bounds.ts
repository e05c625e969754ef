/** What each column can still be: bounds in whole numbers, narrowed by the rows until nothing moves, and a way back. */
import type { Interval } from '../policy/rule.ts';
import type { Row, Sum } from './sum.ts';

export interface Bounds {
  readonly columns: number;
  /** By column; `upper` may be infinite. Read only. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Takes away what a further row does not allow; false when a column has no value left. `undo` takes the row out again. */
  readonly add: (row: Row) => boolean;
  /** The same for one column. */
  readonly narrow: (column: number, lower: number, upper: number) => boolean;
  readonly mark: () => Mark;
  readonly undo: (mark: Mark) => void;
  /** Limits of a sum over the bounds: outer ones. */
  readonly reach: (sum: Sum) => Interval;
}

export interface Mark {
  readonly changes: number;
  readonly rows: number;
}

/** Visits of one propagation for each entry of the rows: rows with factors can creep for ever; wider bounds are right too. */
const visitsPerRow = 60;

/** Bounds of `columns` columns from 0 upwards; rows come by `add`. Cost: of each visit the length of the row. */
export function boundsOf(columns: number): Bounds {
  const lower = new Float64Array(columns);
  const upper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const rows: Row[] = [];
  const rowsOf: number[][] = Array.from({ length: columns }, () => []);
  const changes: (readonly [column: number, lower: number, upper: number])[] = [];
  const waiting = new Set<number>();

  const set = (column: number, from: number, to: number): boolean => {
    const [before, after] = [lower[column] ?? 0, upper[column] ?? 0];
    const [least, most] = [Math.max(before, from), Math.min(after, to)];
    if (least === before && most === after) return true;
    changes.push([column, before, after]);
    lower[column] = least;
    upper[column] = most;
    for (const row of rowsOf[column] ?? []) waiting.add(row);
    return least <= most;
  };

  const visit = (row: Row): boolean => {
    const all = limits(row, lower, upper);
    const range = whole(all);
    if (range.lower > row.upper || range.upper < row.lower) return false;
    if (range.lower >= row.lower && range.upper <= row.upper) return true;
    for (let i = 0; i < row.columns.length; i += 1) {
      const column = row.columns[i] ?? 0;
      const factor = row.factors[i] ?? 0;
      const [low, high] = [lower[column] ?? 0, upper[column] ?? 0];
      const [ownLeast, ownMost] = factor > 0 ? [factor * low, factor * high] : [factor * high, factor * low];
      const isFree = high === Number.POSITIVE_INFINITY;
      let [room, need] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      if (all.belowAll === (isFree && factor < 0 ? 1 : 0))
        room = row.upper - (all.least - (isFree && factor < 0 ? 0 : ownLeast));
      if (all.aboveAll === (isFree && factor > 0 ? 1 : 0))
        need = row.lower - (all.most - (isFree && factor > 0 ? 0 : ownMost));
      const [a, b] = factor > 0 ? [need / factor, room / factor] : [room / factor, need / factor];
      const [from, to] = [Math.ceil(a), Math.floor(b)];
      if ((from > low || to < high) && !set(column, from, to)) return false;
    }
    return true;
  };

  const settle = (): boolean => {
    let visits = visitsPerRow * (rows.length + 1);
    for (const place of waiting) {
      waiting.delete(place);
      const row = rows[place];
      if (row !== undefined && !visit(row)) {
        waiting.clear();
        return false;
      }
      visits -= 1;
      if (visits < 0) break;
    }
    waiting.clear();
    return true;
  };

  return {
    columns,
    lower,
    upper,
    add: (row) => {
      const place = rows.push(row) - 1;
      for (const column of row.columns) rowsOf[column]?.push(place);
      waiting.add(place);
      return settle();
    },
    narrow: (column, from, to) => {
      const holds = set(column, from, to);
      if (!holds) waiting.clear();
      return holds && settle();
    },
    mark: () => ({ changes: changes.length, rows: rows.length }),
    undo: (mark) => {
      while (changes.length > mark.changes) {
        const [column, before, after] = changes.pop() ?? [0, 0, 0];
        lower[column] = before;
        upper[column] = after;
      }
      while (rows.length > mark.rows) for (const column of rows.pop()?.columns ?? []) rowsOf[column]?.pop();
    },
    reach: (sum) => whole(limits(sum, lower, upper)),
  };
}

/** A row's ends rounded inwards, after division by what all factors share. */
export function wholeRow<R extends Row>(row: R): R {
  let shared = 0;
  for (const factor of row.factors) shared = greatestDivisor(Math.abs(factor), shared);
  const by = Math.max(1, shared);
  return {
    ...row,
    factors: by === 1 ? row.factors : row.factors.map((factor) => factor / by),
    lower: Math.ceil(row.lower / by),
    upper: Math.floor(row.upper / by),
  };
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** A sum over bounds, without the columns that have no limit on that side, and how many those are. */
interface Limits {
  readonly least: number;
  readonly most: number;
  readonly belowAll: number;
  readonly aboveAll: number;
}

function limits(sum: Sum, lower: Float64Array, upper: Float64Array): Limits {
  let [least, most, belowAll, aboveAll] = [0, 0, 0, 0];
  for (let i = 0; i < sum.columns.length; i += 1) {
    const column = sum.columns[i] ?? 0;
    const factor = sum.factors[i] ?? 0;
    const low = factor * (lower[column] ?? 0);
    const high = factor * (upper[column] ?? 0);
    if (factor > 0) {
      least += low;
      if (high === Number.POSITIVE_INFINITY) aboveAll += 1;
      else most += high;
    } else {
      most += low;
      if (high === Number.NEGATIVE_INFINITY) belowAll += 1;
      else least += high;
    }
  }
  return { least, most, belowAll, aboveAll };
}

const whole = ({ least, most, belowAll, aboveAll }: Limits): Interval => ({
  lower: belowAll > 0 ? Number.NEGATIVE_INFINITY : least,
  upper: aboveAll > 0 ? Number.POSITIVE_INFINITY : most,
});
