/** The finest groups of admissions over some axes, each a column of the model; groups in which nobody can be are left out. */
import type { Axes, Box } from './axes.ts';
import { combinationsOf, type Impossible, rulesWithin } from './impossible.ts';

export interface CliqueAtoms {
  readonly size: number;
  /** Whether the box restricts no other axis. */
  readonly holds: (box: Box) => boolean;
  /** Columns of the groups in any of the boxes. */
  readonly columnsIn: (boxes: readonly Box[]) => readonly number[];
}

/** `first`: the column of the first group. */
export function atomsOf(
  names: readonly string[],
  axes: Axes,
  impossible: readonly Impossible[],
  first: number,
): CliqueAtoms {
  const never = rulesWithin(names, axes, impossible);
  const sizes = names.map((name) => axes.all.find((axis) => axis.name === name)?.size ?? 0);
  const atoms = combinationsOf(sizes.map((size) => Array.from({ length: size }, (_, i) => i))).filter(
    (groups) => !never.some((rule) => rule(groups)),
  );
  const columnsIn = (boxes: readonly Box[]) => {
    const tests = boxes.map((box) =>
      [...box].map(([axis, groups]) => [names.indexOf(axis), new Set(groups)] as const),
    );
    return atoms.flatMap((groups, i) =>
      tests.some((test) => test.every(([at, set]) => set.has(groups[at] ?? -1))) ? [first + i] : [],
    );
  };
  return {
    size: atoms.length,
    holds: (box) => [...box.keys()].every((axis) => names.includes(axis)),
    columnsIn,
  };
}
