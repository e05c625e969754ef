/** `reference/known-figures.csv`: figures that anybody has. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notKnown, readOfficial } from '../../../src/disclosure/ledger/official-file.ts';
import { populationOf } from '../../../src/disclosure/ledger/population.ts';
import { aStudy } from '../random-results.ts';

const population = populationOf(aStudy(), { delivery: 'd', places: [] });
const header = 'home_region,measure,lower,upper,source,published';

async function entriesOf(...lines: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-known-'));
  mkdirSync(join(folder, 'reference'));
  if (lines.length > 0)
    writeFileSync(join(folder, 'reference', 'known-figures.csv'), [header, ...lines].join('\n'));
  return readOfficial(folder, population);
}

describe('figures that anybody has', () => {
  it('are none without the file', async () => {
    expect(await entriesOf()).toEqual([]);
  });

  it('are one entry for each source, exact or between two counts, of no delivery', async () => {
    const [entry, ...others] = await entriesOf(
      ',admissions,612,612,An invented yearbook,2024-01-31',
      'Y54,admissions,98,102,An invented yearbook,2024-01-31',
    );
    expect(others).toEqual([]);
    expect(entry?.population.delivery).toBe('');
    expect(entry?.tables.flatMap(({ cells }) => cells)).toEqual([
      { at: {}, measure: 'admissions', kind: 'exact', value: 612, lower: 612, upper: 612 },
      { at: { 'home-region': 'Y54' }, measure: 'admissions', kind: 'between', lower: 98, upper: 102 },
    ]);
  });

  it('are added to the ledger once', async () => {
    const entries = await entriesOf(',admissions,612,612,An invented yearbook,');
    const held = { entries, head: { lines: 2, hash: '' } };
    expect(notKnown(held, entries)).toEqual([]);
    expect(notKnown({ ...held, entries: [] }, entries)).toEqual(entries);
  });

  it('are refused with line and column', async () => {
    await expect(entriesOf(',admissions,5,4,A,')).rejects.toMatchObject({
      code: 'PLACES_VALUE_WRONG',
      place: { line: 2, field: 'upper' },
    });
    await expect(entriesOf(',admissions,x,4,A,')).rejects.toMatchObject({ place: { field: 'lower' } });
    await expect(entriesOf(',children,1,4,A,')).rejects.toMatchObject({ place: { field: 'measure' } });
    await expect(entriesOf(',admissions,1,4,,')).rejects.toMatchObject({ place: { field: 'source' } });
  });
});
