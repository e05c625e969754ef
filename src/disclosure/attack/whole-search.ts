/** A whole table within bounds: column after column is given a value and the rest narrowed, until one is found or every possibility refused. */
import type { Bounds } from './bounds.ts';
import type { Witness } from './problem.ts';

/** Steps that a search may still take; shared between searches. */
export interface Steps {
  left: number;
}

export interface SearchOptions {
  readonly steps: Steps;
  /** Values that columns without a limit are tried up to. */
  readonly columnUpper: number;
  /** Values to try first, one a column. */
  readonly near?: ArrayLike<number>;
}

interface Branch {
  readonly column: number;
  readonly lower: number;
  readonly upper: number;
  readonly from: ReturnType<Bounds['mark']>;
}

/**
 * `none` is proven: it needs no solver. The bounds are as before afterwards. Depth first, the narrowest column first, and of it the value
 * nearest to `near` (else its lowest) before those above and below. Cost: a propagation for each step.
 */
export function searchTable(
  bounds: Bounds,
  { steps, columnUpper, near }: SearchOptions,
): Witness | 'none' | 'unknown' {
  const start = bounds.mark();
  const branches: Branch[] = [];
  const branch = (): Witness | null => {
    const column = narrowest(bounds, columnUpper);
    if (column < 0) return Int32Array.from(bounds.lower);
    const from = bounds.mark();
    const lower = bounds.lower[column] ?? 0;
    const upper = Math.min(bounds.upper[column] ?? 0, columnUpper);
    const value =
      near === undefined ? lower : Math.min(upper, Math.max(lower, Math.round(near[column] ?? lower)));
    if (value > lower) branches.push({ column, lower, upper: value - 1, from });
    if (value < upper) branches.push({ column, lower: value + 1, upper, from });
    branches.push({ column, lower: value, upper: value, from });
    return null;
  };
  let found = branch();
  while (found === null) {
    const next = branches.pop();
    if (next === undefined || steps.left <= 0) break;
    steps.left -= 1;
    bounds.undo(next.from);
    if (bounds.narrow(next.column, next.lower, next.upper)) found = branch();
  }
  bounds.undo(start);
  return found ?? (steps.left <= 0 ? 'unknown' : 'none');
}

/** The open column with fewest values; −1 when each has one. */
function narrowest({ columns, lower, upper }: Bounds, columnUpper: number): number {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (let column = 0; column < columns && fewest > 1; column += 1) {
    const width = Math.min(upper[column] ?? 0, columnUpper) - (lower[column] ?? 0);
    if (width > 0 && width < fewest) [best, fewest] = [column, width];
  }
  return best;
}
