/** Which sums have no limit: there is a direction in which counts can grow for ever and every row still holds. */
import type { Bounds } from './bounds.ts';
import { withCare } from './careful-solver.ts';
import type { Solvers } from './solver.ts';
import { type Row, type Sum, valueAt } from './sum.ts';

/** For each sum. A sum of whole counts is unlimited when its linear relaxation is (Meyer 1974, for rational rows). */
export function areUnlimited(
  rows: readonly Row[],
  bounds: Bounds,
  sums: readonly Sum[],
  solvers: Solvers,
): readonly boolean[] {
  const isAsked = sums.map((sum) => bounds.reach(sum).upper === Number.POSITIVE_INFINITY);
  if (!isAsked.includes(true)) return isAsked;
  const upper = bounds.upper.map((value) => (value === Number.POSITIVE_INFINITY ? 1 : 0));
  const program = {
    columns: bounds.columns,
    columnUpper: 1,
    bounds: { lower: new Float64Array(bounds.columns), upper },
    rows: rows
      .filter(({ columns }) => columns.some((column) => upper[column] === 1))
      .map((row) => ({
        ...row,
        lower: row.lower > Number.NEGATIVE_INFINITY ? 0 : row.lower,
        upper: row.upper < Number.POSITIVE_INFINITY ? 0 : row.upper,
      })),
  };
  const found = sums.map(() => false);
  withCare(solvers, program, null, ({ greatest }) => {
    sums.forEach((sum, i) => {
      if (!isAsked[i] || found[i]) return;
      const answer = greatest(sum);
      if (typeof answer !== 'string')
        sums.forEach((other, j) => {
          if (isAsked[j] && valueAt(other, answer.solution) > 1e-6) found[j] = true;
        });
    });
    return null;
  });
  return found;
}
