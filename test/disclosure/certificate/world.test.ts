/** What the checker takes a study's release and the ledger to say. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Certificate, Release } from '../../../src/disclosure/certificate/certificate.ts';
import { targetsOf, worldOf } from '../../../src/disclosure/certificate/checker.ts';
import type { DraftTable } from '../../../src/disclosure/draft/draft.ts';
import { howToRead } from '../../../src/disclosure/draft/how-to-read.ts';
import type { HowSourceCounts, HowToRead } from '../../../src/disclosure/release.ts';

const own: HowSourceCounts = { names: {}, within: [[]], isSame: true };
const rounded = (at: Record<string, string>, measure: string, value: number) => ({
  at,
  measure,
  kind: value < 0 ? 'hidden' : 'rounded',
  ...(value < 0 ? {} : { value }),
});
const flow = (step: string, reason: string, admissions: number, children: number) => [
  rounded({ step, reason }, 'admissions', admissions),
  rounded({ step, reason }, 'children', children),
];
const pair = { definition: 'km-50', 'other-definition': 'region' };

const tables: Release['tables'] = [
  {
    id: 'headlines',
    cells: [
      rounded({}, 'admissions', 100),
      rounded({}, 'children', 90),
      rounded({}, 'episodes', 95),
      { at: {}, measure: 'median-distance', kind: 'shown', value: 27, unit: 'km' },
      rounded({}, 'out-of-area:km-50:yes', 40),
      { at: {}, measure: 'share:out-of-area:km-50', kind: 'derived', value: 40 },
    ],
  },
  {
    id: 'inclusion',
    cells: [
      ...flow('all', 'kept', 110, 95),
      ...flow('age', 'kept', 100, 90),
      ...flow('age', 'older', 10, -1),
    ],
  },
  { id: 'agreement', cells: [rounded(pair, 'both', 20), rounded(pair, 'not-determined', -1)] },
  {
    id: 'quality',
    cells: [rounded({ check: 'home' }, 'admissions', 5), rounded({ check: 'home' }, 'children', -1)],
  },
  {
    id: 'age-band',
    cells: [
      rounded({ 'age-band': '13-15' }, 'admissions', 5),
      rounded({ 'age-band': 'all' }, 'admissions', 100),
      { at: { 'age-band': '0-12' }, measure: 'admissions', kind: 'notApplicable' },
    ],
  },
];
const drafts = tables.map(({ id, cells }) => ({
  id,
  title: id,
  dimensions: [],
  cells: cells.map(({ at, measure, kind, unit }) => ({
    at,
    measure,
    kind: kind === 'notApplicable' ? kind : unit !== undefined || kind === 'derived' ? 'ratio' : 'count',
    quantity: '',
  })),
})) as unknown as readonly DraftTable[];

const finest = (name: string, ...codes: readonly string[]): HowToRead['axes'][number] => ({
  name,
  finest: codes.map((code) => [`${name}=${code}`]),
});
const verdicts = ['yes', 'no', 'not-determined'];
const ages = ['0-12', '13-15', '16-17'];

/** The release as it would be after these. */
const releaseAfter = (...sources: readonly HowSourceCounts[]): Release => ({
  policy: { smallestShown: 5, zeros: 'hidden', roundTo: 5 },
  dimensions: [],
  tables,
  reading: {
    ...howToRead(drafts),
    axes: [
      finest('age-band', ...ages),
      finest('age-band of first', ...ages),
      finest('out-of-area:km-50', ...verdicts),
      finest('out-of-area:region', ...verdicts),
      finest('period', 'a', 'b', 'c'),
    ],
    sources: [own, ...sources],
  },
});

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const beside = (rows: readonly string[]): Certificate => ({
  format: 'homeward/certificate@1',
  level: 'L1',
  release: 'the hash of the release',
  ledger: { lines: rows.length, sha256: hashOf(rows.join('\n')) },
  notSmall: [],
  groups: [],
  witnesses: [],
});

describe('what is said', () => {
  const { cells, said, nested } = worldOf(releaseAfter(), '', beside([]));

  test('a cell says the counts that print it, of people at its plain places', () => {
    const name = 'age-band|age-band=13-15|admissions';
    expect(cells.get(name)).toEqual({ places: [['age-band=13-15']], kind: 'rounded' });
    expect(said.get(name)).toEqual({ terms: [[name, 1]], lower: 5, upper: 7 });
    expect(said.get('age-band|age-band=0-12|admissions')).toMatchObject({ lower: 0, upper: 0 });
    expect(said.get('quality|check=home|children')).toMatchObject({ lower: 0, upper: null });
    expect(said.get('headlines|out-of-area:km-50:yes')).toMatchObject({ lower: 38, upper: 42 });
    expect(cells.get('headlines|out-of-area:km-50:yes')?.places).toEqual([['out-of-area:km-50=yes']]);
    expect(cells.get('headlines|admissions')?.places).toEqual([[]]);
    expect(cells.get('inclusion|step=age|reason=kept|admissions')?.places).toEqual([[]]);
    expect(cells.get('inclusion|step=all|reason=kept|admissions')?.places).toEqual([]);
    expect(cells.get('agreement|definition=km-50|other-definition=region|both')?.places).toEqual([
      ['out-of-area:km-50=yes', 'out-of-area:region=yes'],
    ]);
    expect(
      cells.get('agreement|definition=km-50|other-definition=region|not-determined')?.places,
    ).toHaveLength(5);
    expect([...cells.keys()].filter((one) => /median|share/.test(one))).toEqual([]);
  });

  test('children are no more than admissions, and the steps add up', () => {
    const words = [...said.values()].map(
      ({ terms, lower, upper }) =>
        `${terms.map(([name, times]) => `${times > 0 ? '+' : '-'}${name}`).join(' ')} ${lower === upper ? '=' : '≥'} ${lower}`,
    );
    expect(words).toContain('+headlines|admissions -headlines|episodes ≥ 0');
    expect(words).toContain('+quality|check=home|admissions -quality|check=home|children ≥ 0');
    expect(words).toContain('+headlines|children -quality|check=home|children ≥ 0');
    expect(words).toContain(
      '+inclusion|step=age|reason=kept|admissions +inclusion|step=age|reason=older|admissions -inclusion|step=all|reason=kept|admissions = 0',
    );
    expect(words).toContain(
      '+inclusion|step=age|reason=kept|children +inclusion|step=age|reason=older|children -inclusion|step=all|reason=kept|children ≥ 0',
    );
    expect(words).toContain('+headlines|children -inclusion|step=age|reason=kept|children = 0');
    expect(nested).toContainEqual(['headlines|children', 'quality|check=home|children']);
    expect(nested).toContainEqual([
      'inclusion|step=all|reason=kept|admissions',
      'inclusion|step=age|reason=older|admissions',
    ]);
  });
});

describe('an earlier release', () => {
  const line = { type: 'released', dimensions: [], tables, reading: howToRead(drafts) };
  const rows = [JSON.stringify({ type: 'study' }), JSON.stringify(line)];
  const ledger = `${rows.join('\n')}\n`;
  const earlier: HowSourceCounts = {
    names: { 'age-band': 'age-band of first' },
    within: [['period=a'], ['period=b']],
    isSame: false,
  };

  test('counts within its own categories', () => {
    const { cells } = worldOf(releaseAfter(earlier), ledger, beside(rows));
    expect(cells.get('1 age-band|age-band=13-15|admissions')?.places).toEqual([
      ['age-band of first=13-15', 'period=a'],
      ['age-band of first=13-15', 'period=b'],
    ]);
    expect(cells.has('1 headlines|children')).toBe(false);
  });

  test('of the same people says more of the counts that no dimension divides', () => {
    const { cells, said } = worldOf(releaseAfter(own), ledger, beside(rows));
    expect(cells.has('1 headlines|children')).toBe(false);
    expect(said.get('1 headlines|children')?.terms).toEqual([['headlines|children', 1]]);
  });

  test('of another delivery says nothing', () => {
    const { cells, said } = worldOf(releaseAfter({ ...earlier, within: [] }), ledger, beside(rows));
    expect([...cells.keys(), ...said.keys()].filter((name) => name.startsWith('1 '))).toEqual([]);
  });

  test('that the release knew may not be left out, nor one be added; and somebody must be in each count', () => {
    expect(() => worldOf(releaseAfter(own), ledger, beside(rows.slice(0, 1)))).toThrow(
      'the ledger says more',
    );
    expect(() => worldOf(releaseAfter(own), rows[0] ?? '', beside(rows.slice(0, 1)))).toThrow(
      'speaks of more',
    );
    expect(() => worldOf(releaseAfter(), ledger, beside(rows))).toThrow('does not speak of all');
    const { reading, ...rest } = releaseAfter();
    expect(() => worldOf(rest, '', beside([]))).toThrow('does not say how it is read');
    if (reading === undefined) return;
    for (const [i, axis] of reading.axes.entries()) {
      const made = (axes: HowToRead['axes']) => () =>
        worldOf({ ...rest, reading: { ...reading, axes } }, '', beside([]));
      const isCounted = axis.name !== 'period' && !axis.name.endsWith('of first');
      const without = made(reading.axes.toSpliced(i, 1));
      if (isCounted) expect(without).toThrow('nobody can be in');
      else expect(without).not.toThrow();
      expect(made(reading.axes.with(i, { ...axis, finest: [] }))).toThrow('nobody can be in');
    }
  });

  test('of a longer period holds the new one, but for quarters that lie in the new one whole', () => {
    const cell = (code: string, value: number) => ({
      at: { quarter: code },
      measure: 'admissions',
      kind: 'rounded',
      value,
    });
    const printed = (...cells: readonly object[]) =>
      [{ id: 'quarter', title: '', dimensions: ['quarter'], cells }] as unknown as Release['tables'];
    const quarters = ['2022-Q3', '2022-Q4', '2023-Q1'];
    const time = quarters.map((code, i) => [`quarter=${code}`, i < 2 ? 'period=new' : 'period=other']);
    const reading: HowToRead = {
      counts: {},
      holds: [],
      nested: [],
      axes: [{ name: 'time', finest: time }],
      sources: [
        { names: {}, within: [['period=new']], isSame: true },
        { names: {}, within: [['period=new'], ['period=other']], isSame: false },
      ],
    };
    const all = (value: number) => cell('all', value);
    const before = JSON.stringify({
      type: 'released',
      dimensions: [],
      tables: printed(cell('2022-Q3', 20), cell('2023-Q1', 5), all(45)),
    });
    const release = {
      ...releaseAfter(),
      tables: printed(cell('2022-Q3', 20), cell('2022-Q4', 20), all(40)),
      reading,
    };
    const world = worldOf(release, `${before}\n`, beside([before]));
    const name = (code: string) => `quarter|quarter=${code}|admissions`;
    expect(targetsOf(world)).toContainEqual({ whole: `1 ${name('all')}`, part: name('all') });
    expect(targetsOf(world)).not.toContainEqual({ whole: `1 ${name('2022-Q3')}`, part: name('2022-Q3') });
    const within = world.everybody([name('2022-Q3'), `1 ${name('all')}`]).get(name('2022-Q3'));
    expect(within?.map((one) => [...one].sort())).toEqual([
      [`1 ${name('2022-Q3')}`, `1 ${name('all')}`, name('2022-Q3'), name('all')],
    ]);
  });

  test('is refused with a ledger that was altered, cut or is missing; one that grew is not', () => {
    const whole = beside(rows);
    const release = releaseAfter(own);
    for (let at = 0; at < ledger.length - 1; at += 1) {
      const other = ledger[at] === '1' ? '2' : '1';
      expect(() =>
        worldOf(release, `${ledger.slice(0, at)}${other}${ledger.slice(at + 1)}`, whole),
      ).toThrow();
    }
    expect(() => worldOf(release, rows[0] ?? '', whole)).toThrow('ledger');
    expect(() => worldOf(release, '', whole)).toThrow('ledger');
    const later = '{"type":"released","sha256":"another"}\n';
    const now = '{"type":"released","sha256":"the hash of the release"}\n';
    expect(() => worldOf(release, `${ledger}{"type":"room"}\n`, whole)).not.toThrow();
    expect(() => worldOf(release, `${ledger}${now}${later}`, whole)).not.toThrow();
    expect(() => worldOf(release, `${ledger}${later}${now}`, whole)).toThrow('says more');
    expect(() => worldOf(release, `${ledger}${later}`, whole)).toThrow('says more');
  });
});
