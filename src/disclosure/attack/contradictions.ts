/** Printed figures that cannot all be right: the fewest lines to set aside so that the rest can be attacked. */
import { attackProblem } from './attack-problem.ts';
import { boundsOf, wholeRow } from './bounds.ts';
import { withCare } from './careful-solver.ts';
import type { Fact, Problem } from './problem.ts';
import type { Answer, NoAnswer, Solvers } from './solver.ts';
import { type Row, sumOf } from './sum.ts';

/**
 * Cells to set aside; empty when nothing contradicts, null when the relations do by themselves, when there are more than `most`, when the solver does
 * not say or it was stopped. Cells of few groups are
 * believed before wider ones, so it is the total that does not add up and not its parts; what is left is stretched as little as possible
 * (elastic programming: Chinneck & Dravnieks 1991, ORSA Journal on Computing 3). Cost: a propagation a cell, and a few linear programs.
 */
export function contradictions(
  problem: Problem,
  solvers: Solvers,
  {
    most = Number.POSITIVE_INFINITY,
    stop = () => false,
  }: { readonly most?: number; readonly stop?: () => boolean } = {},
): readonly string[] | null {
  const { columns, relations } = problem;
  const bounds = boundsOf(columns);
  if (!relations.map(wholeRow).every((row) => bounds.add(row))) return null;
  const factsOf = new Map<string, Fact[]>();
  for (const fact of problem.facts) factsOf.set(fact.cell, [...(factsOf.get(fact.cell) ?? []), fact]);
  const widest = (facts: readonly Fact[]) => Math.max(...facts.map((fact) => fact.columns.length));
  const aside: string[] = [];
  for (const [cell, facts] of [...factsOf].sort(([, a], [, b]) => widest(a) - widest(b))) {
    const before = bounds.mark();
    if (facts.map(wholeRow).every((row) => bounds.add(row))) continue;
    bounds.undo(before);
    aside.push(cell);
    if (aside.length > most || stop()) return null;
  }
  const rest = (but: readonly string[]) => problem.facts.filter(({ cell }) => !but.includes(cell));
  for (let turn = 0; !agrees(problem, rest(aside), solvers); turn += 1) {
    if (turn === mostTurns || aside.length > most || stop()) return null;
    const stretched = stretchedCells(problem, rest(aside), false, solvers);
    if (stretched === null) return null;
    const wholly = stretched.length > 0 ? stretched : stretchedCells(problem, rest(aside), true, solvers);
    if (wholly === null) return null;
    aside.push(...wholly);
  }
  if (aside.length > most) return null;
  return aside.reduce<readonly string[]>((left, cell) => {
    const fewer = left.filter((one) => one !== cell);
    return agrees(problem, rest(fewer), solvers) ? fewer : left;
  }, aside);
}

/** Whether a whole table was found that keeps these facts and the relations. */
const agrees = (problem: Problem, facts: readonly Fact[], solvers: Solvers): boolean =>
  attackProblem({ ...problem, facts, targets: [] }, solvers).witnesses.length > 0;

const mostTurns = 5;

/** Cells whose facts are passed where all facts together are passed as little as possible. */
function stretchedCells(
  { columns, columnUpper, relations }: Problem,
  facts: readonly Fact[],
  whole: boolean,
  solvers: Solvers,
): readonly string[] | null {
  const elastic = facts.map((fact, i): Row => {
    const own = columns + 2 * i;
    return {
      columns: Int32Array.from([...fact.columns, own, own + 1]),
      factors: Float64Array.from([...fact.factors, 1, -1]),
      lower: fact.lower,
      upper: fact.upper,
    };
  });
  const stretches = sumOf(Array.from({ length: 2 * facts.length }, (_, i) => columns + i));
  const program = {
    columns: columns + 2 * facts.length,
    columnUpper,
    rows: [...elastic, ...relations],
    ...(whole ? { whole: 'exactly' as const } : {}),
  };
  const answer = withCare<Answer | NoAnswer>(solvers, program, 'unknown', ({ least }) => least(stretches));
  if (typeof answer === 'string') return null;
  const isStretched = (i: number) =>
    (answer.solution[columns + 2 * i] ?? 0) + (answer.solution[columns + 2 * i + 1] ?? 0) > 1e-6;
  return [...new Set(facts.flatMap(({ cell }, i) => (isStretched(i) ? [cell] : [])))];
}
