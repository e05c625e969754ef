/** What may be said of a target, on which ground. */
import { expect, it } from 'vitest';
import { boundsOf } from '../../../src/disclosure/attack/bounds.ts';
import { provenLeast } from '../../../src/disclosure/attack/dual-bound.ts';
import { Knowledge } from '../../../src/disclosure/attack/knowledge.ts';
import { sumOf } from '../../../src/disclosure/attack/sum.ts';
import { everyTable } from './exhaustive.ts';
import { cellsOf, problemOf, seeded, totalOf } from './printed-tables.ts';

const small = { lower: 1, upper: 4 };
const knowing = (...seen: readonly number[]) => {
  const known = new Knowledge(sumOf([0]), small, { lower: 0, upper: 20 });
  for (const value of seen) known.see(value);
  return known;
};

it('is not calmed by the solver saying that a count is above the small range', () => {
  const known = knowing(7, 9);
  known.limitBelow(5, 'said');
  expect(known.verdict()).toBe('unknown');
  known.limitBelow(5, 'proven');
  expect(known.verdict()).toBe('safe');
});

it('is not calmed by the solver saying that a large count is exact', () => {
  const known = knowing(9);
  known.limitBelow(9, 'said');
  known.limitAbove(9, 'said');
  expect(known.verdict()).toBe('unknown');
});

it('is alarmed by the solver saying that a small count is exact, or that a small value is impossible', () => {
  const exact = knowing(3);
  exact.limitBelow(3, 'said');
  exact.limitAbove(3, 'said');
  expect(exact.verdict()).toBe('exact');
  const narrowed = knowing(1, 2, 4);
  narrowed.limitBelow(1, 'said');
  narrowed.limitAbove(4, 'said');
  narrowed.refuse(3, 'said');
  expect(narrowed.verdict()).toBe('narrowed');
});

it('needs a table for every small value before it says safe', () => {
  const known = knowing(1, 2, 4, 9);
  expect(known.verdict()).toBe('unknown');
  known.see(3);
  expect(known.verdict()).toBe('safe');
});

it('takes no limit that a table passes', () => {
  const known = knowing(2, 3);
  known.limitBelow(3, 'said');
  known.limitAbove(2, 'said');
  expect([known.least, known.greatest]).toEqual([0, 20]);
});

it('believes no multipliers: whatever they are, the limit they give is no higher than the least of all tables', () => {
  const cells = cellsOf([2, 3]);
  let tight = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const chance = seeded(seed);
    const rule = { smallestShown: 5, roundTo: 5, zeros: 'shown', marker: 'rule-known' } as const;
    const problem = problemOf(
      cells,
      Array.from({ length: 6 }, () => chance(12)),
      rule,
    );
    const least = cells.map(() => Number.POSITIVE_INFINITY);
    everyTable(problem, (table) => {
      cells.forEach(({ columns }, k) => {
        least[k] = Math.min(least[k] ?? 0, totalOf(columns, table));
      });
    });
    problem.targets.forEach(({ sum }, k) => {
      const duals = Float64Array.from(problem.facts, () => (chance(5) - 2) / (1 + chance(3)));
      const bounds = boundsOf(problem.columns);
      for (const fact of problem.facts.filter((row) => row.columns.length === 1)) bounds.add(fact);
      const proven = provenLeast(problem.facts, bounds, sum, duals);
      expect(proven).toBeLessThanOrEqual(least[k] ?? Number.NaN);
      const none = provenLeast(problem.facts, bounds, sum, duals.fill(0));
      if (none === least[k]) tight += 1;
    });
  }
  expect(tight).toBeGreaterThan(100);
});
