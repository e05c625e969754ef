/** Whether a target's values have an upper limit, or some direction in which counts can grow for ever while every row still holds. */
import { withCare } from './careful-solver.ts';
import type { Given } from './given.ts';
import { type Row, valueAt } from './sum.ts';

/**
 * For the targets that proven bounds do not limit. A sum of whole counts is unlimited when its linear relaxation is (Meyer 1974, Mathematical
 * Programming 7, for rational rows). What the solver does not decide stays unknown. Cost: one small linear program for each that is limited.
 */
export function seekLimits({ rows, bounds, columns, knowledge, solvers }: Given): void {
  const asked = knowledge.filter(({ limit }) => limit === 'unknown');
  if (asked.length === 0) return;
  const held = heldColumns(rows, columns);
  for (const one of asked)
    if (one.sum.columns.some((column, i) => (one.sum.factors[i] ?? 0) > 0 && held[column] === 0))
      one.limit = 'none';
  if (!asked.some(({ limit }) => limit === 'unknown')) return;
  const isFree = bounds.upper.map((value) => (value === Number.POSITIVE_INFINITY ? 1 : 0));
  const program = {
    columns,
    columnUpper: 1,
    bounds: { lower: new Float64Array(columns), upper: isFree },
    rows: rows
      .filter((row) => row.columns.some((column) => isFree[column] === 1))
      .map((row) => ({
        ...row,
        lower: Number.isFinite(row.lower) ? 0 : row.lower,
        upper: Number.isFinite(row.upper) ? 0 : row.upper,
      })),
  };
  withCare(solvers, program, null, ({ greatest }) => {
    for (const one of asked) {
      if (one.limit !== 'unknown') continue;
      const answer = greatest(one.sum);
      if (typeof answer === 'string') continue;
      if (answer.value <= tolerance) one.limit = 'some';
      for (const other of asked) if (valueAt(other.sum, answer.solution) > tolerance) other.limit = 'none';
    }
    return null;
  });
}

const tolerance = 1e-6;

/** 1 for each column that some row does not let grow alone. */
function heldColumns(rows: readonly Row[], columns: number): Uint8Array {
  const held = new Uint8Array(columns);
  for (const { columns: own, factors, lower, upper } of rows)
    own.forEach((column, i) => {
      if (Number.isFinite((factors[i] ?? 0) > 0 ? upper : lower)) held[column] = 1;
    });
  return held;
}
