/** Columns of sums: which files and words are refused, with line and column and never a value; what margins take the largest to be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumAsked } from '../../../src/disclosure/counts/plan.ts';
import { protectCounts } from '../../../src/disclosure/counts/protect-counts.ts';
import { readCounts } from '../../../src/disclosure/counts/read-counts.ts';
import { atMostTogether, protectionOf, together } from '../../../src/disclosure/policy/dominance.ts';
import { aPlan } from '../counts/plans.ts';
import { mhsds } from '../policies.ts';

const plan = aPlan({ sums: [{ measure: 'days', unit: 'days' }] });
const header = 'region,n,people,days,days_1,days_2';

const refusal = (text: string, words = plan) => {
  try {
    readCounts(text, 'counts.csv', words, 2);
    return null;
  } catch (error) {
    return error as { code: string; message: string; place: object };
  }
};

describe('a column of sums', () => {
  it('is no dimension, and neither are the largest contributions', () => {
    const { dimensions, groups } = readCounts(`${header},days_3\nN,9,8,97,41,23,7\n`, 'counts.csv', plan, 2);
    expect(dimensions.map(({ name }) => name)).toEqual(['region']);
    expect(groups[0]?.sums).toEqual([{ total: 97, largest: [41, 23] }]);
  });

  for (const [what, row, code, field] of [
    ['a negative sum', 'N,9,8,-97,41,23', 'COUNTS_NUMBER_WRONG', 'days'],
    ['a sum with decimals', 'N,9,8,97.5,41,23', 'COUNTS_NUMBER_WRONG', 'days'],
    ['no sum', 'N,9,8,,41,23', 'COUNTS_NUMBER_WRONG', 'days'],
    ['a negative contribution', 'N,9,8,97,41,-2', 'COUNTS_NUMBER_WRONG', 'days_2'],
    ['a contribution larger than the sum', 'N,9,8,97,98,0', 'COUNTS_SUM_WRONG', 'days_1'],
    ['two contributions larger than the sum', 'N,9,8,97,50,48', 'COUNTS_SUM_WRONG', 'days_2'],
    ['contributions that do not fall', 'N,9,8,97,23,41', 'COUNTS_SUM_WRONG', 'days_2'],
    ['a second contribution of one person', 'N,2,1,64,41,23', 'COUNTS_SUM_WRONG', 'days_2'],
    ['one person with less than the sum', 'N,2,1,64,41,0', 'COUNTS_SUM_WRONG', 'days_2'],
    ['more than the others can have', 'N,9,8,203,41,23', 'COUNTS_SUM_WRONG', 'days_2'],
    ['days of nobody', 'N,0,0,7,0,0', 'COUNTS_SUM_WRONG', 'days_2'],
  ] as const)
    it(`is refused with ${what}, naming line and column and no value`, () => {
      const found = refusal(`${header}\nM,20,20,400,41,23\n${row}\n`);
      expect(found).toMatchObject({ code, place: { file: 'counts.csv', line: 3, field } });
      for (const value of row.split(',').filter((one) => one.length > 1))
        expect(found?.message).not.toContain(value);
    });

  it('is refused without its largest contributions, and when it is not there', () => {
    expect(refusal('region,n,days,days_1\nN,9,97,41\n')).toMatchObject({
      code: 'COUNTS_SUM_COLUMN_MISSING',
      message: expect.stringContaining('days_2'),
    });
    expect(refusal('region,n\nN,9\n')).toMatchObject({ code: 'USAGE_VALUE' });
    const ofCounts = aPlan({ sums: [{ measure: 'n', unit: 'people' }] });
    expect(refusal('region,n,n_1,n_2\nN,9,1,1\n', ofCounts)).toMatchObject({ code: 'USAGE_VALUE' });
    expect(refusal(`${header}\nN,9,8,97,41,23\n`, aPlan({ ...plan, tables: [['days']] }))).toMatchObject({
      code: 'USAGE_VALUE',
    });
  });

  it('is refused under a policy without a rule for sums, and beside somebody who knows their own rows', async () => {
    const asked = {
      file: 'c.csv',
      id: 'c',
      version: '0',
      policy: mhsds,
      plan,
      text: `${header}\nN,9,8,97,41,23\n`,
    };
    await expect(protectCounts(asked)).rejects.toMatchObject({ code: 'STUDY_POLICY_NO_SUMS', exitCode: 5 });
    const insider = { ...asked, policy: { ...mhsds, pPercent: 10 }, plan: { ...plan, knows: ['region'] } };
    await expect(protectCounts(insider)).rejects.toMatchObject({ code: 'USAGE_VALUE' });
  });

  it('is asked for as column:unit', () => {
    expect(sumAsked('bed_days:days')).toEqual({ measure: 'bed_days', unit: 'days' });
    expect(sumAsked('bed_days')).toEqual({ measure: 'bed_days', unit: 'bed days' });
    for (const words of ['', ':days', 'bed_days:', 'bed days', 'a:b:c', '=x:days'])
      expect(() => sumAsked(words)).toThrow(expect.objectContaining({ code: 'USAGE_VALUE' }));
  });
});

describe('contributions to a margin', () => {
  it('of people who may be in several parts are never milder than the true ones, whoever is who', () => {
    const parts = fc.array(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    });
    const largestOf = (all: readonly number[]) => ({
      total: all.reduce((sum, one) => sum + one, 0),
      largest: [...all, 0, 0].sort((a, b) => b - a).slice(0, 2),
    });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 4 }), (each, shift) => {
        const byPerson = new Map<number, number>();
        each.forEach((own, part) => {
          own.forEach((one, i) => {
            const person = (i + part * shift) % 7;
            byPerson.set(person, (byPerson.get(person) ?? 0) + one);
          });
        });
        const distinct = each.every((own) => own.length <= 7);
        expect(distinct).toBe(true);
        const [true_, bound] = [largestOf([...byPerson.values()]), atMostTogether(each.map(largestOf))];
        expect(bound.total).toBe(true_.total);
        for (const rule of [
          { kind: 'p-percent', p: 10 },
          { kind: 'n-k', n: 2, k: 80 },
        ] as const)
          expect(protectionOf(rule, bound)).toBeGreaterThanOrEqual(protectionOf(rule, true_) - 1e-9);
        expect(together(each.map(largestOf)).largest).toEqual(largestOf(each.flat()).largest);
      }),
      { seed: 7 },
    );
  });
});
