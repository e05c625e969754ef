/** Complaints of an outsider who knows the definitions, the geography and arithmetic, and used them. */
import { describe, expect, it } from 'vitest';
import { axesOf } from '../../src/disclosure/model/axes.ts';
import { impossibleIn, rulesWithin } from '../../src/disclosure/model/impossible.ts';
import { aGeography, aStudy } from './random-results.ts';

describe('what anybody knows of verdicts together', () => {
  const study = { ...aStudy(), outOfArea: [{ id: 'nearer-unit', margin: 20_000 } as const] };
  const dimensions = [
    'home-region',
    'distance-band',
    'out-of-area:km-50',
    'out-of-area:region',
    'out-of-area:icb',
    'out-of-area:miles-50-or-region',
    'out-of-area:nearer-unit',
  ] as const;
  const axes = axesOf([...dimensions], study, aGeography);
  const isImpossible = (at: Readonly<Record<string, string>>, geography = aGeography) => {
    const names = Object.keys(at).map((dimension) => axes.axisOf(dimension).name);
    const rules = rulesWithin(names, axes, impossibleIn(axes, study, geography));
    const groups = Object.entries(at).map(
      ([dimension, code]) => axes.categories.get(dimension)?.indexOf(code) ?? -1,
    );
    return rules.some((rule) => rule(groups));
  };

  it.each<readonly [Readonly<Record<string, string>>, string]>([
    [{ 'out-of-area:icb': 'no', 'out-of-area:region': 'yes' }, 'boards lie in regions'],
    [{ 'out-of-area:icb': 'no', 'out-of-area:region': 'not-determined' }, 'a known board has a known region'],
    [{ 'out-of-area:km-50': 'not-determined', 'out-of-area:icb': 'yes' }, 'no distance, no place'],
    [
      { 'out-of-area:miles-50-or-region': 'not-determined', 'out-of-area:region': 'no' },
      'a known region decides',
    ],
    [
      { 'out-of-area:miles-50-or-region': 'no', 'out-of-area:region': 'not-determined' },
      'an unknown region does not',
    ],
    [{ 'distance-band': '0-19', 'out-of-area:nearer-unit': 'yes' }, 'nearer than the margin'],
    [
      { 'distance-band': '100-199', 'out-of-area:region': 'no', 'out-of-area:miles-50-or-region': 'no' },
      'farther than 50 miles',
    ],
    [
      { 'distance-band': '20-49', 'out-of-area:region': 'no', 'out-of-area:miles-50-or-region': 'yes' },
      'nearer than 50 miles',
    ],
    [{ 'home-region': 'overseas', 'out-of-area:km-50': 'yes' }, 'no point'],
    [{ 'home-region': 'wales', 'out-of-area:miles-50-or-region': 'yes' }, 'no region in England'],
  ])('%j is empty: %s', (at) => {
    expect(isImpossible(at)).toBe(true);
  });

  it.each<readonly [Readonly<Record<string, string>>]>([
    [{ 'out-of-area:icb': 'yes', 'out-of-area:region': 'no' }],
    [{ 'out-of-area:icb': 'not-determined', 'out-of-area:region': 'not-determined' }],
    [{ 'distance-band': '50-99', 'out-of-area:region': 'no', 'out-of-area:miles-50-or-region': 'yes' }],
    [{ 'distance-band': '50-99', 'out-of-area:region': 'no', 'out-of-area:miles-50-or-region': 'no' }],
    [{ 'distance-band': '20-49', 'out-of-area:nearer-unit': 'yes' }],
    [{ 'home-region': 'wales', 'out-of-area:km-50': 'yes' }],
    [{ 'out-of-area:miles-50-or-region': 'yes', 'out-of-area:region': 'not-determined' }],
  ])('%j is not', (at) => {
    expect(isImpossible(at)).toBe(false);
  });

  it('a unit that is said to lie in the board but not in its region makes both verdicts possible', () => {
    const odd = { ...aGeography, unitCombinations: [{ region: 'Y56', icb: 'Q60' }] };
    expect(isImpossible({ 'out-of-area:icb': 'no', 'out-of-area:region': 'yes' }, odd)).toBe(false);
  });
});
