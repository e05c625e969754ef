/** Checks of data quality that count what a table counts already. */
import { expect, it } from 'vitest';
import { protect } from '../../src/disclosure/protect.ts';
import { mhsds } from './policies.ts';
import { aGeography, aStudy, randomResults } from './random-results.ts';

it('a check of unknown distances does not show what the not determined verdicts hide', async () => {
  const study = aStudy();
  for (const seed of [1]) {
    const results = randomResults(study, 600, seed);
    const unknown = results.verdicts.find(({ definition }) => definition === 'km-50')?.notDetermined;
    if (unknown === undefined || unknown.admissions === 0)
      throw new Error('a seed without unknown distances');
    const check = { id: 'distance-unknown', what: 'The distance is not known', ...unknown };
    const protection = await protect({
      results: { ...results, quality: [check] },
      study,
      policy: mhsds,
      geography: aGeography,
      id: 'invented-admissions',
      version: '0.1.0',
    });
    if (protection.kind !== 'release') throw new Error(protection.reasons.join(' '));
    const cell = (table: string, measure: string) =>
      protection.release.tables
        .find(({ id }) => id === table)
        ?.cells.find((found) => found.measure === measure);
    const shown = cell('headlines', 'out-of-area:km-50:not-determined');
    expect(cell('quality', 'admissions')).toMatchObject({ kind: shown?.kind });
  }
});
