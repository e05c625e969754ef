/** The bridge as a whole: what leaves, what an outsider makes of it, and when nothing leaves. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/disclosure/certificate/checker.ts';
import type { Policy } from '../../src/disclosure/policy/policy.ts';
import { type Protection, protect } from '../../src/disclosure/protect.ts';
import { publicFiles } from '../../src/disclosure/public-files.ts';
import type { ReleasedCell } from '../../src/disclosure/release.ts';
import type { Results } from '../../src/measures/results.ts';
import { findingsIn } from './outside-attacker.ts';
import { hes, mhsds } from './policies.ts';
import { aGeography, aStudy, randomResults } from './random-results.ts';

type Made = Extract<Protection, { kind: 'release' }>;

async function made(results: Results, policy: Policy, study = aStudy()): Promise<Made> {
  const protection = await protect({
    results,
    study,
    policy,
    geography: aGeography,
    id: 'invented-admissions',
    version: '0.1.0',
  });
  if (protection.kind !== 'release') throw new Error(protection.reasons.join(' '));
  return protection;
}

const cellsOf = ({ release }: Made, id: string): readonly ReleasedCell[] =>
  release.tables.find((table) => table.id === id)?.cells ?? [];
const textOf = ({ release }: Made) => publicFiles(release)[0]?.text ?? '';

it.each([1, 2])(
  'is made where only a third dimension tells who cannot be (seed %i)',
  async (seed) => {
    const study = aStudy([
      ['distance-band', 'out-of-area:miles-50-or-region'],
      ['out-of-area:nearer-unit', 'year'],
      ['out-of-area:miles-50-or-region', 'quarter'],
    ]);
    const release = await made(randomResults(study, 300 * seed, seed), mhsds, study);
    expect(check({ release: textOf(release), certificate: release.certificate, ledger: '' })).toContain(
      'never',
    );
  },
  60_000,
);

it('areas of homes lie in areas of homes only, where areas of units have the same codes', async () => {
  const study = aStudy([['home-region', 'unit-region'], ['home-icb']]);
  const { release } = await made(randomResults(study, 300, 1), mhsds, study);
  const icbs = release.reading?.axes.find(({ name }) => name === 'home')?.finest ?? [];
  expect(icbs).toContainEqual(['home-region=Y56', 'home-icb=Q00']);
}, 60_000);

describe('a release of six hundred admissions', async () => {
  const study = aStudy();
  const results = randomResults(study, 600, 1);
  const release = await made(results, mhsds);

  it('carries a certificate that the checker accepts', () => {
    expect([release.release.status, release.release.certificate]).toEqual(['certified', { level: 'L1' }]);
    expect(release.record.attack).toMatchObject({ scope: 'joint', earlier: 0 });
    const texts = { release: textOf(release), certificate: release.certificate, ledger: '' };
    expect(check(texts)).toMatch(/would each have printed this release/);
  });

  it('says who can be: every category, and with each all that it is said to lie in', () => {
    const { dimensions, reading } = release.release;
    const listsOf = (name: string) =>
      reading?.axes.find(({ finest }) => finest[0]?.some((place) => place.startsWith(`${name}=`)))?.finest;
    const own = dimensions.filter(({ name }) => listsOf(name) !== undefined);
    expect(own.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['home-region', 'age-band', 'service']),
    );
    for (const { name, categories } of own) {
      const lists = listsOf(name) ?? [];
      for (const { code, parent = 'all', parents = [parent] } of categories) {
        const mine = lists.filter((places) => places.includes(`${name}=${code}`));
        expect(mine.length).toBeGreaterThan(0);
        for (const above of parents.filter((one) => one !== 'all'))
          for (const places of mine) expect(places.some((one) => one.endsWith(`=${above}`))).toBe(true);
      }
      const said = categories.map(({ code }) => `${name}=${code}`);
      for (const places of lists) expect(places.filter((one) => said.includes(one))).toHaveLength(1);
    }
  });

  it('says of a check whom it counts where a category counts the same', async () => {
    const same = results.verdicts.find(({ definition }) => definition === 'km-50')?.notDetermined;
    const quality = [{ id: 'distance-unknown', what: 'no distance', admissions: 0, children: 0, ...same }];
    const { reading } = (await made({ ...results, quality }, mhsds, study)).release;
    expect(reading?.counts['quality|check=distance-unknown|admissions']).toEqual([
      { 'out-of-area:km-50': 'not-determined' },
    ]);
    expect(reading?.counts['quality|check=distance-unknown|children']).toEqual([]);
  }, 60_000);

  it('shows multiples of five from five on, and no small count in either unit', () => {
    const byPlace = new Map(
      results.tables.flatMap(({ id, cells }) =>
        cells.map((cell) => [`${id} ${JSON.stringify(cell.at)}`, cell]),
      ),
    );
    for (const { id } of results.tables)
      for (const cell of cellsOf(release, id)) {
        if (cell.measure !== 'admissions' || cell.kind !== 'rounded') continue;
        const truth = byPlace.get(`${id} ${JSON.stringify(cell.at)}`);
        expect(truth?.admissions).toBeGreaterThanOrEqual(5);
        expect(truth?.children).toBeGreaterThanOrEqual(5);
        expect(cell.value % 5).toBe(0);
        expect(Math.abs(cell.value - (truth?.admissions ?? 0))).toBeLessThanOrEqual(2);
      }
  });

  it('prints the same count the same way wherever it stands', () => {
    const ageMargins = ['home-region-by-age-band', 'service-by-age-band'].map((id) =>
      cellsOf(release, id)
        .filter(
          ({ at, measure }) =>
            measure === 'admissions' && at['age-band'] !== 'all' && Object.values(at).includes('all'),
        )
        .map((cell) => [cell.at['age-band'], cell.kind, 'value' in cell && cell.value]),
    );
    expect(ageMargins[0]).toEqual(ageMargins[1]);
    expect(ageMargins[0]).toHaveLength(3);
  });

  it('shows a median only beside a shown count of ten children, quartiles of twenty', () => {
    for (const { id, cells } of results.tables) {
      const printed = new Map(
        cellsOf(release, id).map((cell) => [`${JSON.stringify(cell.at)} ${cell.measure}`, cell.kind]),
      );
      for (const { at, distance } of cells) {
        const kind = (measure: string) => printed.get(`${JSON.stringify(at)} ${measure}`);
        if (kind('median-distance') === 'shown')
          expect([distance.knownChildren >= 10, kind('admissions')]).toEqual([true, 'rounded']);
        if (kind('upper-quartile-distance') === 'shown')
          expect(distance.knownChildren).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it('makes shares from released figures only', () => {
    const headlines = new Map(
      cellsOf(release, 'headlines').map((cell) => [cell.measure, 'value' in cell ? cell.value : Number.NaN]),
    );
    const [yes, no] = [
      headlines.get('out-of-area:km-50:yes') ?? 0,
      headlines.get('out-of-area:km-50:no') ?? 0,
    ];
    expect(headlines.get('share:out-of-area:km-50')).toBe(Math.round((100 * yes) / (yes + no)));
  });

  it('has no cell where nobody can be', () => {
    const wales = cellsOf(release, 'home-region-by-out-of-area-region').filter(
      ({ at }) => at['home-region'] === 'wales',
    );
    const kinds = new Map(
      wales
        .filter(({ measure }) => measure === 'admissions')
        .map((cell) => [cell.at['out-of-area:region'], cell.kind]),
    );
    expect([kinds.get('yes'), kinds.get('no')]).toEqual(['notApplicable', 'notApplicable']);
  });

  it('keeps what was hidden and why in the record alone', () => {
    const { record } = release;
    const hidden = release.release.tables
      .flatMap(({ cells }) => cells)
      .filter(({ kind, measure }) => kind === 'hidden' && !/distance|share/.test(measure));
    expect(record.hiddenForRule.length + record.hiddenToProtect.length).toBe(hidden.length);
    expect(record.reviewers).toEqual([]);
    expect(textOf(release)).not.toContain('hiddenFor');
  });
});

describe('an outsider with a solver of their own', () => {
  const study = aStudy(
    [
      ['home-region', 'age-band'],
      ['service', 'out-of-area:km-50'],
      ['home-region', 'out-of-area:region'],
      ['distance-band', 'gender'],
      ['quarter', 'month'],
    ],
    ['km-50', 'region'],
  );
  const sum = ({ record }: Made, figure: 'shown' | 'hiddenToProtect') =>
    record.tables.reduce((total, table) => total + table[figure], 0);

  for (const seed of [2, 3, 4, 5])
    it(`finds nothing small in release.json (mhsds-2017, seed ${seed}), of which at most a quarter is hidden to protect`, async () => {
      const release = await made(randomResults(study, 400, seed), mhsds, study);
      expect(await findingsIn(textOf(release))).toEqual([]);
      const hidden = sum(release, 'hiddenToProtect');
      expect(hidden / (sum(release, 'shown') + hidden)).toBeLessThanOrEqual(0.25);
    });

  it('sees the same bytes every time', async () => {
    const [first, second] = [
      await made(randomResults(study, 400, 2), mhsds, study),
      await made(randomResults(study, 400, 2), mhsds, study),
    ];
    expect(publicFiles(second.release)).toEqual(publicFiles(first.release));
    expect(second.record).toEqual(first.record);
  });

  it('finds nothing where zeros are shown and counts from eight (hes-2018)', async () => {
    expect(await findingsIn(textOf(await made(randomResults(study, 400, 2), hes, study)))).toEqual([]);
  });

  it('would find something had only the rule been applied', async () => {
    const release = await made(randomResults(study, 400, 2), mhsds, study);
    const hidden = new Set(release.record.hiddenToProtect);
    const results = randomResults(study, 400, 2);
    const again = JSON.parse(textOf(release)) as {
      tables: {
        id: string;
        cells: { at: Record<string, string>; measure: string; kind: string; value?: number }[];
      }[];
    };
    for (const { id, cells } of again.tables)
      for (const cell of cells)
        if (
          hidden.has(
            [id, ...Object.entries(cell.at).map(([d, code]) => `${d}=${code}`), cell.measure].join('|'),
          )
        ) {
          const truth = results.tables
            .find((table) => table.id === id)
            ?.cells.find(({ at }) => JSON.stringify(at) === JSON.stringify(cell.at));
          if (truth !== undefined)
            Object.assign(cell, { kind: 'rounded', value: Math.round(truth.admissions / 5) * 5 });
        }
    expect((await findingsIn(JSON.stringify(again))).length).toBeGreaterThan(0);
  });
});

describe('a refusal', () => {
  it('is the answer when every cell is small', async () => {
    const protection = await protect({
      results: randomResults(aStudy(), 4, 1),
      study: aStudy(),
      policy: mhsds,
      geography: aGeography,
      id: 'invented-admissions',
      version: '0',
    });
    expect(protection).toMatchObject({ kind: 'refusal', code: 'DISCLOSURE_NOTHING_LEFT', exitCode: 3 });
  });

  it('is the answer to a marker that gives the rule away', async () => {
    const policy: Policy = { ...mhsds, marker: 'rule-known' };
    const protection = await protect({
      results: randomResults(aStudy(), 4, 1),
      study: aStudy(),
      policy,
      geography: aGeography,
      id: 'invented-admissions',
      version: '0',
    });
    expect(protection).toMatchObject({ kind: 'refusal', code: 'DISCLOSURE_MARKER_KNOWN', exitCode: 5 });
  });
});
