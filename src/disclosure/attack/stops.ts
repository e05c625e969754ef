/** What would end a finding: figures each of which, hidden alone, leaves the target every small value. */
import { attackProblem } from './attack-problem.ts';
import type { Problem, ProblemTarget, Witness } from './problem.ts';
import type { Solvers } from './solver.ts';

/** A figure, by the cells that print it: they are hidden together. */
export type Candidate = readonly string[];

/**
 * Tries each candidate by an attack without what its cells say. `known`: tables that agree with everything printed agree with less too, and save
 * work. Stopped, it answers what it has tried. Cost: an attack on one target for each candidate; ask for few findings.
 */
export function stopsOf<C extends Candidate>(
  problem: Problem,
  target: ProblemTarget,
  candidates: readonly C[],
  solvers: Solvers,
  {
    known = [],
    stop = () => false,
  }: { readonly known?: readonly Witness[]; readonly stop?: () => boolean } = {},
): readonly C[] {
  return candidates.filter((cells) => {
    if (stop()) return false;
    const facts = problem.facts.filter(({ cell }) => !cells.includes(cell));
    const less = { ...problem, facts, targets: [target] };
    const { values } = attackProblem(less, solvers, { start: known, allEndsUpTo: 0, stop });
    return values[0]?.verdict === 'safe';
  });
}

/**
 * Figures that together end a finding which none of them ends alone: one behind the finding, then one behind what is left of it, and so on; each is
 * needed, and another set may be as good. null when no more than `most` are enough, or it was stopped. `figureOf`: the cells that print the
 * figure of a cell; null for what cannot be hidden. Cost: an attack and its reason for each figure.
 */
export function stopTogether(
  problem: Problem,
  target: ProblemTarget,
  figureOf: (cell: string) => Candidate | null,
  solvers: Solvers,
  { most, stop = () => false }: { readonly most: number; readonly stop?: () => boolean },
): readonly Candidate[] | null {
  const widthOf = (figure: Candidate) =>
    Math.max(
      0,
      ...problem.facts.flatMap((fact) => (figure.includes(fact.cell) ? [fact.columns.length] : [])),
    );
  const without = (hidden: readonly Candidate[]) => {
    const cells = new Set(hidden.flat());
    const facts = problem.facts.filter(({ cell }) => !cells.has(cell));
    return attackProblem({ ...problem, facts, targets: [target] }, solvers, {
      allEndsUpTo: 0,
      explain: true,
      stop,
    }).values[0];
  };
  let hidden: readonly Candidate[] = [];
  for (;;) {
    const left = without(hidden);
    if (left === undefined || stop()) return null;
    if (left.verdict === 'safe') break;
    const figures = left.because.map(figureOf).filter((figure) => figure !== null);
    const [next] = figures.sort((a, b) => widthOf(a) - widthOf(b));
    if (next === undefined || hidden.length === most) return null;
    hidden = [...hidden, next];
  }
  return hidden.reduce<readonly Candidate[]>((kept, figure) => {
    const fewer = kept.filter((one) => one !== figure);
    return without(fewer)?.verdict === 'safe' ? fewer : kept;
  }, hidden);
}
