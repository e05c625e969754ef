/** What is doubtful is read as far as it can be, and counted. */
import { expect, it, vi } from 'vitest';
import { tally } from '../../src/engine/grouped.ts';
import { sql } from '../../src/engine/sql.ts';
import { aStudyWith, asFiles, canary, countsOf, layout5, reading } from './a-delivery.ts';

vi.setConfig({ testTimeout: 60_000 });

const plain = asFiles(layout5);
const change = (name: string, act: (text: string) => string) =>
  aStudyWith({ ...plain, [name]: act(plain[name] ?? '') });
const spellFile = 'MHS501HospProvSpell.csv';

const doubtsOf = (folder: string) =>
  reading(folder, async ({ doubts }) => {
    expect(JSON.stringify(doubts)).not.toContain(canary);
    return Object.fromEntries(doubts.map(({ id, rows }) => [id, rows]));
  });

const row = (person: string, spell: string, ...rest: readonly string[]) =>
  [person, 'RAA', '1393', '7100000000000000001', spell, ...rest].join(',');

it('a clean delivery has none', async () => {
  expect(await doubtsOf(aStudyWith(plain))).toEqual({});
});

it('ragged lines, a quote that does not close and a field of 4 MB are left out and counted', async () => {
  const spell = (id: string, source: string) => row(`${canary}9`, id, '2016-04-04', '', source, '21', '', '');
  const folder = change(
    spellFile,
    (text) =>
      `${text}${spell('A', '19')},extra\n${canary},short\n${spell('B', 'x'.repeat(4 << 20))}\n${spell('C', '19')}\n${spell('D', '19')}\n"${canary} never closed,\n${spell('E', '19')}\n`,
  );
  expect(await doubtsOf(folder)).toMatchObject({ 'rejected-lines-mhs501': 5 });
});

it('a last line that was cut off', async () => {
  const doubts = await doubtsOf(change(spellFile, (text) => text.slice(0, -30)));
  expect(doubts).toMatchObject({ 'no-last-line-end': 1, 'rejected-lines-mhs501': 1 });
});

it('repeated rows count once', async () => {
  const twice = (text: string) => text + text.split('\n').slice(1).join('\n');
  const folder = change('MHS502WardStay.csv', twice);
  const { counts, doubts } = await reading(folder, async (extracted, engine) => ({
    counts: await countsOf(extracted, engine),
    doubts: extracted.doubts.map(({ id, rows }) => [id, rows]),
  }));
  expect(doubts).toEqual([['repeated-rows-mhs502', 3]]);
  expect(counts).toEqual(await reading(aStudyWith(plain), countsOf));
});

it('ages that are missing or impossible, and a bed code of no list', async () => {
  expect(
    await doubtsOf(
      change('MHS001MPI.csv', (text) => text.replace(',12,12,', ',,12,').replace(',15,15,', ',200,15,')),
    ),
  ).toMatchObject({
    'age-missing': 1,
    'age-impossible': 1,
  });
  expect(await doubtsOf(change('MHS502WardStay.csv', (text) => text.replace(',24,61', ',77,61')))).toEqual({
    'bed-code-unknown': 1,
  });
});

it('rows without a key, and fewer than a tenth of dates that cannot be read', async () => {
  const more = Array.from({ length: 20 }, (_, i) =>
    row(`${canary}${i}`, `S${i}`, '2016-04-04', '', '19', '21', '', ''),
  );
  const bad = [
    row(`${canary}x`, 'SX', '2016-02-30', '', '19', '21', '', ''),
    row('', 'SY', '2016-04-04', '', '19', '21', '', ''),
    row(`${canary}z`, '', '2016-04-04', '', '19', '21', '', ''),
    [`${canary}m`, 'RAA', '', '7100000000000000001', 'SM', '2016-04-04', '', '19', '21', '', ''].join(','),
  ];
  const folder = change(spellFile, (text) => `${text}${[...more, ...bad].join('\n')}\n`);
  const result = await reading(folder, async ({ spells, doubts }, engine) => {
    const [all] = await engine.collect(
      tally(spells, {
        sets: [[]],
        measures: { people: { distinct: ['person'] }, spells: { distinct: ['spell'] } },
      }),
    );
    return { all: all?.numbers, doubts: Object.fromEntries(doubts.map(({ id, rows }) => [id, rows])) };
  });
  expect(result.doubts).toMatchObject({ 'start-unreadable-mhs501': 1, 'rows-without-key-mhs501': 3 });
  expect(result.all).toMatchObject({ rows: 25, spells: 23 });
});

it('a file of no table, and text of another alphabet, are no obstacle', async () => {
  const folder = aStudyWith({ ...plain, 'minutes.pdf': '%PDF-1.7', 'note.csv': 'a,b\n1,2\n' });
  expect(await doubtsOf(folder)).toEqual({ 'unknown-file': 2 });
});

it('values that look like SQL are text', async () => {
  const evil = `${canary}'); drop table delivered_spells; --`;
  const folder = aStudyWith(
    Object.fromEntries(
      Object.entries(plain).map(([name, text]) => [
        name,
        text.replaceAll(`${canary}9007199254740993001`, evil),
      ]),
    ),
  );
  expect(await reading(folder, countsOf)).toEqual(await reading(aStudyWith(plain), countsOf));
});

it('somebody who is grown by one row and of unknown age by another is read in full', async () => {
  const inMay = [`${canary}9007199254740993003`, 'RAA', '1394', '7100000000000000003'];
  const folder = change(
    'MHS001MPI.csv',
    (text) => `${text}${[...inMay, 'E01000002', '', '', '', '', '1', 'R', '', '1', ''].join(',')}\n`,
  );
  await reading(folder, async ({ people }, engine) => {
    const measures = {
      homes: { count: sql`area = 'E01000002'` },
      aged: { count: sql`age_start = 40 and main_record` },
    };
    const [all] = await engine.collect(tally(people, { sets: [[]], measures }));
    expect(all?.numbers).toEqual({ rows: 5, homes: 2, aged: 1 });
  });
});
