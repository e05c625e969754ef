/** The last look in whole numbers: an end of the small range that fractions reach but no whole table does is a weakness too. */
import type { PrintedRow, Target, Weakness } from './attack.ts';
import type { Interval } from './rule.ts';
import type { Answer, Program, Solvers } from './solver.ts';
import { plus, type Row, type Sum, sumOf, valueAt } from './sum.ts';

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
  const see = ({ solution }: Answer) => {
    const before = seen.least.size + seen.greatest.size;
    for (const target of targets) {
      const value = Math.round(valueAt(target.sum, solution));
      if (value <= small.lower) seen.least.add(target);
      if (value >= small.upper) seen.greatest.add(target);
    }
    return seen.least.size + seen.greatest.size > before;
  };
  const weaknesses: Weakness[] = [];
  let open = 0;
  for (const end of ['least', 'greatest'] as const) {
    const unseen = () => targets.filter((target) => !seen[end].has(target));
    for (let turn = 0; turn < 4 && unseen().length > 1; turn += 1) {
      const answer = manyAtOnce(solvers, program, unseen(), end, small);
      if (answer === null || !see(answer)) break;
    }
    for (const target of unseen()) {
      if (seen[end].has(target)) continue;
      const program1 = {
        ...program,
        whole: 'roughly' as const,
        rows: [...program.rows, reaching(target.sum, end, small)],
      };
      const answer = solvers.withProgram(program1, (solver) => solver.least(nothing));
      if (answer === 'none') weaknesses.push({ target, short: 1, movedBy: sharing(target, rows) });
      else if (answer === 'unknown') open += 1;
      else see(answer);
    }
  }
  return { weaknesses, open };
}

const nothing = sumOf([]);

/** A row that holds where a target reaches the end of the small range. */
const reaching = (sum: Sum, end: End, small: Interval): Row => ({
  ...sum,
  lower: end === 'least' ? 0 : small.upper,
  upper: end === 'least' ? small.lower : Number.POSITIVE_INFINITY,
});

/** A whole table that takes as many targets as far as it can towards one end; beyond the end nothing is gained. */
function manyAtOnce(
  solvers: Solvers,
  program: Program,
  targets: readonly Target[],
  end: End,
  small: Interval,
): Answer | null {
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
  const answer = solvers.withProgram(larger, (solver) =>
    end === 'least' ? solver.least(total) : solver.greatest(total),
  );
  return typeof answer === 'string' ? null : answer;
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
