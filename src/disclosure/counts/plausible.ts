/** Where the search begins: some whole table that would print all that the rule lets through, made without a look at the counts. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { HidingProblem } from '../hide/hiding-problem.ts';
import { seekWitnesses } from '../witness/seek-witnesses.ts';

/**
 * The true counts would serve as well; but then what is hidden, and the proof, would depend on more than what may be printed. Undefined when
 * none is found soon. Cost: a linear program over all that is shown.
 */
export function plausibleTable(problem: HidingProblem, solvers: Solvers): Witness | undefined {
  const { columns, columnUpper, relations, cells, hidden, small } = problem;
  const shown = cells.filter(({ key }) => !hidden.has(key));
  const { witnesses } = seekWitnesses(
    {
      columns,
      columnUpper,
      rows: [...relations, ...shown.flatMap(({ facts }) => facts)],
      targets: cells.filter(({ key }) => hidden.has(key)).slice(0, 1),
      small,
    },
    solvers,
    { patience: 1, mostAsked: 0 },
  );
  return witnesses[0];
}
