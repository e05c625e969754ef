/** The primary rule, rounding, and what a rounded figure says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behindRounded, isHiddenByRule, roundedTo, smallRange } from '../../src/disclosure/policy/rule.ts';
import { hes, mhsds } from './policies.ts';

describe('the primary rule', () => {
  it('looks at admissions and at the children behind them', () => {
    const hidden = (count: number, children: number | null) => isHiddenByRule(mhsds, { count, children });
    expect([hidden(0, 0), hidden(4, 4), hidden(6, 1), hidden(5, 5), hidden(5, null)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('shows zeros where the policy does', () => {
    const hidden = (count: number) => isHiddenByRule(hes, { count, children: count });
    expect([0, 1, 7, 8].map(hidden)).toEqual([false, true, true, false]);
    expect([smallRange(hes), smallRange(mhsds)]).toEqual([
      { lower: 1, upper: 7 },
      { lower: 0, upper: 4 },
    ]);
  });
});

describe('a rounded figure', () => {
  it('stands for five counts, and a 5 for three', () => {
    expect([5, 10, 15].map((value) => behindRounded(mhsds, value))).toEqual([
      { lower: 5, upper: 7 },
      { lower: 8, upper: 12 },
      { lower: 13, upper: 17 },
    ]);
    expect(behindRounded(hes, 10)).toEqual({ lower: 8, upper: 12 });
    expect(behindRounded(hes, 0)).toEqual({ lower: 0, upper: 0 });
  });

  it('always stands for the count that it was made from, in odd and even bases, ties known or not', () => {
    const bases = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(
        bases,
        fc.integer({ min: 7, max: 500 }),
        fc.constantFrom('up' as const, 'unknown' as const),
        (roundTo, count, ties) => {
          const { lower, upper } = behindRounded(
            { ...mhsds, smallestShown: 7, roundTo, ties },
            roundedTo(roundTo, count),
          );
          return lower <= count && count <= upper;
        },
      ),
    );
  });
});
