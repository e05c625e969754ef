/** What a shown median or quartile says: at least so many children, and so admissions, with a known distance. */

import { type Sum, sumOf } from '../attack/sum.ts';
import type { CliqueAtoms } from '../model/atoms.ts';
import type { Axes, Box } from '../model/axes.ts';
import type { Draft } from './draft.ts';
import type { Quantity } from './quantities.ts';

export interface Statistic {
  /** Its own name among the decisions: it can be hidden without the count. */
  readonly key: string;
  readonly quantity: string;
  readonly needs: number;
  /** The admissions with a known distance, or all where no table tells them apart. */
  readonly sum: Sum;
}

export const statisticKey = (quantity: string, needs: number): string => `${quantity} has ${needs} distances`;

export function statisticsOf(
  { tables }: Draft,
  quantities: readonly Quantity[],
  cliques: readonly CliqueAtoms[],
  axes: Axes,
  sums: ReadonlyMap<string, Sum>,
): readonly Statistic[] {
  const boxesOf = new Map(quantities.map(({ key, boxes }) => [key, boxes]));
  const found = new Map<string, Statistic>();
  for (const cell of tables.flatMap(({ cells }) => cells)) {
    if (cell.kind !== 'statistic' || cell.value === null || cell.children < cell.needs) continue;
    const { quantity, needs } = cell;
    const key = statisticKey(quantity, needs);
    const sum = knownPart(boxesOf.get(quantity) ?? [], cliques, axes) ?? sums.get(quantity);
    if (sum !== undefined && !found.has(key)) found.set(key, { key, quantity, needs, sum });
  }
  return [...found.values()];
}

const unknown = [
  ['out-of-area:km-50', 'not-determined'],
  ['distance-band', 'unknown'],
] as const;

function knownPart(boxes: readonly Box[], cliques: readonly CliqueAtoms[], axes: Axes): Sum | null {
  for (const [dimension, code] of unknown) {
    if (!axes.categories.has(dimension)) continue;
    const { name, codes } = axes.axisOf(dimension);
    const known = (codes.get(dimension) ?? []).flatMap((other, i) => (other === code ? [] : [i]));
    const narrowed = boxes.map((box) => {
      const before = box.get(name);
      return new Map(box).set(name, before === undefined ? known : before.filter((i) => known.includes(i)));
    });
    const clique = cliques.find((candidate) => narrowed.every((box) => candidate.holds(box)));
    if (clique !== undefined) return sumOf(clique.columnsIn(narrowed));
  }
  return null;
}
