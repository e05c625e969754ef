/** What a study's ledger says, withdrawals, and sheets for the room, over a whole study folder. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendToLedger, readLedger } from '../../src/disclosure/ledger/ledger-file.ts';
import {
  ledgerStudy,
  makeRoomSheet,
  openStudy,
  verifyAudit,
  whatReadersKnow,
  withdrawRelease,
} from '../../src/index.ts';
import { aStudy, remove } from '../a-run.ts';
import { aRelease } from '../disclosure/ledger/a-ledger.ts';
import { refusal } from '../study/refusal.ts';

const owner = {
  organisation: 'Office for Invented Children',
  study: 'Tiny, sixteen invented children by hand',
};

/** The tiny study, with two guests of two bodies in its agreement. */
async function opened() {
  const folder = aStudy();
  onTestFinished(() => remove(folder));
  const file = join(folder, 'agreement.yaml');
  const guests = [
    'guests:',
    '  - { name: Cy Invented, body: care-regulator }',
    '  - { name: Di Invented, body: health-department }',
    '',
  ];
  writeFileSync(file, readFileSync(file, 'utf8') + guests.join('\n'));
  return openStudy(folder);
}

function asking(folder: string, name: string, ...places: readonly string[]): string {
  const file = join(folder, name);
  const rows = places.map((place) => `${place},admissions\n`);
  writeFileSync(file, `home-region,age-band,measure\n${rows.join('')}`);
  return file;
}

const acts = (folder: string) => verifyAudit(folder).map(({ command, outcome }) => `${command} ${outcome}`);

describe('the ledger of a study', () => {
  it('is empty before the first release, and listing it is an act of the audit', async () => {
    const study = await opened();
    expect(await ledgerStudy(study)).toMatchObject({
      head: { lines: 0 },
      releases: [],
      official: [],
      rooms: [],
    });
    expect(acts(study.study.folder)).toEqual(['ledger done']);
  });

  it('keeps what a withdrawn release said, once and with its reason', async () => {
    const study = await opened();
    const { folder } = study.study;
    await appendToLedger(folder, owner, aRelease('spring', { all: 40 }), {
      after: readLedger(folder, owner).head,
    });
    const withdraw = (release: string, why: string) => withdrawRelease(study, { release, why });
    expect((await refusal(() => withdraw('autumn', 'wrong'))).code).toBe('LEDGER_RELEASE_UNKNOWN');
    expect((await refusal(() => withdraw('spring', ' '))).code).toBe('USAGE_VALUE');
    const before = readFileSync(join(folder, 'ledger.jsonl'), 'utf8');
    await withdraw('spring', 'an area was wrong');
    expect(readFileSync(join(folder, 'ledger.jsonl'), 'utf8').startsWith(before)).toBe(true);
    expect((await refusal(() => withdraw('spring', 'again'))).code).toBe('LEDGER_WITHDRAWN_ALREADY');
    const [release] = (await ledgerStudy(study)).releases;
    expect(release).toMatchObject({ release: 'spring', delivery: 1, withdrawn: 'an area was wrong' });
    expect(acts(folder).filter((act) => act === 'withdraw done')).toHaveLength(1);
  });
});

describe('a sheet for the room', () => {
  it('is written with the counts of the delivery, into the ledger first, and again for the same readers', async () => {
    const study = await opened();
    const { folder } = study.study;
    const file = asking(folder, 'Low counts.csv', 'Y54,13-15', 'Y55,all');
    const make = (readers: string) => makeRoomSheet(study, { file, readers });
    const made = await make('health-department; care-regulator');
    if (made.kind === 'refusal') throw new Error(made.reasons.join(' '));
    expect([made.sheet, made.readers]).toEqual(['low-counts', ['care-regulator', 'health-department']]);
    expect(readFileSync(join(folder, 'rooms', 'low-counts', 'sheet.csv'), 'utf8')).toBe(
      'home-region,age-band,measure,value\nY54,13-15,admissions,4\nY55,all,admissions,2\n',
    );
    const { head } = readLedger(folder, owner);
    await make('care-regulator; health-department');
    expect(readLedger(folder, owner).head).toEqual(head);
    expect((await refusal(() => make('care-regulator'))).code).toBe('ROOM_SHEET_TAKEN');
    expect((await ledgerStudy(study)).rooms).toEqual([
      { sheet: 'low-counts', readers: ['care-regulator', 'health-department'], figures: 2 },
    ]);
  });

  it('is for bodies only whose guests the agreement names', async () => {
    const study = await opened();
    const { folder } = study.study;
    const file = asking(folder, 'asked.csv', 'Y54,all');
    for (const readers of ['psychiatrists-college', 'care-regulator; a newspaper', 'Cy Invented'])
      expect((await refusal(() => makeRoomSheet(study, { file, readers }))).code).toBe('AGREEMENT_READER');
    expect((await refusal(() => makeRoomSheet(study, { file, readers: ' ; ' }))).code).toBe('USAGE_VALUE');
    expect(readdirSync(folder)).not.toContain('rooms');
    expect(acts(folder)).toEqual(Array(4).fill('room refused'));
  });

  it('is remembered when another is asked, which is refused in sentences without counts when both together give a figure away', async () => {
    const study = await opened();
    const { folder } = study.study;
    const make = (name: string, place: string) =>
      makeRoomSheet(study, { file: asking(folder, name, place), readers: 'care-regulator' });
    expect((await make('total.csv', 'Y55,all')).kind).toBe('room');
    const { head } = readLedger(folder, owner);
    const made = await make('part.csv', 'Y55,13-15');
    expect(made).toMatchObject({ kind: 'refusal', code: 'ROOM_GIVES_AWAY', exitCode: 3 });
    if (made.kind !== 'refusal') throw new Error('it was not refused');
    expect(made.reasons[0]).toMatch(
      /^The difference of admissions at home-region Y55 .* could be worked out exactly/,
    );
    expect(made.reasons.join(' ').replaceAll(/\d+-\d+|Y\d+/g, '')).not.toMatch(/\d/);
    expect(readdirSync(join(folder, 'rooms'))).toEqual(['total']);
    expect(readLedger(folder, owner).head).toEqual(head);
    expect(await whatReadersKnow(study, 'care-regulator')).toMatchObject({ exact: [], undecided: [] });
  });
});
