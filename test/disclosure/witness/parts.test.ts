/** Groups that no row joins. */
import { describe, expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { sumOf, valueAt } from '../../../src/disclosure/attack/sum.ts';
import { seekInParts } from '../../../src/disclosure/witness/parts.ts';

const rounded = (columns: readonly number[], value: number) => ({
  ...sumOf(columns),
  lower: Math.max(5, value - 2),
  upper: value + 2,
});

describe('tables of groups that do not hang together', () => {
  it('are put side by side, and give every target of each part every small value', async () => {
    const rows = [rounded([0, 2], 10), rounded([2], 10), rounded([1, 3], 15), rounded([3], 15)];
    const targets = [sumOf([0]), sumOf([1])].map((sum) => ({ sum }));
    const small = { lower: 0, upper: 4 };
    const sought = seekInParts({ columns: 4, columnUpper: 100, rows, targets, small }, await loadSolvers());
    expect(sought.open).toEqual([]);
    for (const { sum } of targets) {
      const values = sought.witnesses.map((table) => valueAt(sum, Float64Array.from(table)));
      expect(new Set(values)).toEqual(expect.objectContaining(new Set([0, 1, 2, 3, 4])));
    }
    for (const table of sought.witnesses)
      for (const row of rows) {
        const value = valueAt(row, Float64Array.from(table));
        expect(value >= row.lower && value <= row.upper).toBe(true);
      }
  });

  it('are none where one part has none', async () => {
    const rows = [{ ...sumOf([0]), lower: 3, upper: 2 }, rounded([1], 10)];
    const targets = [{ sum: sumOf([1]) }];
    const sought = seekInParts(
      { columns: 2, columnUpper: 100, rows, targets, small: { lower: 0, upper: 4 } },
      await loadSolvers(),
    );
    expect(sought.witnesses).toEqual([]);
  });
});
