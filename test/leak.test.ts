/** A secret in any field of a delivery that is a record's value appears in no output, message, file or file name. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { analyseStudy, asHomewardError, openStudy } from '../src/index.ts';
import { allFiles, aStudy, homeward, remove } from './a-run.ts';

const secret = 'ZQXJVSECRET';
const files = ['000Header', '001MPI', '005PatInd', '401MHActPeriod', '501HospProvSpell', '502WardStay'].map(
  (table) => `delivery/MHS${table}.csv`,
);

vi.setConfig({ testTimeout: 180_000 });

let folder = '';
beforeEach(() => {
  folder = aStudy();
});
afterEach(() => remove(folder));

const linesOf = (file: string) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
const columnsOf = (file: string) => (linesOf(file)[0] ?? '').split(',');

/** Puts the secret into the cells chosen; row 1 is the first below the header. */
function plant(file: string, isChosen: (column: number, row: number) => boolean): void {
  const lines = linesOf(file).map((line, row) => {
    const cells = line.split(',');
    return cells.map((cell, column) => (row > 0 && isChosen(column, row) ? secret : cell)).join(',');
  });
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  expect(lines.join()).toContain(secret);
}

/** Whatever the run left, but for the delivery itself. */
function leaks(): readonly string[] {
  const left = allFiles(folder).filter((file) => !file.startsWith('delivery/'));
  return left.filter((file) => file.includes(secret) || readFileSync(join(folder, file)).includes(secret));
}

function runsAreSilent(): void {
  for (const words of [['check'], ['check', '--json'], ['analyse', '--json'], ['release']]) {
    const { stdout, stderr } = homeward(...words, folder);
    expect(`${words.join(' ')}: ${stdout}${stderr}`).not.toContain(secret);
  }
  expect(leaks()).toEqual([]);
}

describe('through the command line', () => {
  it('in every field of the first rows of every table', () => {
    for (const file of files) plant(file, (_, row) => row === 1);
    runsAreSilent();
  });

  it('in every field of every row', () => {
    for (const file of files) plant(file, () => true);
    runsAreSilent();
  });

  it('in every code of a child, so that the run reaches its end', () => {
    const codes = ['DefaultPostcode', 'EthnicCategory', 'GenderIDCode', 'LACStatus', 'LegalStatusCode'];
    for (const file of files.filter((one) => columnsOf(one).some((name) => codes.includes(name))))
      plant(file, (column) => codes.includes(columnsOf(file)[column] ?? ''));
    runsAreSilent();
    expect(homeward('analyse', folder).exitCode).toBe(0);
  });
});

describe('one field at a time', () => {
  for (const file of files) {
    it(`each column of ${file} in every row`, async () => {
      for (const [i, name] of columnsOf(file).entries()) {
        remove(folder);
        folder = aStudy();
        plant(file, (column) => column === i);
        expect(`${name}: ${await said()}`).not.toContain(secret);
        expect(leaks()).toEqual([]);
      }
    });

    it(`each column of ${file} in a row of its own`, async () => {
      plant(file, (column, row) => row === 2 * column + 1);
      expect(await said()).not.toContain(secret);
      expect(leaks()).toEqual([]);
    });
  }
});

/** What `analyse` answers, or how it fails, in every wording. */
async function said(): Promise<string> {
  try {
    return JSON.stringify(await analyseStudy(await openStudy(folder)));
  } catch (error) {
    const ours = asHomewardError(error);
    expect(ours, String(error)).toBeDefined();
    return `${ours?.toLine()} ${JSON.stringify(ours)}`;
  }
}
