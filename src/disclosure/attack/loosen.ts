/** Makes room in a whole table for later changes. */
import type { Chance } from '../witness/chance.ts';
import { mend } from '../witness/mend.ts';
import type { TableInHand } from '../witness/table-in-hand.ts';
import type { Bounds } from './bounds.ts';

/** Moves rows away from their ends where it can, so that later changes find room. */
export function loosen(table: TableInHand, bounds: Bounds, most: number, chance: Chance): void {
  const { rows, lower, upper } = table.lines;
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [lower[row] ?? 0, upper[row] ?? 0];
    if (to - from < 2) continue;
    table.mark();
    table.bind(row, from + 1, to - 1);
    if (!mend(table, most, chance, bounds)) table.bind(row, from, to);
  }
  for (let row = 0; row < rows; row += 1) table.bind(row, lower[row] ?? 0, upper[row] ?? 0);
}
