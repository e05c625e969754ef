/** What neither changes nor linear programs settled: one search in whole numbers for each value or end, our own first, then the solver's. */
import { withCare } from './careful-solver.ts';
import type { Ground, Knowledge } from './knowledge.ts';
import type { Given } from './passes.ts';
import type { Answer, NoAnswer } from './solver.ts';
import { sumOf } from './sum.ts';
import { searchTable } from './whole-search.ts';

const mostStepsEach = 400;

/** `wantsEnds`: also for those whose verdict stands. */
export function seekValues(given: Given, wantsEnds: boolean, mostWholeSolves: number): void {
  const left = { solves: mostWholeSolves };
  for (const one of given.knowledge) {
    const isOpen = () => one.verdict() === 'unknown' || (wantsEnds && !one.hasEnds());
    if (!isOpen()) continue;
    for (const value of one.openValues()) {
      if (given.stop()) return;
      if (!one.openValues().includes(value)) continue;
      const ground = tableWithin(given, one, value, value, left);
      if (ground !== 'found' && ground !== 'unknown') one.refuse(value, ground);
    }
    while (isOpen() && one.seenLeast > one.least && !given.stop()) {
      const ground = tableWithin(given, one, one.least, one.seenLeast - 1, left);
      if (ground === 'unknown') break;
      if (ground !== 'found') one.limitBelow(one.seenLeast, ground);
    }
    while (isOpen() && !one.isUnlimited && one.seenGreatest < one.greatest && !given.stop()) {
      const ground = tableWithin(given, one, one.seenGreatest + 1, one.greatest, left);
      if (ground === 'unknown') break;
      if (ground !== 'found') one.limitAbove(one.seenGreatest, ground);
    }
    given.tell();
  }
}

/** Whether some table gives the target a value between these; if not, on what ground. */
function tableWithin(
  { columns, columnUpper, rows, bounds, tables, solvers, steps }: Given,
  one: Knowledge,
  lower: number,
  upper: number,
  left: { solves: number },
): 'found' | 'unknown' | Ground {
  const { sum } = one;
  const within = { ...sum, lower, upper };
  const near = tables.kept[tables.kept.length - 1];
  const own = { left: Math.min(mostStepsEach + columns, steps.left) };
  const before = own.left;
  const start = bounds.mark();
  const searched = bounds.add(within)
    ? searchTable(bounds, { steps: own, columnUpper, ...(near === undefined ? {} : { near }) })
    : 'none';
  bounds.undo(start);
  steps.left -= before - own.left;
  if (searched === 'none') return 'proven';
  if (searched !== 'unknown' && tables.take(searched)) return 'found';
  if (left.solves <= 0) return 'unknown';
  left.solves -= 1;
  const program = { columns, columnUpper, bounds, rows: [...rows, within], whole: 'exactly' as const };
  const towards = lower < one.seenLeast ? 'least' : 'greatest';
  const answer = withCare<Answer | NoAnswer>(solvers, program, 'unknown', (solver) =>
    solver[towards](lower === upper ? sumOf([]) : sum),
  );
  if (answer === 'none') return 'said';
  if (answer === 'unknown') return 'unknown';
  if (!tables.take(answer.solution)) return 'unknown';
  if (lower < upper && towards === 'least') one.limitBelow(Math.round(answer.value), 'said');
  if (lower < upper && towards === 'greatest') one.limitAbove(Math.round(answer.value), 'said');
  return 'found';
}
