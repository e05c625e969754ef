/** Targets that are the same to an outsider are looked at once. */
import type { ProblemTarget } from '../attack/problem.ts';
import { nameOf, type Row } from '../attack/sum.ts';
import { compare } from './units.ts';

/** One target for each sum of the groups that the rows leave possible; a primary cell speaks for others, any cell for a difference, and both for a group. */
export function distinct(
  targets: readonly ProblemTarget[],
  rows: readonly Row[],
  isPrimary: (key: string) => boolean,
): readonly ProblemTarget[] {
  const empty = new Set<number>();
  for (const { columns, factors, upper } of rows)
    if (upper === 0 && factors.every((factor) => factor > 0)) for (const column of columns) empty.add(column);
  const rankOf = ({ cell, parts, level }: ProblemTarget) => {
    if (level === 'L0') return 3;
    if (parts.length > 0) return 2;
    return isPrimary(cell) ? 0 : 1;
  };
  const ranked = targets.map((target) => ({ target, rank: rankOf(target) }));
  ranked.sort((a, b) => a.rank - b.rank || compare(a.target.cell, b.target.cell));
  const bySum = new Map<string, ProblemTarget>();
  for (const { target } of ranked) {
    const { columns, factors } = target.sum;
    const kept = [...columns.keys()].filter((i) => !empty.has(columns[i] ?? -1));
    if (kept.length === 0) continue;
    const sum = {
      columns: Int32Array.from(kept, (i) => columns[i] ?? 0),
      factors: Float64Array.from(kept, (i) => factors[i] ?? 0),
    };
    const name = nameOf(sum);
    if (!bySum.has(name)) bySum.set(name, { ...target, sum });
  }
  return [...bySum.values()];
}
