/** The last look in whole numbers: an end of the small range that fractions reach but no whole table does is a weakness too. */

import type { Interval } from '../policy/rule.ts';
import type { PrintedRow, Target, Weakness } from './attack.ts';
import type { Answer, NoAnswer, Program, Solvers } from './solver.ts';
import { plus, type Row, sumOf, valueAt } from './sum.ts';

/** Columns beyond which the look is left out. */
export const mostWholeColumns = 3000;

export interface WholeLook {
  readonly weaknesses: readonly Weakness[];
  /** Ends that neither a whole table nor the solver settled. */
  readonly open: number;
}

type End = 'least' | 'greatest';

/** `targets` are those whose linear range contains the small range. */
export function lookInWholeNumbers(
  solvers: Solvers,
  program: Program,
  targets: readonly Target[],
  rows: readonly PrintedRow[],
  small: Interval,
): WholeLook {
  const seen = { least: new Set<Target>(), greatest: new Set<Target>() };
  const see = (solution: Float64Array) => {
    const before = seen.least.size + seen.greatest.size;
    for (const target of targets) {
      const value = Math.round(valueAt(target.sum, solution));
      if (value <= small.lower) seen.least.add(target);
      if (value >= small.upper) seen.greatest.add(target);
    }
    return seen.least.size + seen.greatest.size > before;
  };
  seeWholeCorners(solvers, program, targets, seen, see);
  const weaknesses: Weakness[] = [];
  let open = 0;
  for (const end of ['least', 'greatest'] as const) {
    const unseen = () => targets.filter((target) => !seen[end].has(target));
    for (let turn = 0; turn < mostTurns && unseen().length > 1; turn += 1) {
      const answer = reach(solvers, program, unseen(), end, small);
      if (typeof answer === 'string' || !see(answer.solution)) break;
    }
    for (const target of unseen()) {
      if (seen[end].has(target)) continue;
      const answer = reach(solvers, program, [target], end, small);
      if (typeof answer === 'string') open += 1;
      else {
        see(answer.solution);
        if (!seen[end].has(target)) weaknesses.push({ target, short: 1, movedBy: sharing(target, rows) });
      }
    }
  }
  return { weaknesses, open };
}

const mostTurns = 12;

/**
 * Linear programs have corners for answers, and those of two-way tables are whole: where a corner is, it is a whole table without any search. It
 * is held against every row again, in whole numbers.
 */
function seeWholeCorners(
  solvers: Solvers,
  program: Program,
  targets: readonly Target[],
  seen: Readonly<Record<End, ReadonlySet<Target>>>,
  see: (solution: Float64Array) => boolean,
): void {
  solvers.withProgram(program, (solver) => {
    for (const end of ['least', 'greatest'] as const)
      for (const target of targets) {
        if (seen[end].has(target)) continue;
        const answer = end === 'least' ? solver.least(target.sum) : solver.greatest(target.sum);
        if (typeof answer === 'string') continue;
        const rounded = answer.solution.map(Math.round);
        if (program.rows.every((row) => agrees(row, rounded))) see(rounded);
      }
  });
}

const agrees = (row: Row, table: Float64Array): boolean => {
  const value = valueAt(row, table);
  return row.lower <= value && value <= row.upper;
};

/** A whole table that takes the targets together as far as it can towards one end; beyond the end nothing is gained. Exact for one target. */
function reach(
  solvers: Solvers,
  program: Program,
  targets: readonly Target[],
  end: End,
  small: Interval,
): Answer | NoAnswer {
  const first = program.columns;
  const columns = first + targets.length;
  const stages = targets.flatMap(({ sum }, i): readonly Row[] => {
    const own = sumOf([first + i]);
    const beyond = plus(sum, own, -1);
    return end === 'least'
      ? [{ ...beyond, lower: Number.NEGATIVE_INFINITY, upper: small.lower }]
      : [
          { ...beyond, lower: 0, upper: Number.POSITIVE_INFINITY },
          { ...own, lower: 0, upper: small.upper },
        ];
  });
  const total = sumOf(targets.map((_, i) => first + i));
  const larger: Program = { ...program, columns, rows: [...program.rows, ...stages], whole: 'roughly' };
  return solvers.withProgram(larger, (solver) =>
    end === 'least' ? solver.least(total) : solver.greatest(total),
  );
}

/** Printed quantities over some of the target's groups: no dual says which one holds a whole number back. */
function sharing(target: Target, rows: readonly PrintedRow[]): ReadonlyMap<string, number> {
  const own = new Set(target.sum.columns);
  const near = rows.filter(({ columns }) => columns.some((column) => own.has(column)));
  return new Map([
    ...near.map(({ quantity }) => [quantity, 1] as const),
    ...target.parts.map((part) => [part, 1] as const),
  ]);
}
