/** What no chain of changes reached: the solver is asked for a whole table, and its tables are checked like any other. */
import type { Witness } from '../attack/problem.ts';
import type { Answer, NoAnswer, Program, Solver, Solvers } from '../attack/solver.ts';
import { type Row, type Sum, sumOf } from '../attack/sum.ts';
import type { Chance } from './chance.ts';
import { mend } from './mend.ts';
import { type Lines, TableInHand } from './table-in-hand.ts';

/** A small value that no table gives a target: the solver says that none can, or does not say. */
export interface NotTaken {
  readonly target: number;
  readonly value: number;
  readonly verdict: 'impossible' | 'unknown';
}

export interface Asked {
  readonly columns: number;
  readonly columnUpper: number;
  readonly rows: readonly Row[];
  readonly targets: readonly { readonly sum: Sum }[];
}

const mostChanges = 20_000;

/** Any whole table: a corner of the linear program, rounded and mended; else a search in whole numbers. */
export function firstTable(
  asked: Asked,
  lines: Lines,
  solvers: Solvers,
  chance: Chance,
): TableInHand | NotTaken['verdict'] {
  const corner = solved(solvers, asked, nothing);
  if (corner === 'none') return 'impossible';
  if (corner !== 'unknown') {
    const table = new TableInHand(lines, roundedOf(corner));
    table.mark();
    if (mend(table, mostChanges, chance)) return table;
  }
  const whole = solved(solvers, { ...asked, whole: 'roughly' }, nothing);
  if (typeof whole === 'string') return whole === 'none' ? 'impossible' : 'unknown';
  const table = new TableInHand(lines, roundedOf(whole));
  return table.broken === 0 ? table : 'unknown';
}

/** Between which ends the solver says that a target lies, and the rounded corners where it meets them: unchecked. */
export interface Ends {
  readonly least: number;
  readonly greatest: number;
  readonly corners: readonly Witness[];
}

/** Asks for the ends of one target after another, warm from each to the next. An end that is not known is no limit. */
export function withEnds<T>(
  asked: Asked,
  solvers: Solvers,
  use: (endsOf: (target: number) => Ends) => T,
): T | null {
  try {
    return solvers.withProgram(asked, (solver) =>
      use((target) => endsOf(solver, asked.targets[target]?.sum ?? nothing)),
    );
  } catch {
    return null;
  }
}

function endsOf(solver: Solver, sum: Sum): Ends {
  const least = solver.least(sum);
  const greatest = solver.greatest(sum);
  const valueIn = (answer: Answer | NoAnswer, none: number) =>
    typeof answer === 'string' || !Number.isFinite(answer.value) ? none : answer.value;
  return {
    least: valueIn(least, Number.NEGATIVE_INFINITY),
    greatest: valueIn(greatest, Number.POSITIVE_INFINITY),
    corners: [least, greatest].flatMap((answer) => (typeof answer === 'string' ? [] : [roundedOf(answer)])),
  };
}

/** A table in which the target takes the value, as the solver gives it: unchecked, and when it is not asked `whole`, only nearly a table. */
export function askSolver(
  asked: Asked,
  { target, value }: { readonly target: number; readonly value: number },
  solvers: Solvers,
  isWhole: boolean,
): Witness | NotTaken['verdict'] {
  const { columns, columnUpper, rows, targets } = asked;
  const sum = targets[target]?.sum ?? nothing;
  const pinned = { columns, columnUpper, rows: [...rows, { ...sum, lower: value, upper: value }] };
  const answer = solved(solvers, isWhole ? { ...pinned, whole: 'roughly' } : pinned, nothing);
  if (typeof answer === 'string') return answer === 'none' ? 'impossible' : 'unknown';
  return roundedOf(answer);
}

/** A solver that throws has said nothing. */
function solved(solvers: Solvers, program: Program, sum: Sum): Answer | NoAnswer {
  try {
    return solvers.withProgram(program, (solver) => solver.least(sum));
  } catch {
    return 'unknown';
  }
}

const nothing = sumOf([]);
const roundedOf = ({ solution }: Answer): Witness => Int32Array.from(solution, Math.round);
