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
