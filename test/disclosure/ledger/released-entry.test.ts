/** A release as the ledger keeps it, and as it is read again beside the next one. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { howToRead } from '../../../src/disclosure/draft/how-to-read.ts';
import type { LedgerCell, Population } from '../../../src/disclosure/ledger/ledger.ts';
import { populationOf } from '../../../src/disclosure/ledger/population.ts';
import { readDimensions, readTables } from '../../../src/disclosure/ledger/read-entry.ts';
import { releasedEntry } from '../../../src/disclosure/ledger/released-entry.ts';
import { publicFiles } from '../../../src/disclosure/public-files.ts';
import type { ReleasedDimension } from '../../../src/disclosure/release.ts';
import { aRelease, dimensions } from '../../publication/a-release.ts';
import { aStudy } from '../random-results.ts';
import { aPopulation, aRule } from './a-ledger.ts';

const boards: ReleasedDimension = {
  name: 'home-icb',
  categories: [
    { code: 'QWO', name: 'West', parent: 'Y63' },
    { code: 'wales', name: 'Wales', parent: 'all' },
  ],
};
const printed = aRelease({ dimensions: [...dimensions, boards] });
const counted = printed.tables.map((table) => ({
  ...table,
  cells: table.cells
    .filter((cell) => cell.kind !== 'derived' && !('unit' in cell))
    .map(({ at, measure }) => ({ at, measure, kind: 'count' as const, quantity: measure })),
}));
const release = { ...printed, reading: { ...howToRead(counted), axes: [], sources: [] } };
const entry = releasedEntry(release, aPopulation);
const cellsOf = (table: string): readonly LedgerCell[] =>
  entry.tables.find(({ id }) => id === table)?.cells ?? [];

describe('a released entry', () => {
  it('names the bytes of release.json', () => {
    const text = publicFiles(release).find(({ path }) => path === 'release.json')?.text ?? '';
    expect(entry.sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('says of each figure which counts it can stand for', () => {
    const headlines = cellsOf('headlines');
    const of = (measure: string) => headlines.find((cell) => cell.measure === measure);
    expect(of('admissions')).toEqual({
      at: {},
      measure: 'admissions',
      kind: 'rounded',
      value: 605,
      lower: 603,
      upper: 607,
    });
    expect(of('median-distance')).toMatchObject({ kind: 'statistic', value: 38 });
    expect(of('share:out-of-area:km-50')).toMatchObject({ kind: 'derived', value: 36 });
    const hidden = entry.tables
      .flatMap(({ cells }) => cells)
      .find(({ kind, lower }) => kind === 'hidden' && lower !== undefined);
    expect(hidden).toMatchObject({ lower: 0, upper: null });
  });

  it('says of a marker whose rule is known which counts it hides', () => {
    const known = releasedEntry(
      { ...release, policy: { ...release.policy, marker: 'rule-known', zeros: 'shown' } },
      aPopulation,
    );
    const hidden = known.tables
      .flatMap(({ cells }) => cells)
      .find(({ kind, lower }) => kind === 'hidden' && lower !== undefined);
    expect(hidden).toMatchObject({ lower: 1, upper: 4 });
  });

  it('knows in which dimension a parent is', () => {
    const icb = entry.dimensions.find(({ name }) => name === 'home-icb');
    expect(icb?.categories).toEqual([
      { code: 'QWO', parents: ['home-region=Y63'] },
      { code: 'wales', parents: [] },
    ]);
  });
});

describe('read again', () => {
  const tables = readTables(entry, 'june', aRule);
  const placesOf = (table: string) =>
    tables.filter(({ id }) => id === `june/${table}`).flatMap(({ cells }) => cells);

  it('a headline by a definition is a count at its verdict', () => {
    const [found] = placesOf('headlines').filter(
      ({ from }) => from === 'june/headlines|out-of-area:km-50:yes',
    );
    expect(found).toMatchObject({
      at: { 'out-of-area:km-50': 'yes' },
      measure: 'admissions',
      says: { kind: 'rounded' },
    });
  });

  it('definitions that agree are a count at both verdicts', () => {
    const found = placesOf('agreement').find(({ from }) =>
      from?.endsWith('|definition=km-50|other-definition=region|only-first'),
    );
    expect(found).toMatchObject({
      at: { 'out-of-area:km-50': 'yes', 'out-of-area:region': 'no' },
      measure: 'admissions',
    });
  });

  it('definitions of which one is not determined are a count at any of three places', () => {
    const found = placesOf('agreement').find(({ from }) =>
      from?.endsWith('|definition=km-50|other-definition=region|not-determined'),
    );
    expect(found).toMatchObject({
      at: {},
      measure: 'definition=km-50|other-definition=region|not-determined',
      places: [
        { 'out-of-area:km-50': 'yes', 'out-of-area:region': 'not-determined' },
        { 'out-of-area:km-50': 'no', 'out-of-area:region': 'not-determined' },
        { 'out-of-area:km-50': 'not-determined', 'out-of-area:region': 'yes' },
        { 'out-of-area:km-50': 'not-determined', 'out-of-area:region': 'no' },
        { 'out-of-area:km-50': 'not-determined', 'out-of-area:region': 'not-determined' },
      ],
    });
  });

  it('what no dimension divides is a count of its own; whom the last step keeps is everybody', () => {
    const flow = placesOf('inclusion').filter(({ from }) => from?.endsWith('|reason=kept|admissions'));
    expect(flow.map(({ at, measure, places }) => ({ at, measure, places }))).toEqual([
      { at: {}, measure: 'step=received|reason=kept|admissions', places: [] },
      { at: {}, measure: 'step=age|reason=kept|admissions', places: [] },
      { at: {}, measure: 'admissions', places: undefined },
    ]);
  });

  it('dimensions are those that people are placed in, verdicts of every definition among them', () => {
    const names = readDimensions(entry).map(({ name }) => name);
    expect(names).not.toContain('step');
    expect(names).not.toContain('definition');
    expect(names).toContain('home-region');
    expect(readDimensions(entry).find(({ name }) => name === 'out-of-area:nearer-unit')).toEqual({
      name: 'out-of-area:nearer-unit',
      categories: ['yes', 'no', 'not-determined'].map((code) => ({ code, parents: [] })),
    });
  });

  it('shares and distances say nothing of counts', () => {
    const kinds = placesOf('headlines').filter(({ measure }) => /share|distance/.test(measure));
    expect(kinds.length).toBeGreaterThan(3);
    for (const { says } of kinds) expect(says).toEqual({ kind: 'says-nothing' });
  });

  it('under another rule keeps the counts that its figures stood for', () => {
    const even = releasedEntry(
      { ...release, policy: { ...release.policy, roundTo: 4, ties: 'unknown' } },
      aPopulation,
    );
    const [first] = readTables(even, 'june', aRule).flatMap(({ cells }) => cells);
    expect(first?.says).toEqual({ kind: 'between', lower: 603, upper: 607 });
  });
});

describe('the population of a study', () => {
  const study = aStudy();
  const of = (change: Partial<typeof study>, areas = 'a', units = 'u'): Population =>
    populationOf(
      { ...study, ...change },
      {
        delivery: 'd',
        places: [
          { file: 'reference/areas.csv', sha256: areas },
          { file: 'reference/units.csv', sha256: units },
        ],
      },
    );

  it('is its period, ages, wards and delivery', () => {
    expect(of({})).toMatchObject({
      from: '2022-07',
      to: '2023-12',
      ages: { from: 0, to: 17 },
      services: 'tier-4-camhs',
      delivery: 'd',
      changes: null,
    });
  });

  it('sorts homes by the areas alone, and what depends on units by these too', () => {
    const changed = (one: Population, other: Population) =>
      Object.keys(one.rules).filter((name) => one.rules[name] !== other.rules[name]);
    expect(changed(of({}), of({}, 'a', 'other'))).toEqual([
      'service',
      'distance-band',
      'out-of-area:km-50',
      'out-of-area:miles-50-or-region',
      'out-of-area:region',
      'out-of-area:icb',
      'out-of-area:nearer-unit',
    ]);
    expect(changed(of({}), of({}, 'other'))).toContain('home-region');
    expect(changed(of({}), of({ ageRule: 'as-stated' }))).toEqual(['age-band']);
    const nearer = study.outOfArea.map((one) =>
      one.id === 'nearer-unit' ? { ...one, margin: 10_000 } : one,
    );
    expect(changed(of({}), of({ outOfArea: nearer }))).toEqual(['out-of-area:nearer-unit']);
  });
});
