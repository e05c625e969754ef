/** Few tables that still give every target every value that all of them gave. */
import type { Interval } from '../policy/rule.ts';
import { Coverage } from './coverage.ts';

interface Giving {
  /** One value a target. */
  readonly values: Float64Array;
}

/** Greedy cover: always the table that gives most of what is missing (Chvátal 1979). In the order of `tables`. */
export function fewest<T extends Giving>(tables: readonly T[], small: Interval): readonly T[] {
  const targets = tables[0]?.values.length ?? 0;
  const coverage = new Coverage(targets, small);
  const kept = new Set<number>();
  const left = new Set(tables.keys());
  while (left.size > 0) {
    let best = -1;
    let most = 0;
    for (const i of left) {
      const gives = newIn(coverage, tables[i]?.values ?? new Float64Array(0));
      if (gives > most) [best, most] = [i, gives];
      if (gives === 0) left.delete(i);
    }
    if (best < 0) break;
    coverage.take(tables[best]?.values ?? []);
    kept.add(best);
    left.delete(best);
  }
  const chosen = tables.filter((_, i) => kept.has(i));
  return chosen.length > 0 ? chosen : tables.slice(0, 1);
}

function newIn(coverage: Coverage, values: Float64Array): number {
  let found = 0;
  for (let target = 0; target < values.length; target += 1)
    if (coverage.isOpen(target, values[target] ?? Number.NaN)) found += 1;
  return found;
}
