/** Which printed figures give a finding away. */
import type { PossibleValues, Problem, ProblemTarget } from './problem.ts';
import type { Solvers } from './solver.ts';

export function explain(
  _problem: Problem,
  _target: ProblemTarget,
  _values: PossibleValues,
  _solvers: Solvers,
): readonly string[] {
  return [];
}
