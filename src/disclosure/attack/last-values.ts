/** What neither changes nor corners settled: whole tables for one value of one target, near a known table, by our own search, by the solver's. */
import { withCare } from './careful-solver.ts';
import { valueIn } from './found-tables.ts';
import { type Given, mostColumnsSearched } from './given.ts';
import type { Ground, Knowledge } from './knowledge.ts';
import { seekNearest } from './nearest-table.ts';
import type { Answer, NoAnswer } from './solver.ts';
import { sumOf } from './sum.ts';
import { searchTable } from './whole-search.ts';

const mostStepsEach = { alone: 20, beforeSolver: 400 };

/** `wantsEnds`: also for those whose verdict stands. Without `mostSearches` the solver is not asked at all. */
export function seekValues(given: Given, wantsEnds: boolean, mostSearches = -1): void {
  const left = { searches: mostSearches };
  for (const one of given.knowledge) {
    const isOpen = () => !given.stop() && (one.verdict() === 'unknown' || (wantsEnds && !one.hasEnds()));
    if (!isOpen()) continue;
    for (let [value] = one.openValues(); value !== undefined && isOpen(); [value] = one.openValues()) {
      const ground = seekTable(given, one, value, left);
      if (ground === 'unknown') break;
      if (ground !== 'found') one.refuse(value, ground);
    }
    while (isOpen() && one.seenLeast > one.least) {
      const ground = seekTable(given, one, one.least, left);
      if (ground === 'unknown') break;
      if (ground !== 'found') one.limitBelow(one.least + 1, ground);
    }
    while (isOpen() && one.limit === 'some' && one.seenGreatest < one.greatest) {
      const ground = seekTable(given, one, one.greatest, left);
      if (ground === 'unknown') break;
      if (ground !== 'found') one.limitAbove(one.greatest - 1, ground);
    }
    given.tell();
  }
}

/** Whether some table gives the target this value; if not, on what ground. */
function seekTable(
  given: Given,
  { sum }: Knowledge,
  value: number,
  left: { searches: number },
): 'found' | 'unknown' | Ground {
  const { columns, columnUpper, rows, bounds, tables, solvers, steps } = given;
  if (!Number.isFinite(value)) return 'unknown';
  const pinned = { ...sum, lower: value, upper: value };
  const start = bounds.mark();
  try {
    if (!bounds.add(pinned)) return 'proven';
    if (columns <= mostColumnsSearched) {
      const own = {
        left: Math.min(left.searches < 0 ? mostStepsEach.alone : mostStepsEach.beforeSolver, steps.left),
      };
      steps.left -= own.left;
      const searched = searchTable(bounds, { steps: own, columnUpper });
      steps.left += own.left;
      if (searched === 'none') return 'proven';
      if (searched !== 'unknown' && tables.take(searched)) return 'found';
    }
    if (left.searches <= 0) return 'unknown';
    left.searches -= 1;
    const open = [...rows.filter((row) => row.columns.length > 1), pinned];
    const program = { columns, columnUpper, bounds, rows: open };
    const off = (table: Int32Array) => Math.abs(valueIn(sum, table) - value);
    const near = tables.kept.reduce((best, table) => (off(table) <= off(best) ? table : best));
    const nearest = seekNearest(near, { ...program, solvers }, (counts) => tables.take(counts));
    if (nearest !== 'unknown') return nearest === 'none' ? 'said' : 'found';
    const whole = { ...program, whole: 'exactly' as const };
    const answer = withCare<Answer | NoAnswer>(solvers, whole, 'unknown', ({ least }) => least(sumOf([])));
    if (typeof answer === 'string') return answer === 'none' ? 'said' : 'unknown';
    return tables.take(answer.solution) ? 'found' : 'unknown';
  } finally {
    bounds.undo(start);
  }
}
