/** A limit of a sum that needs no solver to believe: the solver's multipliers, made fractions of small whole numbers, add the rows up again. */
import type { Bounds } from './bounds.ts';
import type { Row, Sum } from './sum.ts';

/** Denominators that are tried: corners of such programs have small ones. */
const denominators = [1, 2, 6, 60, 2520];

/**
 * A whole number that the sum cannot go below, from multipliers of `rows` (above 0: lower end, below 0: upper end), in whole arithmetic;
 * minus infinity when they prove nothing. Weak duality holds for any multipliers. Cost: all entries, a few times.
 */
export function provenLeast(rows: readonly Row[], bounds: Bounds, sum: Sum, duals: Float64Array): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const by of denominators) best = Math.max(best, leastBy(by, rows, bounds, sum, duals));
  return best;
}

function leastBy(
  by: number,
  rows: readonly Row[],
  { lower, upper }: Bounds,
  sum: Sum,
  duals: Float64Array,
): number {
  const rest = new Map<number, number>();
  let total = 0;
  let size = 0;
  const add = (value: number) => {
    total += value;
    size += Math.abs(value);
  };
  const move = ({ columns, factors }: Sum, times: number) => {
    for (let i = 0; i < columns.length; i += 1) {
      const column = columns[i] ?? 0;
      rest.set(column, (rest.get(column) ?? 0) + times * (factors[i] ?? 0));
    }
  };
  move(sum, by);
  rows.forEach((row, i) => {
    const times = Math.round((duals[i] ?? 0) * by);
    if (times === 0 || !Number.isFinite(times)) return;
    move(row, -times);
    add(times * (times > 0 ? row.lower : row.upper));
  });
  for (const [column, factor] of rest)
    if (factor !== 0) add(factor * ((factor > 0 ? lower[column] : upper[column]) ?? 0));
  return size < Number.MAX_SAFE_INTEGER && Number.isFinite(total)
    ? Math.ceil(total / by)
    : Number.NEGATIVE_INFINITY;
}
