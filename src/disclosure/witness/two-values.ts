/** Whether a sum has two values in whole tables: asked of the solver, first near the sum, then of all rows, and at last in whole numbers. */
import { withCare } from '../attack/careful-solver.ts';
import type { Answer, NoAnswer, Program, Solvers } from '../attack/solver.ts';
import type { Row, Sum } from '../attack/sum.ts';
import type { Chance } from './chance.ts';
import { isWorthLocal, type Local, localPrograms } from './local-program.ts';
import { mend } from './mend.ts';
import { type Lines, linesOf, TableInHand } from './table-in-hand.ts';

/** Everything that somebody knows. */
export interface Within {
  readonly columns: number;
  readonly columnUpper: number;
  readonly rows: readonly Row[];
}

export interface ValuesWithin {
  /**
   * Null when some whole table gives the sum another value than this; the solver's tables are checked. Else the places of the rows that hold it there from below, and
   * from above, as far as a linear program tells.
   */
  readonly heldBy: (sum: Sum, value: number) => readonly (readonly number[])[] | null;
  /** Whether the sum is nought in every table, says the solver. */
  readonly isNought: (sum: Sum) => boolean;
}

const changes = 2000;
/** What a linear program may be wrong by. */
const tolerance = 1e-6;

export function valuesWithin(within: Within, solvers: Solvers, chance: Chance): ValuesWithin {
  const { columns, columnUpper, rows } = within;
  let lines: Lines | null = null;
  let local: ((sum: Sum) => Local) | null = null;
  /** The rows around the sum that leave it one value; null when they do not. */
  const heldNear = (sum: Sum): readonly (readonly number[])[] | null => {
    if (!isWorthLocal(columns)) return null;
    local ??= localPrograms(columns, columnUpper, rows);
    const { program, sum: near, rows: places } = local(sum);
    const ends = endsOf(program, near, solvers);
    return isOne(ends) ? ends.map((end) => holding(end).map((row) => places[row] ?? -1)) : null;
  };
  /** A corner of the solver's, rounded and mended. */
  const givesOther = (answer: Answer | NoAnswer, sum: Sum, value: number): boolean => {
    if (typeof answer === 'string') return false;
    lines ??= linesOf(columns, columnUpper, rows, []);
    const table = new TableInHand(lines, Int32Array.from(answer.solution, Math.round));
    table.mark();
    return mend(table, changes, chance) && wholeValue(sum, table.counts) !== value;
  };
  const search = (sum: Sum, value: number, other: Row): boolean => {
    const program: Program = { ...within, rows: [...rows, { ...sum, ...other }], whole: 'roughly' };
    return withCare(solvers, program, false, ({ least }) => givesOther(least(sum), sum, value));
  };
  return {
    heldBy: (sum, value) => {
      const near = heldNear(sum);
      if (near !== null) return near;
      const ends = endsOf(within, sum, solvers);
      const isFound =
        !isOne(ends) &&
        (ends.some((answer) => givesOther(answer, sum, value)) ||
          search(sum, value, { ...sum, lower: value + 1, upper: Number.POSITIVE_INFINITY }) ||
          search(sum, value, { ...sum, lower: Number.NEGATIVE_INFINITY, upper: value - 1 }));
      return isFound ? null : ends.map(holding);
    },
    isNought: (sum) => heldNear(sum) !== null || isOne(endsOf(within, sum, solvers)),
  };
}

type Ends = readonly [Answer | NoAnswer, Answer | NoAnswer];

const endsOf = (program: Program, sum: Sum, solvers: Solvers): Ends =>
  withCare<Ends>(solvers, program, ['unknown', 'unknown'], ({ least, greatest }) => [
    least(sum),
    greatest(sum),
  ]);

/** Rows without which the end might lie further out. */
const holding = (end: Answer | NoAnswer): readonly number[] =>
  typeof end === 'string'
    ? []
    : [...end.duals.keys()].filter((row) => Math.abs(end.duals[row] ?? 0) > tolerance);

const isOne = ([least, greatest]: Ends): boolean =>
  typeof least !== 'string' &&
  typeof greatest !== 'string' &&
  Math.floor(greatest.value + tolerance) <= Math.ceil(least.value - tolerance);

function wholeValue({ columns, factors }: Sum, counts: Int32Array): number {
  let value = 0;
  for (let i = 0; i < columns.length; i += 1) value += (factors[i] ?? 0) * (counts[columns[i] ?? -1] ?? 0);
  return value;
}
