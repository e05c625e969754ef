/** Sheets for the room: what they add to everything public, for those who see them. */
import { describe, expect, it } from 'vitest';
import type { LedgerEntry, RoomEntry } from '../../../src/disclosure/ledger/ledger.ts';
import { populationOf } from '../../../src/disclosure/ledger/population.ts';
import { attackAsReaders, type ReadersAnswer } from '../../../src/disclosure/room/attack-as-readers.ts';
import { readPlacesAsked } from '../../../src/disclosure/room/places-asked.ts';
import { roomEntry, sheetCsv } from '../../../src/disclosure/room/sheet.ts';
import { reportForReaders } from '../../../src/runs/readers-report.ts';
import { mhsds } from '../policies.ts';
import { aGeography, aStudy, randomResults } from '../random-results.ts';
import { aReleaseByRule } from './a-release-by-rule.ts';

const study = aStudy([['home-region', 'age-band']], ['km-50']);
const results = randomResults(study, 500, 7);
const population = populationOf(study, { delivery: 'a delivery', places: [] });
const released = aReleaseByRule(results, population);
const bands = ['0-12', '13-15', '16-17'];

function aSheet(
  places: readonly string[],
  { sheet = 'asked', readers = ['care-regulator'] } = {},
): RoomEntry {
  const rows = places.map((place) => `${place},admissions`);
  const asked = readPlacesAsked(['home-region,age-band,measure', ...rows].join('\n'), 'asked.csv');
  return roomEntry(asked, results, { sheet, readers, population });
}

const knownWith = (entries: readonly LedgerEntry[]) => ({
  results,
  study,
  policy: mhsds,
  geography: aGeography,
  ledger: { entries: [released, ...entries], head: { lines: 2, hash: 'b'.repeat(64) } },
  population,
});

const seenBy = (reader: string, entries: readonly LedgerEntry[], sheet?: string): Promise<ReadersAnswer> =>
  attackAsReaders({
    ...knownWith(entries),
    readers: [reader],
    ...(sheet === undefined ? {} : { sheet }),
  });

const countAt = (region: string, band: string): number => {
  const [table] = results.tables;
  const cell = table?.cells.find(({ at }) => at['home-region'] === region && at['age-band'] === band);
  if (cell === undefined) throw new Error('no such cell');
  return cell.admissions;
};

describe('a sheet', () => {
  it('of one small figure adds nothing exact, and says so without a count', async () => {
    const answer = await seenBy('care-regulator', [aSheet(['Y56,0-12'])], 'asked');
    expect(countAt('Y56', '0-12')).toBeLessThan(5);
    expect([answer.exact, answer.undecided]).toEqual([[], []]);
  });

  it('of a total and all but one of its parts gives the last one away, and is told which figures to leave out', async () => {
    const region = ['wales', 'no-fixed-abode', 'unknown'].find((one) =>
      bands.some((band) => countAt(one, band) < 5),
    );
    const last = bands.find((band) => countAt(region ?? '', band) < 5) ?? '';
    const others = bands.filter((band) => band !== last).map((band) => `${region},${band}`);
    const sheet = aSheet([`${region},all`, ...others]);
    const { exact } = await seenBy('care-regulator', [sheet], 'asked');
    const sentence = exact.find((one) =>
      one.startsWith(`Admissions at home-region ${region}, age-band ${last} `),
    );
    expect(sentence).toContain('(first) could be worked out exactly');
    expect(sentence).toContain('It would not without one of: ');
    expect(sentence).toContain(`admissions at home-region ${region} in home-region-by-age-band (room asked)`);
    expect(exact.join(' ').replaceAll(/\d+-\d+|Y\d+/g, '')).not.toMatch(/\d/);
  });

  it('of a total and all its parts gives nothing else away', async () => {
    const places = ['all', ...bands].map((band) => `wales,${band}`);
    expect((await seenBy('care-regulator', [aSheet(places)], 'asked')).exact).toEqual([]);
  });

  it('counts only for those who saw it, and two sheets count together', async () => {
    const [first, ...others] = bands;
    const one = aSheet([`wales,all`, `wales,${first}`], { sheet: 'one' });
    const two = aSheet(
      others.slice(0, 1).map((band) => `wales,${band}`),
      { sheet: 'two' },
    );
    const elsewhere = { ...two, readers: ['health-department'] };
    const exactly = async (...entries: readonly LedgerEntry[]) =>
      (await reportForReaders(knownWith(entries))).map(({ reader, exact }) => [
        reader,
        exact.some((sentence) => sentence.includes('home-region wales')),
      ]);
    expect(await exactly(one, elsewhere)).toEqual([
      ['care-regulator', false],
      ['health-department', false],
    ]);
    expect(await exactly(one, two)).toEqual([['care-regulator', true]]);
    expect(await exactly()).toEqual([]);
  });

  it('that contradicts a release leaves everything undecided', async () => {
    const sheet = aSheet(['all,all']);
    const wrong = JSON.parse(
      JSON.stringify(sheet).replace(/"value":\d+,"lower":\d+,"upper":\d+/, '"value":9,"lower":9,"upper":9'),
    );
    const { undecided } = await seenBy('care-regulator', [wrong], 'asked');
    expect(undecided).toEqual([expect.stringContaining('contradict each other')]);
  });
});

describe('the file for the meeting', () => {
  it('holds the places in order with the counts of the results', () => {
    const csv = sheetCsv(aSheet(['Y58,0-12', 'Y56,all', 'Y56,0-12']));
    expect(csv).toBe(
      [
        'home-region,age-band,measure,value',
        `Y56,0-12,admissions,${countAt('Y56', '0-12')}`,
        `Y56,all,admissions,${countAt('Y56', 'all')}`,
        `Y58,0-12,admissions,${countAt('Y58', '0-12')}`,
        '',
      ].join('\n'),
    );
  });
});

describe('a file of places', () => {
  const read = (text: string) => () =>
    roomEntry(readPlacesAsked(text, 'asked.csv'), results, { sheet: 'asked', readers: ['a'], population });

  it.each([
    ['without a measure', 'home-region\nY56\n', 'ROOM_SHEET_UNREADABLE', 1],
    [
      'with a column that is no dimension',
      'home-regoin,measure\nY56,admissions\n',
      'ROOM_SHEET_UNREADABLE',
      1,
    ],
    ['without rows', 'home-region,measure\n', 'ROOM_SHEET_UNREADABLE', 1],
    ['with a quote that never closes', 'home-region,measure\n"Y56,admissions\n', 'ROOM_SHEET_UNREADABLE', 2],
    ['that asks for a median', 'home-region,measure\nY56,median-distance\n', 'ROOM_MEASURE', 2],
    [
      'with a category that is not there',
      'home-region,measure\nY56,admissions\nZ99,admissions\n',
      'ROOM_PLACE_UNKNOWN',
      3,
    ],
    ['of dimensions that no table joins', 'gender,measure\nfemale,admissions\n', 'ROOM_PLACE_UNKNOWN', 2],
    [
      'with a place twice',
      'home-region,age-band,measure\nY56,all,admissions\nY56,,admissions\n',
      'ROOM_PLACE_TWICE',
      3,
    ],
  ])('%s is refused with its line', (_, text, code, line) => {
    expect(read(text)).toThrow(expect.objectContaining({ code, place: { file: 'asked.csv', line } }));
  });

  it('may hold a column of values, which is not read', () => {
    const entry = read('home-region,measure,value\nY56,admissions,[c]\n')();
    expect(entry.tables[0]?.cells[0]?.value).toBe(countAt('Y56', 'all'));
  });
});
