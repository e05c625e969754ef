/** What stands in one cell: numbers however they are written, and markers. */
import { describe, expect, it } from 'vitest';
import { readPrinted } from '../../../src/disclosure/published/printed.ts';

describe('numbers', () => {
  const numbers: readonly (readonly [string, number, number])[] = [
    ['12', 12, 0],
    [' 1,234 ', 1234, 0],
    ['1 234', 1234, 0],
    ['1\u00a0234\u00a0567', 1234567, 0],
    ["1'234", 1234, 0],
    ['£1,234.50', 1234.5, 2],
    ['12.5', 12.5, 1],
    ['12%', 12, 0],
    ['5.7637e+006', 5763700, 0],
    ['12[a]', 12, 0],
    ['12 r', 12, 0],
    ['1,234 (p)', 1234, 0],
    ['40 [note 3]', 40, 0],
    ['15*', 15, 0],
    ['−5', -5, 0],
  ];
  for (const [text, value, decimals] of numbers)
    it(`reads "${text}" as ${value}`, () => {
      expect(readPrinted(text)).toMatchObject({ kind: 'number', value, decimals });
    });

  it('takes half-written thousands and words for words', () => {
    for (const text of ['1,23', '12,5', '1,2345', 'about 12', 'Girls'])
      expect(readPrinted(text)).toEqual({ kind: 'words' });
  });
});

describe('markers', () => {
  const markers: readonly (readonly [string, string])[] = [
    ['*', 'hidden'],
    ['[c]', 'hidden'],
    ['c', 'hidden'],
    ['NA', 'hidden'],
    ['-', 'nil'],
    ['..', 'unknown'],
    ['[x]', 'unknown'],
    ['[z]', 'nobody'],
  ];
  for (const [text, kind] of markers)
    it(`reads "${text}" as ${kind}`, () => {
      expect(readPrinted(text)).toEqual({ kind: 'marker', marker: text, meaning: { kind } });
    });

  it('reads the threshold that a marker names', () => {
    expect(readPrinted('<5')).toMatchObject({ meaning: { kind: 'under', below: 5 } });
    expect(readPrinted('fewer than 10')).toMatchObject({ meaning: { kind: 'under', below: 10 } });
  });

  it('reads an empty cell as empty', () => {
    expect(readPrinted('  ')).toEqual({ kind: 'empty' });
  });
});
