/** Cells of releases in words. */
import { expect, it } from 'vitest';
import { cellInWords } from '../../../src/disclosure/ledger/cell-in-words.ts';

it('says what is counted, where, and in which table, without margins', () => {
  expect(cellInWords('by-age|home-region=Y54|age-band=all|admissions')).toBe(
    'admissions at home-region Y54 in by-age',
  );
  expect(cellInWords('by-age|home-region=all|admissions')).toBe('admissions in by-age');
});

it('leaves the label of an earlier release out', () => {
  expect(cellInWords('june/counts|age-band=16-17|admissions', 'june')).toBe(
    'admissions at age-band 16-17 in counts',
  );
});
