/** The files of a release: complete, stable, harmless in a spreadsheet. */
import { describe, expect, it } from 'vitest';
import { protect } from '../../src/disclosure/protect.ts';
import { csvOf, publicFiles } from '../../src/disclosure/public-files.ts';
import type { ProtectedTable } from '../../src/disclosure/release.ts';
import { mhsds } from './policies.ts';
import { aGeography, aStudy, randomResults } from './random-results.ts';

const study = aStudy([['age-band', 'gender']], ['km-50']);
const made = await protect({
  results: randomResults(study, 120, 5),
  study,
  policy: mhsds,
  geography: aGeography,
  id: 'invented-admissions',
  version: '0',
});
if (made.kind !== 'release') throw new Error('no release to test');
const { release } = made;

describe('the files', () => {
  it('are the release and one table each', () => {
    expect(publicFiles(release).map(({ path }) => path)).toEqual([
      'release.json',
      'tables/headlines.csv',
      'tables/inclusion.csv',
      'tables/agreement.csv',
      'tables/quality.csv',
      'tables/age-band-by-gender.csv',
    ]);
  });

  it('hold the release whole', () => {
    expect(JSON.parse(publicFiles(release)[0]?.text ?? '')).toEqual(release);
  });

  it('give every count a row, a marker where it is hidden, no decision and no bed days', () => {
    const csv = publicFiles(release).find(({ path }) => path.endsWith('by-gender.csv'))?.text ?? '';
    const [header, ...rows] = csv.trimEnd().split('\n');
    expect(header).toBe('age-band,gender,measure,value');
    expect(rows.filter((row) => row.includes(',admissions,'))).toHaveLength(20);
    for (const row of rows) expect(row).toMatch(/,(\d+|\[c\])$/);
    const all = publicFiles(release)
      .map(({ text }) => text)
      .join('');
    expect(all).not.toMatch(/to protect"|for the rule|bed-days|bedDays|hiddenFor/);
  });

  it('disarm what a spreadsheet would calculate', () => {
    const table = {
      id: 't',
      title: 't',
      dimensions: ['check'],
      cells: [
        { at: { check: '=1+1' }, measure: 'admissions', kind: 'rounded', value: 5 },
        { at: { check: 'a,"b"' }, measure: 'admissions', kind: 'hidden' },
      ],
    } as unknown as ProtectedTable;
    expect(csvOf(table)).toBe('check,measure,value\n\'=1+1,admissions,5\n"a,""b""",admissions,[c]\n');
  });
});
