/** `homeward ledger` as typed: which words go together, and what it says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { appendToLedger } from '../../src/disclosure/ledger/ledger-file.ts';
import { aStudy, homeward, remove } from '../a-run.ts';
import { aRelease } from '../disclosure/ledger/a-ledger.ts';
import { runMain } from './run-main.ts';

function tiny(): string {
  const folder = aStudy();
  onTestFinished(() => remove(folder));
  return folder;
}

async function released(): Promise<string> {
  const folder = tiny();
  const owner = {
    organisation: 'Office for Invented Children',
    study: 'Tiny, sixteen invented children by hand',
  };
  const entry = aRelease('spring', { all: 40, 'age-band=13-15': '[c]' });
  await appendToLedger(folder, owner, entry, { after: { lines: 0, hash: '0'.repeat(64) } });
  return folder;
}

it.each([
  ['--withdraw', 'spring'],
  ['--why', 'an area was wrong'],
  ['--room', 'asked.csv'],
  ['--withdraw', 'spring', '--why', 'wrong', '--readers', 'care-regulator'],
])('%s without what belongs to it is wrong usage', async (...words) => {
  const { out, err, exitCode } = await runMain('ledger', tiny(), ...words);
  expect([out, exitCode]).toEqual(['', 2]);
  expect(err).toContain('[USAGE_VALUE]');
});

it('says that nothing was released yet', async () => {
  const { out, exitCode } = await runMain('ledger', tiny());
  expect([out, exitCode]).toEqual(['Nothing was released or shown yet.\n', 0]);
});

it('lists a release, and after its withdrawal why; never a figure of it', async () => {
  const folder = await released();
  const line = 'spring: 1 table, 2 cells, 2017-01 to 2017-12, delivery 1, invented';
  expect((await runMain('ledger', folder)).out).toContain(`Released\n  ${line}\n`);
  const { exitCode } = await runMain('ledger', folder, '--withdraw', 'spring', '--why', 'an area was wrong');
  expect(exitCode).toBe(0);
  const { out } = await runMain('ledger', folder);
  expect(out).toContain(`${line}; withdrawn, but known: an area was wrong`);
  expect(out).not.toContain('40');
  const json = JSON.parse((await runMain('ledger', folder, '--json')).out);
  expect(json).toMatchObject({ format: 'homeward/ledger-summary@1', head: { lines: 3 } });
});

it('refuses a ledger that was altered, with the exit code of a study', async () => {
  const folder = await released();
  const file = join(folder, 'ledger.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"value":40', '"value":45'));
  const { out, err, exitCode } = await runMain('ledger', folder);
  expect([out, exitCode]).toEqual(['', 5]);
  expect(err).toContain('[LEDGER_ALTERED]');
});

it('built, makes a sheet in a thread of its own, or refuses with 3', () => {
  const folder = tiny();
  const agreement = join(folder, 'agreement.yaml');
  const guest = 'guests: [{ name: Cy Invented, body: care-regulator }]\n';
  writeFileSync(agreement, readFileSync(agreement, 'utf8') + guest);
  const asked = join(folder, 'asked.csv');
  const ask = (text: string) => {
    writeFileSync(asked, text);
    return homeward('ledger', folder, '--room', asked, '--readers', 'care-regulator', '--json');
  };
  const refused = ask('home-region,age-band,measure\nY55,all,admissions\nY55,13-15,admissions\n');
  expect(refused.exitCode).toBe(3);
  expect(JSON.parse(refused.stdout)).toMatchObject({ format: 'homeward/refusal@1', code: 'ROOM_GIVES_AWAY' });
  const made = ask('home-region,age-band,measure\nY54,13-15,admissions\n');
  expect(made.exitCode).toBe(0);
  expect(JSON.parse(made.stdout)).toMatchObject({ format: 'homeward/room@1', readers: ['care-regulator'] });
});
