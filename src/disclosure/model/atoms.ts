/** The finest groups of admissions over some axes, each a column of the model; groups in which nobody can be are left out. */
import type { Axes, Box } from './axes.ts';
import { combinationsOf, type Impossible, rulesWithin } from './impossible.ts';

export interface CliqueAtoms {
  /** Names of the axes, and the finest group on each of them for every column, the first column's first. */
  readonly names: readonly string[];
  readonly atoms: readonly (readonly number[])[];
  readonly first: number;
  readonly size: number;
  /** How many finest groups each axis has; the column of each combination of them, the last axis fastest, or −1 where nobody can be. */
  readonly sizes: readonly number[];
  readonly columnAt: Int32Array;
  /** Whether the box restricts no other axis. */
  readonly holds: (box: Box) => boolean;
  /** Columns of the groups in any of the boxes, ascending. Cost: the size of the boxes. */
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
  const everything = sizes.map((size) => Array.from({ length: size }, (_, i) => i));
  const placeOf = (groups: readonly number[]) =>
    groups.reduce((place, group, i) => place * (sizes[i] ?? 1) + group, 0);
  const atoms = combinationsOf(everything).filter((groups) => !never.some((rule) => rule(groups)));
  const columnAt = new Int32Array(sizes.reduce((product, size) => product * size, 1)).fill(-1);
  atoms.forEach((groups, i) => {
    columnAt[placeOf(groups)] = first + i;
  });
  const columnsIn = (boxes: readonly Box[]) => {
    const found = boxes.flatMap((box) => {
      let places = [0];
      names.forEach((name, i) => {
        const groups = box.get(name) ?? everything[i] ?? [];
        const inside: number[] = [];
        for (const place of places) for (const group of groups) inside.push(place * (sizes[i] ?? 1) + group);
        places = inside;
      });
      return places.map((place) => columnAt[place] ?? -1).filter((column) => column >= 0);
    });
    return [...new Set(found)].sort((a, b) => a - b);
  };
  return {
    names,
    atoms,
    first,
    size: atoms.length,
    sizes,
    columnAt,
    holds: (box) => [...box.keys()].every((axis) => names.includes(axis)),
    columnsIn,
  };
}
