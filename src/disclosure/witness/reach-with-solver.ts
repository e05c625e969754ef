/** Small values that no pass reached: from the solver's corners towards them, and at last one search in whole numbers for each. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { type Asked, askCorners, askSolver, type NotTaken, withEnds } from './ask-solver.ts';
import { isWorthLocal, localPrograms } from './local-program.ts';
import { mend } from './mend.ts';
import { keep, pass, pin, type Search } from './search.ts';
import { TableInHand } from './table-in-hand.ts';

interface Limits {
  /** Targets whose ends over all rows are asked, and values for each of which the solver searches in whole numbers, at most. */
  readonly mostAsked: number;
  readonly stop: () => boolean;
  readonly tell: () => void;
}

const changes = 1000;
/** What a linear program may be wrong by. */
const tolerance = 1e-6;

/** What stays open after all. A value beyond the solver's ends of its target is impossible, says the solver. */
export function reachWithSolver(
  search: Search,
  asked: Asked,
  solvers: Solvers,
  { mostAsked, stop, tell }: Limits,
): readonly NotTaken[] {
  const { coverage } = search;
  const open: NotTaken[] = [];
  const beyond = new Set<string>();
  const isBeyond = (target: number, value: number) => beyond.has(`${target} ${value}`);
  const local = localPrograms(asked.columns, asked.columnUpper, asked.rows);
  for (const [target, { sum }] of asked.targets.entries()) {
    if (!isWorthLocal(asked.columns) || stop() || coverage.openValues(target).length === 0) continue;
    const near = local(sum);
    withEnds({ ...near.program, targets: [near] }, solvers, (endsOf) => {
      const { least, greatest } = endsOf(0);
      for (const value of coverage.openValues(target))
        if (value < least - tolerance || value > greatest + tolerance) beyond.add(`${target} ${value}`);
    });
  }
  let targetsAsked = 0;
  withEnds(asked, solvers, (endsOf) => {
    for (const target of asked.targets.keys()) {
      if (coverage.openValues(target).every((value) => isBeyond(target, value))) continue;
      if (stop() || targetsAsked >= mostAsked) return;
      targetsAsked += 1;
      const { least, greatest, corners } = endsOf(target);
      for (const value of coverage.openValues(target))
        if (value < least - tolerance || value > greatest + tolerance) beyond.add(`${target} ${value}`);
      for (const corner of corners) reachFrom(search, corner, target);
      tell();
    }
  });
  let searches = 0;
  for (const target of asked.targets.keys())
    for (const value of coverage.openValues(target)) {
      if (!coverage.isOpen(target, value)) continue;
      if (isBeyond(target, value)) {
        open.push({ target, value, verdict: 'impossible' });
        continue;
      }
      const isLeft = () => coverage.isOpen(target, value) && searches < mostAsked && !stop();
      let verdict: NotTaken['verdict'] = 'unknown';
      if (isLeft())
        verdict = askCorners(asked, { target, value }, solvers, (corner) => {
          reachFrom(search, corner, target);
          return !coverage.isOpen(target, value);
        });
      if (isLeft() && verdict !== 'impossible') {
        searches += 1;
        const answer = askSolver(asked, { target, value }, solvers);
        if (typeof answer === 'string') verdict = answer;
        else reachFrom(search, answer, target);
      }
      if (coverage.isOpen(target, value)) open.push({ target, value, verdict });
      tell();
    }
  return open;
}

/** Takes a table from the solver: mended, pinned to each open value of the target in turn, and then passed over. */
function reachFrom(search: Search, corner: Witness, target: number): void {
  let table = new TableInHand(search.lines, corner);
  table.mark();
  if (!mend(table, changes, search.chance)) return;
  keep(search, table);
  for (const value of search.coverage.openValues(target)) {
    if (!pin(search, table, target, value, changes)) continue;
    pass(search, table);
    table = new TableInHand(search.lines, table.counts);
  }
}
