/** Dominance: the worked examples of the Handbook on Statistical Disclosure Control, §4.2, and what the rules promise. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackProblem } from '../../src/disclosure/attack/attack-problem.ts';
import { loadSolvers } from '../../src/disclosure/attack/solver.ts';
import { sumOf } from '../../src/disclosure/attack/sum.ts';
import {
  type DominanceRule,
  dominanceRules,
  isDominated,
  isSumProtected,
  protectedRange,
  protectionOf,
  together,
} from '../../src/disclosure/policy/dominance.ts';
import { readPolicy } from '../../src/disclosure/policy/read-policy.ts';
import { mhsds } from './policies.ts';

const solvers = await loadSolvers();
const nk = (n: number, k: number): DominanceRule => ({ kind: 'n-k', n, k });
const percent = (p: number): DominanceRule => ({ kind: 'p-percent', p });

describe('the handbook’s examples', () => {
  it('1: the (1, 90) rule passes a sum whose second contributor knows the largest to 2 per cent', () => {
    const sum = { total: 100_000, largest: [50_000, 49_000] };
    expect(isDominated(nk(1, 90), sum)).toBe(false);
    expect(isDominated(percent(2), sum)).toBe(false);
    expect(isDominated(percent(2.1), sum)).toBe(true);
    expect(isDominated(nk(2, 90), sum)).toBe(true);
  });

  it('2: safe by 10 per cent, since the estimate is 15.4 per cent off, and unsafe by (2, 90.9)', () => {
    const sum = { total: 110_000, largest: [52_000, 50_000] };
    expect([isDominated(percent(10), sum), isDominated(percent(15.3), sum)]).toEqual([false, false]);
    expect(isDominated(percent(15.4), sum)).toBe(true);
    expect(isDominated(nk(2, (100 * 100) / 110), sum)).toBe(true);
  });

  it('4: 330 of 300, 20 and 10 must be possible up to 352.94 by (1, 85)', () => {
    const sum = { total: 330, largest: [300, 20, 10] };
    expect(isDominated(nk(1, 85), sum)).toBe(true);
    expect(330 + protectionOf(nk(1, 85), sum)).toBeCloseTo(352.94, 2);
    expect(isSumProtected(nk(1, 85), sum, { lower: 0, upper: 352 })).toBe(false);
    expect(isSumProtected(nk(1, 85), sum, { lower: 307, upper: 353 })).toBe(true);
    expect(isSumProtected(nk(1, 85), sum, { lower: 308, upper: null })).toBe(false);
  });

  it('1b: two contributors know each other’s, so that any share of it must stay open', () => {
    const sum = { total: 90, largest: [50, 40] };
    expect(protectedRange(percent(10), sum)).toEqual({ lower: 85, upper: 95 });
  });
});

describe('a hidden sum under attack', () => {
  it('is protected when its possible values leave room around the largest contribution (example 3: 3 to 6)', () => {
    const rows = [
      { columns: [0, 1], value: 7 },
      { columns: [2, 3], value: 3 },
      { columns: [0, 2], value: 6 },
      { columns: [1, 3], value: 4 },
    ];
    const { values } = attackProblem(
      {
        columns: 4,
        columnUpper: 1000,
        facts: rows.map(({ columns, value }, i) => ({
          ...sumOf(columns),
          cell: `margin ${i}`,
          lower: value,
          upper: value,
        })),
        relations: [],
        targets: [{ cell: 'first', sum: sumOf([0]), parts: [], level: 'L1' }],
        small: { lower: 0, upper: 4 },
      },
      solvers,
    );
    const [possible] = values;
    if (possible === undefined) throw new Error('no answer');
    expect([possible.lower, possible.upper]).toEqual([3, 6]);
    const sum = { total: 5, largest: [3, 2] };
    expect(protectedRange(percent(30), sum)).toEqual({ lower: 4, upper: 6 });
    expect(isSumProtected(percent(30), sum, possible)).toBe(true);
    expect(protectedRange(percent(50), sum)).toEqual({ lower: 3, upper: 7 });
    expect(isSumProtected(percent(50), sum, possible)).toBe(false);
  });
});

describe('dominance', () => {
  it('is what a policy says: the defaults of ACRO are (2, 90) and 10 per cent, ours has no sums', async () => {
    expect(dominanceRules(await readPolicy('acro-defaults', '/'))).toEqual([nk(2, 90), percent(10)]);
    expect(dominanceRules(mhsds)).toEqual([]);
  });

  const anySum = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 })
    .map((contributions) => [...contributions].sort((a, b) => b - a))
    .map((largest) => ({ total: largest.reduce((a, b) => a + b, 0), largest }));

  it('by p per cent: a protected upper bound keeps whoever contributes second most p per cent away (example 5)', () => {
    fc.assert(
      fc.property(anySum, fc.integer({ min: 1, max: 50 }), (sum, p) => {
        const range = protectedRange(percent(p), sum);
        const [first = 0, second = 0] = sum.largest;
        const bound = range?.upper ?? sum.total;
        expect(bound - second).toBeGreaterThanOrEqual((1 + p / 100) * first - 1e-9);
      }),
      { seed: 5 },
    );
  });

  it('by (2, k) with k = 100·100/(100 + p) is never milder than p per cent (the handbook’s proof of A)', () => {
    fc.assert(
      fc.property(anySum, fc.integer({ min: 1, max: 50 }), (sum, p) => {
        if (isDominated(percent(p), sum)) expect(isDominated(nk(2, 10_000 / (100 + p)), sum)).toBe(true);
      }),
      { seed: 6 },
    );
  });

  it('says nothing of a sum of nothing, and looks at the largest of all groups together', () => {
    expect(isDominated(percent(10), { total: 0, largest: [] })).toBe(false);
    expect(isDominated(nk(2, 90), { total: 0, largest: [0] })).toBe(false);
    const groups = [
      { total: 60, largest: [40, 20] },
      { total: 70, largest: [70] },
    ];
    expect(together(groups)).toEqual({ total: 130, largest: [70, 40] });
  });
});
