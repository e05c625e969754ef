/** Policies: read strictly, compared by strictness, refused when weaker than agreed. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/disclosure/policy/policy.ts';
import { parsePolicy, policyNames, readPolicy } from '../../src/disclosure/policy/read-policy.ts';
import { requirePolicy, weakerFields } from '../../src/disclosure/policy/weaker.ts';
import { hes, mhsds } from './policies.ts';

const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

describe('a policy', () => {
  it('is found by its name, as each publisher states it', async () => {
    for (const name of policyNames) expect((await readPolicy(name, '/')).name).toBe(name);
    expect([mhsds.smallestShown, mhsds.zeros, mhsds.roundTo]).toEqual([5, 'hidden', 5]);
    expect([hes.smallestShown, hes.zeros, hes.roundTo]).toEqual([8, 'shown', 5]);
  });

  it('may be a file of the study, and no file outside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'policy-'));
    await writeFile(join(folder, 'ours.json'), JSON.stringify({ ...mhsds, name: 'ours' }));
    expect((await readPolicy('./ours.json', folder)).name).toBe('ours');
    for (const wrong of ['../ours.json', '/etc/passwd', 'ours.txt', 'none.json', 'mhsds-2099'])
      await expect(readPolicy(wrong, folder)).rejects.toMatchObject({ code: 'STUDY_POLICY_UNKNOWN' });
  });

  it('is refused with the field that is wrong', () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ smallestShown: 1 }, 'smallestShown'],
      [{ smallestShown: '5' }, 'smallestShown'],
      [{ roundTo: 10 }, 'roundTo'],
      [{ units: [] }, 'units'],
      [{ quantiles: { median: 10 } }, 'quantiles.quartile'],
      [{ from: 'yesterday' }, 'from'],
    ];
    for (const [change, field] of wrong)
      expect(() => parsePolicy(JSON.stringify({ ...mhsds, ...change }), 'p.json')).toThrow(
        expect.objectContaining({
          code: 'STUDY_POLICY_UNREADABLE',
          place: expect.objectContaining({ field }),
        }),
      );
    expect(code(() => parsePolicy(JSON.stringify({ ...mhsds, extra: 1 }), 'p.json'))).toBe(
      'STUDY_POLICY_UNREADABLE',
    );
    expect(code(() => parsePolicy('{', 'p.json'))).toBe('STUDY_POLICY_UNREADABLE');
  });

  it('is weaker when any one field lets more through', () => {
    const changes: readonly Partial<Policy>[] = [
      { smallestShown: 4 },
      { zeros: 'shown' },
      { roundTo: 1 },
      { marker: 'rule-known' },
      { units: ['admissions'] },
      { national: 'exact' },
      { quantiles: { median: 5, quartile: 20 } },
      { ratios: 'from-exact' },
      { smallAs: 'nought' },
      { sums: 'exact' },
    ];
    for (const change of changes) {
      expect(weakerFields({ ...mhsds, ...change }, mhsds)).toEqual(Object.keys(change));
      expect(weakerFields(mhsds, { ...mhsds, ...change })).toEqual([]);
    }
    expect(weakerFields({ ...mhsds, ratios: 'from-released' }, { ...mhsds, ratios: 'none' })).toEqual([
      'ratios',
    ]);
  });

  it('is weaker in percentages and sums, too', () => {
    const strict: Policy = {
      ...mhsds,
      ratios: 'from-exact',
      percentages: { decimals: 0, needs: 'both', smallestDenominator: 100 },
      hidesWholeSets: true,
      dominance: { contributors: 2, percent: 80 },
      pPercent: 20,
    };
    const changes: readonly Partial<Policy>[] = [
      { percentages: { decimals: 1, needs: 'both', smallestDenominator: 100 } },
      { percentages: { decimals: 0, needs: 'numerator', smallestDenominator: 100 } },
      { percentages: { decimals: 0, needs: 'both' } },
      { hidesWholeSets: false },
      { dominance: { contributors: 1, percent: 80 } },
      { dominance: { contributors: 2, percent: 90 } },
      { pPercent: 10 },
    ];
    expect(weakerFields(strict, strict)).toEqual([]);
    for (const change of changes)
      expect(weakerFields({ ...strict, ...change }, strict)).toEqual(Object.keys(change));
    expect(weakerFields({ ...mhsds, ratios: 'from-exact' }, strict)).toEqual([
      'percentages',
      'hidesWholeSets',
      'dominance',
      'pPercent',
    ]);
  });

  it('under which no release can be made is refused, even where it was agreed', () => {
    const exact: Policy = { ...mhsds, national: 'exact' };
    expect(code(() => requirePolicy(exact, exact))).toBe('STUDY_POLICY_FOR_READING');
    expect(() => requirePolicy(exact, exact)).toThrow(/prints national figures exactly/);
  });

  it('of a study must be at least as strict as the agreed one', () => {
    expect(() => requirePolicy(mhsds, mhsds)).not.toThrow();
    expect(() => requirePolicy(hes, mhsds)).toThrow(/hes-2018 is weaker than the agreed mhsds-2017 in zeros/);
    expect(code(() => requirePolicy(hes, mhsds))).toBe('STUDY_POLICY_WEAKER');
  });
});
