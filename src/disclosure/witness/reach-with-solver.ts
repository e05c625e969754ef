/** Small values that no pass reached: from the solver's corners towards them, and at last one search in whole numbers for each. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { type Asked, askCorners, askSolver, type NotTaken, withEnds } from './ask-solver.ts';
import { isWorthLocal, localPrograms } from './local-program.ts';
import { mend } from './mend.ts';
import { keep, pass, pin, type Search } from './search.ts';
import { TableInHand } from './table-in-hand.ts';

export interface Limits {
  /** Targets whose ends over all rows are asked, and values for each of which the solver searches in whole numbers, at most. */
  readonly mostAsked: number;
  readonly stop: () => boolean;
  readonly tell: () => void;
}

const changes = 1000;
/** What a linear program may be wrong by. */
const tolerance = 1e-6;

/** Rules out values beyond the solver's ends: by the rows around each target in a large problem, else by all rows. */
export function ruleOut(search: Search, asked: Asked, solvers: Solvers, limits: Limits): void {
  if (isWorthLocal(asked.columns)) askNear(search, asked, solvers, limits);
  else askEnds(search, asked, solvers, limits);
}

function askNear({ coverage }: Search, asked: Asked, solvers: Solvers, { stop }: Limits): void {
  const local = localPrograms(asked.columns, asked.columnUpper, asked.rows);
  for (const [target, { sum }] of asked.targets.entries()) {
    if (stop() || coverage.openValues(target).length === 0) continue;
    const near = local(sum);
    withEnds({ ...near.program, targets: [near] }, solvers, (endsOf) => {
      const { least, greatest } = endsOf(0);
      coverage.ruleOutBeyond(target, least - tolerance, greatest + tolerance);
    });
  }
}

/** `use` is given the corners of each target of which something is left. */
function askEnds(
  { coverage }: Search,
  asked: Asked,
  solvers: Solvers,
  { mostAsked, stop, tell }: Limits,
  use: (corner: Witness, target: number) => void = () => {},
): void {
  let targetsAsked = 0;
  withEnds(asked, solvers, (endsOf) => {
    for (const target of asked.targets.keys()) {
      if (coverage.openValues(target).length === 0) continue;
      if (stop() || targetsAsked >= mostAsked) return;
      targetsAsked += 1;
      const { least, greatest, corners } = endsOf(target);
      coverage.ruleOutBeyond(target, least - tolerance, greatest + tolerance);
      if (coverage.openValues(target).length > 0) for (const corner of corners) use(corner, target);
      tell();
    }
  });
}

/** From the corners at a target's ends; then value by value: corners of the linear program in which the target has it, and a search. What stays open. */
export function reachWithSolver(
  search: Search,
  asked: Asked,
  solvers: Solvers,
  limits: Limits,
): readonly NotTaken[] {
  const { coverage } = search;
  const { mostAsked, stop, tell } = limits;
  askEnds(search, asked, solvers, limits, (corner, target) => reachFrom(search, corner, target));
  const open: NotTaken[] = [];
  let searches = 0;
  for (const target of asked.targets.keys())
    for (const value of coverage.openValues(target)) {
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
