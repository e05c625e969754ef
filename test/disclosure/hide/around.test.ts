import { describe, expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { valueAt } from '../../../src/disclosure/attack/sum.ts';
import { seekAround } from '../../../src/disclosure/hide/around.ts';
import { countsProblem } from './counts-tables.ts';
import { randomCounts, twoWays } from './random-counts.ts';

const rule = { smallestShown: 5, zeros: 'hidden', roundTo: 5, ties: 'none' } as const;

describe('whole tables part by part', () => {
  it('agree with all rows of the whole problem, and give every target that is not left open every small value', async () => {
    const problem = countsProblem(randomCounts(31, 8, 4, 14), twoWays, rule);
    const rows = problem.cells.filter(({ key }) => !problem.hidden.has(key)).flatMap(({ facts }) => facts);
    const targets = problem.targetsOf((key) => !problem.hidden.has(key));
    const truth = problem.truth ?? new Int32Array(0);
    const blocks = Array.from({ length: 4 }, (_, block) =>
      Array.from({ length: 8 }, (_, i) => 8 * block + i),
    );
    const { witnesses, open } = seekAround(
      { problem, rows, targets, start: [truth], stop: () => false },
      targets,
      blocks,
      await loadSolvers(),
    );
    const tables = witnesses.map((table) => Float64Array.from(table));
    for (const row of rows)
      for (const table of tables) {
        expect(valueAt(row, table)).toBeGreaterThanOrEqual(row.lower);
        expect(valueAt(row, table)).toBeLessThanOrEqual(row.upper);
      }
    const closed = targets.filter((target) => !open.includes(target));
    expect(closed.length).toBeGreaterThan(targets.length / 2);
    for (const { sum } of closed)
      expect([...new Set([truth, ...tables].map((table) => valueAt(sum, Float64Array.from(table))))]).toEqual(
        expect.arrayContaining([0, 1, 2, 3, 4]),
      );
  });
});
