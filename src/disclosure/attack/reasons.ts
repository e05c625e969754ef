/** Which printed figures give a finding away: those that the solver's multipliers use, less each that is not needed. */
import type { Interval } from '../policy/rule.ts';
import { boundsOf, wholeRow } from './bounds.ts';
import { withCare } from './careful-solver.ts';
import { mergeColumns } from './merged-columns.ts';
import type { Fact, PossibleValues, Problem, ProblemTarget } from './problem.ts';
import type { Answer, NoAnswer, Solver, Solvers } from './solver.ts';
import { type Row, type Sum, sumOf } from './sum.ts';
import { searchTable } from './whole-search.ts';

export interface Finding {
  readonly target: ProblemTarget;
  readonly values: PossibleValues;
}

const nearly = 1e-7;
const mostSteps = 300;
/** Rows beyond which a reason that multipliers do not give is not sought. */
const mostRows = 200;

/**
 * For each finding the cells without any one of which it would not be one: the same reason every time, though another may be as good. Relations
 * are known to all and not named. Empty when no small reason was found. Cost: two linear programs a finding, and small ones.
 */
export function reasonsFor(
  problem: Problem,
  findings: readonly Finding[],
  solvers: Solvers,
  stop: () => boolean = () => false,
): readonly (readonly string[])[] {
  const { columns, columnUpper, facts, relations } = problem;
  const rows: readonly (Row | Fact)[] = [...facts, ...relations];
  const supports = withCare<readonly Set<number>[]>(solvers, { columns, columnUpper, rows }, [], (solver) =>
    findings.map(({ target, values }) => {
      const { low, high } = sidesOf(values, problem.small);
      return stop()
        ? new Set<number>()
        : new Set([
            ...(low ? usedBy(solver.least(target.sum)) : []),
            ...(high ? usedBy(solver.greatest(target.sum)) : []),
          ]);
    }),
  );
  return findings.map((finding, i) => {
    if (stop()) return [];
    const used = rows.filter((_, row) => supports[i]?.has(row));
    const near = () => nearRows(rows, finding.target.sum);
    const enough = [used, near(), rows].find(
      (some) => some.length <= mostRows && proves(problem, some, finding, solvers),
    );
    return enough === undefined ? [] : needed(problem, enough, finding, solvers);
  });
}

/** Leaves out one cell after the other, its own and the widest first, while the rest still proves the finding. */
function needed(
  problem: Problem,
  rows: readonly (Row | Fact)[],
  finding: Finding,
  solvers: Solvers,
): readonly string[] {
  const width = new Map<string, number>();
  for (const row of rows) if ('cell' in row) width.set(row.cell, row.columns.length);
  const own = finding.target.cell;
  const order = [...width.keys()].sort(
    (a, b) => Number(b === own) - Number(a === own) || (width.get(b) ?? 0) - (width.get(a) ?? 0),
  );
  let kept = rows;
  for (const cell of order) {
    const without = kept.filter((row) => !('cell' in row) || row.cell !== cell);
    if (proves(problem, without, finding, solvers)) kept = without;
  }
  return [...new Set(kept.flatMap((row) => ('cell' in row ? [row.cell] : [])))];
}

/** Whether no whole table that keeps these rows gives the target a value that the finding excludes. */
function proves(
  problem: Problem,
  rows: readonly Row[],
  { target, values }: Finding,
  solvers: Solvers,
): boolean {
  const merged = mergeColumns(rows, target.sum);
  return excludedBy(values, problem.small).every(({ lower, upper }) =>
    isImpossible(
      merged.columns,
      [...merged.rows, { ...merged.sum, lower, upper }],
      problem.columnUpper,
      solvers,
    ),
  );
}

function isImpossible(columns: number, rows: readonly Row[], columnUpper: number, solvers: Solvers): boolean {
  const bounds = boundsOf(columns);
  if (!rows.map(wholeRow).every((row) => bounds.add(row))) return true;
  const searched = searchTable(bounds, { steps: { left: mostSteps }, columnUpper });
  if (searched !== 'unknown') return searched === 'none';
  const program = { columns, columnUpper, rows, whole: 'exactly' as const };
  return withCare<Answer | NoAnswer>(solvers, program, 'unknown', ({ least }) => least(sumOf([]))) === 'none';
}

/** Ends that keep the values from the whole small range. */
const sidesOf = ({ verdict, lower, upper, missing }: PossibleValues, small: Interval) => ({
  low: verdict === 'exact' || lower > small.lower || missing.length > 0,
  high: verdict === 'exact' || missing.length > 0 || (upper !== null && upper < small.upper),
});

function excludedBy(
  { verdict, lower, upper, missing }: PossibleValues,
  small: Interval,
): readonly Interval[] {
  const below = { lower: Number.NEGATIVE_INFINITY, upper: lower - 1 };
  const above = { lower: (upper ?? 0) + 1, upper: Number.POSITIVE_INFINITY };
  if (verdict === 'exact') return [below, above];
  return [
    ...(lower > small.lower ? [{ lower: small.lower, upper: lower - 1 }] : []),
    ...(upper !== null && upper < small.upper ? [{ lower: upper + 1, upper: small.upper }] : []),
    ...missing.map((value) => ({ lower: value, upper: value })),
  ];
}

function usedBy(answer: ReturnType<Solver['least']>): readonly number[] {
  if (typeof answer === 'string') return [];
  return Array.from(answer.duals.keys()).filter((row) => Math.abs(answer.duals[row] ?? 0) > nearly);
}

function nearRows<R extends Row>(rows: readonly R[], sum: Sum): readonly R[] {
  const own = new Set(sum.columns);
  return rows.filter(({ columns }) => columns.some((column) => own.has(column)));
}
