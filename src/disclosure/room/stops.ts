/** Which figure of a sheet, left out, would stop it from giving another one away. */
import { type Attacked, attackProblem } from '../attack/attack-problem.ts';
import type { PossibleValues, Problem } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { KnownFigure } from '../draft/known-figures.ts';

interface Given {
  readonly problem: Problem;
  /** Without the sheet. */
  readonly before: Problem;
  readonly attacked: Attacked;
  readonly solvers: Solvers;
  readonly ofSheet: readonly KnownFigure[];
}

/** Attacked once more for each figure of the sheet that helped: what is named was tried. The answer holds keys of figures. */
export function stopsIn({
  problem,
  before,
  attacked,
  solvers,
  ofSheet,
}: Given): (found: PossibleValues) => readonly string[] {
  const known = new Map(before.facts.map((fact) => [fact.cell, fact]));
  return ({ cell, because }) => {
    const target = problem.targets.find((one) => one.cell === cell);
    if (target === undefined) return [];
    const helped = ofSheet
      .map(({ key }) => key)
      .filter((key) => because.length === 0 || because.includes(key));
    return helped.filter((key) => {
      if (target.parts.includes(key)) return true;
      const facts = problem.facts.flatMap((fact) => {
        if (fact.cell !== key) return [fact];
        const { lower, upper } = known.get(key) ?? {};
        return lower === undefined || upper === undefined ? [] : [{ ...fact, lower, upper }];
      });
      const [again] = attackProblem({ ...problem, facts, targets: [target] }, solvers, {
        start: attacked.witnesses,
      }).values;
      return again !== undefined && again.verdict !== 'exact' && again.verdict !== 'unknown';
    });
  };
}
