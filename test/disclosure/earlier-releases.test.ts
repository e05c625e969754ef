/** Releases of the same children, one after the other: each is safe beside all that came before. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/disclosure/certificate/checker.ts';
import type { LedgerEntry } from '../../src/disclosure/ledger/ledger.ts';
import { appendToLedger, readLedger } from '../../src/disclosure/ledger/ledger-file.ts';
import { populationOf } from '../../src/disclosure/ledger/population.ts';
import { releasedEntry } from '../../src/disclosure/ledger/released-entry.ts';
import { type Protection, protect } from '../../src/disclosure/protect.ts';
import { publicFiles } from '../../src/disclosure/public-files.ts';
import type { Release } from '../../src/disclosure/release.ts';
import type { Dimension } from '../../src/study/dimensions.ts';
import type { Study } from '../../src/study/study.ts';
import { findingsIn } from './outside-attacker.ts';
import { mhsds } from './policies.ts';
import { aGeography, aStudy, randomResults } from './random-results.ts';

const requests: readonly (readonly Dimension[])[] = [
  ['home-region', 'age-band'],
  ['age-band', 'gender'],
  ['home-icb'],
  ['home-region', 'gender'],
  ['gender', 'looked-after'],
  ['home-region', 'looked-after'],
];
const asks = (...tables: readonly (readonly Dimension[])[]) => aStudy(tables, ['km-50']);

/** A ledger on the disk, as `release` would leave it. */
async function ledgerOf(entries: readonly LedgerEntry[]) {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-ledger-'));
  const owner = { organisation: 'An invented office', study: 'Invented admissions' };
  let after = readLedger(folder, owner).head;
  for (const entry of entries) after = await appendToLedger(folder, owner, entry, { after });
  const file = join(folder, 'ledger.jsonl');
  return { ledger: readLedger(folder, owner), text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
}

const populationIn = (study: Study, delivery = 'a delivery') => populationOf(study, { delivery, places: [] });

async function releasedAfter(
  entries: readonly LedgerEntry[],
  study: Study,
  {
    id = 'new',
    seed = 7,
    delivery = 'a delivery',
    admissions = 500,
    without = 0,
    period = study.period,
  } = {},
): Promise<Protection> {
  return protect({
    results: randomResults(study, admissions, seed, without, period),
    study,
    policy: mhsds,
    geography: aGeography,
    id,
    version: '0',
    earlier: { ...(await ledgerOf(entries)), population: populationIn(study, delivery) },
  });
}

function released(protection: Protection): Release {
  if (protection.kind !== 'release') throw new Error(protection.reasons.join(' '));
  return protection.release;
}

/** All study tables of several releases as if they were one. */
const together = (releases: readonly Release[]): string =>
  JSON.stringify({
    policy: mhsds,
    tables: releases.flatMap(({ id, tables }) =>
      tables
        .filter(({ id: table }) => !['headlines', 'inclusion', 'agreement', 'quality'].includes(table))
        .map((table) => ({ ...table, id: `${id} ${table.id}` })),
    ),
  });

const printedAt = ({ tables }: Release, band: string): number | null => {
  const cells = tables.flatMap((table) => table.cells);
  const cell = cells.find(({ at, measure }) => at['distance-band'] === band && measure === 'admissions');
  return cell?.kind === 'rounded' ? cell.value : null;
};

/** Whether the difference of two figures to the nearest 5, one inside the other, can be small, but not every small count. */
const isNarrowed = (part: number | null, whole: number | null): boolean => {
  if (part === null || whole === null) return false;
  const [least, most] = [Math.max(0, whole - part - 4), whole - part + 4];
  return least <= 4 && (least > 0 || most < 4);
};

describe('a sequence of releases', () => {
  it('gives nothing away to one who holds them all against each other', async () => {
    const entries: LedgerEntry[] = [];
    const releases: Release[] = [];
    for (const [i, request] of requests.entries()) {
      const study = asks(request);
      const release = released(await releasedAfter(entries, study, { id: `r${i}` }));
      entries.push(releasedEntry(release, populationIn(study)));
      releases.push(release);
    }
    expect(await findingsIn(together(releases))).toEqual([]);
  }, 120_000);

  it('hides a difference that bands cut in another way would print, which one protected alone does not', async () => {
    const cut = (distanceBands: readonly number[]) => ({ ...asks(['distance-band']), distanceBands });
    const [first, second] = [cut([0, 20, 50, 100, 200]), cut([0, 21, 50, 100, 200])];
    let narrowedAlone = 0;
    for (const seed of [1, 2, 3, 4]) {
      const one = released(await releasedAfter([], first, { id: 'one', seed }));
      const entries = [releasedEntry(one, populationIn(first))];
      const alone = released(await releasedAfter([], second, { seed }));
      const beside = released(await releasedAfter(entries, second, { seed }));
      if (isNarrowed(printedAt(one, '0-19'), printedAt(alone, '0-20'))) narrowedAlone += 1;
      expect(isNarrowed(printedAt(one, '0-19'), printedAt(beside, '0-20'))).toBe(false);
    }
    expect(narrowedAlone).toBeGreaterThan(0);
  }, 120_000);

  it('prints again what an earlier release printed, where it is asked again', async () => {
    const study = asks(['home-region', 'age-band']);
    const first = released(await releasedAfter([], study));
    const again = released(
      await releasedAfter([releasedEntry({ ...first, id: 'r1' }, populationIn(study))], study),
    );
    const shownIn = ({ tables }: Release) =>
      tables.flatMap(({ cells }) => cells).filter(({ kind }) => kind === 'rounded');
    expect(shownIn(again)).toEqual(expect.arrayContaining([...shownIn(first)]));
  });

  it('is safe where the second counts fewer months', async () => {
    const long = asks(['gender', 'age-band']);
    const short: Study = { ...long, period: { from: '2022-07', to: '2022-12' } };
    const first = released(await releasedAfter([], long));
    const entries = [releasedEntry({ ...first, id: 'long' }, populationIn(long))];
    const second = await releasedAfter(entries, short);
    expect(second.kind).toBe('release');
    if (second.kind === 'release') expect(second.record.attack.earlier).toBe(1);
  });

  it('shows no count of children or checks beside a release that counts some of the same people, and says so', async () => {
    const long = asks(['gender'], ['age-band']);
    const first = released(await releasedAfter([], long, { id: 'long' }));
    const entries = [releasedEntry(first, populationIn(long))];
    const undivided = ({ tables, reading }: Release) =>
      tables.flatMap(({ id, cells }) =>
        cells.filter(({ at, measure, kind }) => {
          const name = [id, ...Object.entries(at).map((place) => place.join('=')), measure].join('|');
          return kind === 'rounded' && reading?.counts[name]?.length === 0;
        }),
      );
    expect(undivided(first).length).toBeGreaterThan(10);
    const beside = async (period: Study['period'], ages = long.who.ageAtAdmission) => {
      const study: Study = { ...long, period, who: { ...long.who, ageAtAdmission: ages } };
      const protection = await releasedAfter(entries, study, { period: long.period });
      if (protection.kind === 'refusal') throw new Error(protection.reasons.join(' '));
      return protection;
    };
    const shorter = await beside({ from: '2022-07', to: '2022-12' });
    expect(undivided(shorter.release)).toEqual([]);
    expect(shorter.record.decisions.join(' ')).toContain('long counts some of the same people');
    expect(undivided((await beside(long.period)).release)).toEqual(undivided(first));
  }, 60_000);

  it('of periods that lie apart each shows its children, but the steps of who is counted only once', async () => {
    const early: Study = { ...asks(['deprivation', 'gender']), period: { from: '2022-07', to: '2022-12' } };
    const late: Study = {
      ...asks(['deprivation', 'age-band'], ['quarter']),
      period: { from: '2023-01', to: '2023-12' },
    };
    const period = aStudy().period;
    const first = released(await releasedAfter([], early, { id: 'early', period }));
    const entries = [releasedEntry(first, populationIn(early))];
    const second = await releasedAfter(entries, late, { period });
    if (second.kind === 'refusal') throw new Error(second.reasons.join(' '));
    const shown = ({ tables }: Release, table: string) =>
      tables
        .filter(({ id }) => id === table)
        .flatMap(({ cells }) => cells)
        .filter(({ kind }) => kind === 'rounded');
    expect(shown(second.release, 'headlines').map(({ measure }) => measure)).toContain('children');
    expect(shown(first, 'inclusion').length).toBeGreaterThan(2);
    const last = shown(second.release, 'inclusion');
    expect(last.length).toBeLessThan(3);
    for (const { at } of last) expect(at.reason).toBe('kept');
    expect(second.record.decisions.join(' ')).toContain('early counts others of the same records');
    const { text: ledger } = await ledgerOf(entries);
    const release = publicFiles(second.release)[0]?.text ?? '';
    expect(check({ release, certificate: second.certificate, ledger })).toContain('and the 1 before it');
  }, 60_000);

  it('is proven where it counts fewer ages, and prints those as not applicable that it does not count', async () => {
    const wide = asks(['age-band', 'gender']);
    const narrow: Study = {
      ...asks(['quarter'], ['age-band', 'looked-after']),
      who: { ...wide.who, ageAtAdmission: { from: 13, to: 17 } },
    };
    const first = released(await releasedAfter([], wide, { id: 'wide' }));
    const second = await releasedAfter([releasedEntry(first, populationIn(wide))], narrow);
    if (second.kind === 'refusal') throw new Error(second.reasons.join(' '));
    const young = second.release.tables
      .flatMap(({ cells }) => cells)
      .filter(({ at, measure }) => at['age-band'] === '0-12' && measure === 'admissions');
    expect(new Set(young.map(({ kind }) => kind))).toEqual(new Set(['notApplicable']));
  }, 60_000);

  it.each([
    ['2022-12', 'where quarters lie in it whole'],
    ['2022-11', 'that ends within a quarter'],
  ])(
    'is proven beside a table by quarter of a longer period: until %s, %s',
    async (to) => {
      const long = asks(
        ['home-region', 'age-band'],
        ['quarter'],
        ['month'],
        ['looked-after', 'out-of-area:km-50'],
      );
      const short: Study = { ...long, period: { from: '2022-07', to } as Study['period'] };
      const { period } = long;
      const first = released(await releasedAfter([], long, { id: 'long' }));
      const entries = [releasedEntry(first, populationIn(long))];
      const second = await releasedAfter(entries, short, { period });
      if (second.kind === 'refusal') throw new Error(second.reasons.join(' '));
      const { text: ledger } = await ledgerOf(entries);
      const release = publicFiles(second.release)[0]?.text ?? '';
      expect(check({ release, certificate: second.certificate, ledger })).toContain('and the 1 before it');
      const third = await releasedAfter(
        [...entries, releasedEntry(second.release, populationIn(short))],
        long,
        { id: 'again' },
      );
      expect(third.kind).toBe('release');
    },
    120_000,
  );

  it.each([
    ['2023-12', 5],
    ['2022-12', 5],
    ['2022-11', 6],
  ])(
    'is proven beside verdicts that were reached by another list of units: until %s, seed %i',
    async (to, seed) => {
      const wide = aStudy([['out-of-area:region']], ['km-50', 'region', 'icb']);
      const narrow: Study = {
        ...aStudy([['age-band', 'out-of-area:km-50']], ['km-50', 'region']),
        period: { from: '2022-07', to } as Study['period'],
      };
      const by = (study: Study, sha256: string) =>
        populationOf(study, { delivery: 'a delivery', places: [{ file: 'reference/units.csv', sha256 }] });
      const given = { policy: mhsds, geography: aGeography, version: '0' };
      const first = released(
        await protect({ ...given, results: randomResults(wide, 300, seed), study: wide, id: 'first' }),
      );
      const { ledger, text } = await ledgerOf([releasedEntry(first, by(wide, 'old'))]);
      const earlier = { ledger, text, population: by(narrow, 'new') };
      const second = await protect({
        ...given,
        results: randomResults(narrow, 300, seed, 0, wide.period),
        study: narrow,
        id: 'second',
        earlier,
      });
      if (second.kind === 'refusal') throw new Error(second.reasons.join(' '));
      const release = publicFiles(second.release)[0]?.text ?? '';
      expect(check({ release, certificate: second.certificate, ledger: text })).toContain(
        'and the 1 before it',
      );
    },
    30_000,
  );

  it('takes official figures that anybody has as known', async () => {
    const study = asks(['home-region', 'age-band']);
    const results = randomResults(study, 500, 7);
    const value = results.tables[0]?.cells.find(({ at }) =>
      Object.values(at).every((code) => code === 'all'),
    );
    const cell = {
      at: {},
      measure: 'admissions',
      kind: 'exact' as const,
      value: value?.admissions ?? 0,
      lower: value?.admissions ?? 0,
      upper: value?.admissions ?? 0,
    };
    const entry: LedgerEntry = {
      type: 'official',
      source: 'An invented yearbook',
      published: null,
      population: { ...populationIn(study), delivery: '' },
      dimensions: [],
      tables: [{ id: 'total', dimensions: [], cells: [cell] }],
    };
    const alone = await releasedAfter([], study);
    const beside = await releasedAfter([entry], study);
    if (alone.kind !== 'release' || beside.kind !== 'release') throw new Error('refused');
    expect(beside.record.attack.rows).toBeGreaterThan(alone.record.attack.rows);
  });
});

describe('a revised delivery, two admissions fewer', () => {
  const asked = asks(['looked-after']);
  const known = (changedAtMost: number): Study => ({ ...asked, changedAtMost });
  const revised = (entries: readonly LedgerEntry[], study: Study, seed: number, without = 2) =>
    releasedAfter(entries, study, { seed, admissions: 60, delivery: 'revised', without });
  const provisional = async (seed: number) => {
    const first = released(await releasedAfter([], asked, { id: 'first', seed, admissions: 60 }));
    return { first, entries: [releasedEntry(first, populationIn(asked))] };
  };
  const lookedAfter = ({ tables }: Release) =>
    tables
      .flatMap(({ cells }) => cells)
      .find(({ at, measure }) => `${Object.values(at)} ${measure}` === 'yes admissions');

  it('is released where nobody knows how much changed: nothing certain follows, and that is said', async () => {
    const { first, entries } = await provisional(1);
    const second = await revised(entries, asked, 1);
    expect(lookedAfter(first)).toMatchObject({ kind: 'rounded', value: 5 });
    expect(lookedAfter(released(second))?.kind).toBe('hidden');
    expect(second.kind === 'release' && second.record.decisions.join()).toContain(
      'first counted another delivery',
    );
  });

  it('is refused where that is public and gives a figure away: at least 5 before and at most 2 gone leaves no 0, 1 or 2', async () => {
    const { entries } = await provisional(1);
    const second = await revised(entries, known(2), 1);
    expect(second).toMatchObject({ kind: 'refusal', code: 'DISCLOSURE_NOT_SAFE' });
    expect(second.kind === 'refusal' && second.reasons[0]).toMatch(
      /^admissions at looked-after yes in looked-after can be .*, from admissions at looked-after yes in first\/looked-after; how many admissions may have left after delivery 1\.$/,
    );
  });

  it('is released with its proof where the figures of both can stand beside each other', async () => {
    const { entries } = await provisional(2);
    const second = await revised(entries, known(2), 2);
    if (second.kind === 'refusal') throw new Error(second.reasons.join(' '));
    expect(second.record.decisions.join()).not.toContain('another delivery');
  });

  it('is refused where the figures themselves deny what is said to be public', async () => {
    const { entries } = await provisional(2);
    expect((await revised(entries, known(0), 2, 30)).kind).toBe('refusal');
  });
});
