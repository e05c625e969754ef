/** The attack equals brute force. `HOMEWARD_SWEEP=whole` runs all tables (minutes); otherwise a part of them that is always the same. */
import { expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { compareCubes, compareTwoByTwo } from './brute-force.ts';

const isWhole = process.env.HOMEWARD_SWEEP === 'whole';
const solvers = await loadSolvers();
const nearestFive = { smallestShown: 5, roundTo: 5, marker: 'rule-known' } as const;
const nearestThree = { smallestShown: 3, roundTo: 3, marker: 'rule-known' } as const;
const limit = { timeout: isWhole ? 3_600_000 : 120_000 };

for (const zeros of ['shown', 'hidden'] as const) {
  it(
    `2×2 tables of counts from 0 to 15, zeros ${zeros}: the ends, gaps and verdicts of all nine cells`,
    limit,
    () => {
      const compared = compareTwoByTwo(solvers, { ...nearestFive, zeros }, 15, isWhole ? 1 : 20);
      console.info(`${compared.tables} tables, ${compared.publications} publications, zeros ${zeros}`);
      expect(compared.tables).toBeGreaterThan(isWhole ? 65_535 : 1000);
      expect(compared.differences).toEqual([]);
    },
  );

  it(`random 3×3×2 tables, zeros ${zeros}: the same, of all 48 cells`, limit, () => {
    const seeds = Array.from({ length: isWhole ? 5000 : 40 }, (_, i) => i + (zeros === 'shown' ? 0 : 5000));
    const compared = compareCubes(solvers, { ...nearestThree, zeros }, seeds);
    console.info(`${compared.publications} publications, ${compared.tables} tables agree, zeros ${zeros}`);
    expect(compared.tables).toBeGreaterThan(seeds.length);
    expect(compared.differences).toEqual([]);
  });
}
