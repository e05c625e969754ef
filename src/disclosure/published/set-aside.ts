/** The figures that contradict those before them, found by halving: what remains can be attacked. */
import type { Problem } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';

/**
 * Cells whose facts are to be left out, in the order of the facts, shown figures before markers (`isMarker`); null when there are more than `most`, or
 * when it was stopped. Cost: for each such cell a linear program for each halving of the facts.
 */
export function contradicting(
  { columns, columnUpper, facts, relations }: Problem,
  isMarker: (cell: string) => boolean,
  solvers: Solvers,
  { most, stop }: { readonly most: number; readonly stop: () => boolean },
): readonly string[] | null {
  let ordered = [
    ...facts.filter(({ cell }) => !isMarker(cell)),
    ...facts.filter(({ cell }) => isMarker(cell)),
  ];
  const agree = (count: number): boolean =>
    solvers.withProgram(
      { columns, columnUpper, rows: [...ordered.slice(0, count), ...relations] },
      (solver) => {
        const nothing = { columns: new Int32Array(0), factors: new Float64Array(0) };
        return typeof solver.least(nothing) === 'object';
      },
    );
  const aside: string[] = [];
  while (!agree(ordered.length)) {
    if (aside.length === most || stop()) return null;
    let [agreeing, disagreeing] = [0, ordered.length];
    while (disagreeing - agreeing > 1) {
      const middle = Math.floor((agreeing + disagreeing) / 2);
      if (agree(middle)) agreeing = middle;
      else disagreeing = middle;
    }
    const cell = ordered[disagreeing - 1]?.cell;
    if (cell === undefined) return null;
    aside.push(cell);
    ordered = ordered.filter((fact) => fact.cell !== cell);
  }
  return aside;
}
