/** What no chain of changes reached: the solver is asked for a whole table, and its tables are checked like any other. */
import type { Witness } from '../attack/problem.ts';
import type { Answer, NoAnswer, Program, Solver, Solvers } from '../attack/solver.ts';
import { type Row, type Sum, sumOf } from '../attack/sum.ts';
import { type Chance, chanceFrom } from './chance.ts';
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

/** A small value that a target shall take. */
interface Wish {
  readonly target: number;
  readonly value: number;
}

const pinned = ({ columns, columnUpper, rows, targets }: Asked, { target, value }: Wish): Program => {
  const sum = targets[target]?.sum ?? nothing;
  return { columns, columnUpper, rows: [...rows, { ...sum, lower: value, upper: value }] };
};

/**
 * Rounded corners of the linear program in which the target takes the value, in several directions, warm from each to the next: many of them are whole
 * tables. Unchecked. Ends when `isFound` says so.
 */
export function askCorners(
  asked: Asked,
  wish: Wish,
  solvers: Solvers,
  isFound: (corner: Witness) => boolean,
): NotTaken['verdict'] {
  const chance = chanceFrom(wish.target * 64 + wish.value);
  try {
    return solvers.withProgram(pinned(asked, wish), (solver) => {
      for (let turn = 0; turn < mostDirections; turn += 1) {
        const answer = solver.least(directionBy(asked.columns, chance));
        if (answer === 'none') return 'impossible';
        if (answer === 'unknown' || isFound(roundedOf(answer))) return 'unknown';
      }
      return 'unknown';
    });
  } catch {
    return 'unknown';
  }
}

const mostDirections = 8;

/** Each group weighs from 0 to 6, so that no table is without end. */
const directionBy = (columns: number, chance: Chance): Sum => ({
  columns: Int32Array.from({ length: columns }, (_, i) => i),
  factors: Float64Array.from({ length: columns }, () => chance(7)),
});

/** A whole table in which the target takes the value, as the solver gives it: unchecked. */
export function askSolver(asked: Asked, wish: Wish, solvers: Solvers): Witness | NotTaken['verdict'] {
  const answer = solved(solvers, { ...pinned(asked, wish), whole: 'roughly' }, nothing);
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
