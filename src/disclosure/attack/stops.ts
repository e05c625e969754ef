/** What would end a finding: cells each of which, hidden alone, leaves the target every small value. */
import { attackProblem } from './attack-problem.ts';
import type { Problem, ProblemTarget, Witness } from './problem.ts';
import type { Solvers } from './solver.ts';

/**
 * Tries each cell of `because`, and of the target's parts, by an attack without what it says. `known`: tables that agree with everything
 * printed agree with less too, and save work. Cost: an attack on one target for each cell; ask for few findings.
 */
export function stopsOf(
  problem: Problem,
  target: ProblemTarget,
  because: readonly string[],
  solvers: Solvers,
  known: readonly Witness[] = [],
): readonly string[] {
  return [...new Set([...because, ...target.parts])].filter((cell) => {
    const facts = problem.facts.filter((fact) => fact.cell !== cell);
    const less = { ...problem, facts, targets: [target] };
    const { values } = attackProblem(less, solvers, { start: known, allEndsUpTo: 0 });
    return values[0]?.verdict === 'safe';
  });
}
