/** Cells that say the same of the same groups hide together: one unit, one price. */
import { nameOf, narrowest, type Row, type Sum, sumOf } from '../attack/sum.ts';
import type { HidableCell, HidingProblem } from './hiding-problem.ts';

export interface Unit {
  readonly keys: readonly string[];
  readonly sum: Sum;
  readonly rows: readonly Row[];
  readonly price: number;
  /** May not be hidden: one of its cells is already public. */
  readonly isFixed: boolean;
  /** Hidden whatever else is. */
  readonly isPrimary: boolean;
}

/** Which units are hidden, one byte each. */
export type Pattern = Uint8Array;

/** In the order of their first keys, so that the order of the problem's cells changes nothing. */
export function unitsOf({ cells, hidden }: HidingProblem): readonly Unit[] {
  const alike = new Map<string, HidableCell[]>();
  for (const cell of [...cells].sort((a, b) => compare(a.key, b.key))) {
    const name = `${hidden.has(cell.key)} ${nameOf(cell.sum)}`;
    const others = alike.get(name);
    if (others === undefined) alike.set(name, [cell]);
    else others.push(cell);
  }
  return [...alike.values()].map((same) => ({
    keys: same.map(({ key }) => key),
    sum: same[0]?.sum ?? sumOf([]),
    rows: narrowest(same.flatMap(({ facts }) => facts)),
    price: same.reduce((sum, { price }) => sum + price, 0),
    isFixed: same.some(({ isFixed }) => isFixed === true),
    isPrimary: same.some(({ key }) => hidden.has(key)),
  }));
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
