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

/** Puts the secret into a column of the rows chosen; row 1 is the first below the header. */
function plant(file: string, columns: readonly number[], rows: (row: number) => boolean): void {
  const lines = linesOf(file).map((line, row) => {
    if (row === 0 || !rows(row)) return line;
    return line
      .split(',')
      .map((cell, column) => (columns.includes(column) ? secret : cell))
      .join(',');
  });
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
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
    for (const file of files)
      plant(
        file,
        columnsOf(file).map((_, i) => i),
        (row) => row === 1,
      );
    runsAreSilent();
  });

  it('in every field of every row', () => {
    for (const file of files)
      plant(
        file,
        columnsOf(file).map((_, i) => i),
        () => true,
      );
    runsAreSilent();
  });

  it('in every text of a child, so that the run reaches its end', () => {
    const harmless = [
      'DefaultPostcode',
      'EthnicCategory',
      'GenderIDCode',
      'LACStatus',
      'LegalStatusCode',
      'UniqWardStayID',
    ];
    for (const file of files)
      plant(
        file,
        columnsOf(file).flatMap((name, i) => (harmless.includes(name) ? [i] : [])),
        () => true,
      );
    runsAreSilent();
    expect(homeward('analyse', folder).exitCode).toBe(0);
  });
});

describe('one field at a time', () => {
  for (const file of files)
    it(`each column of ${file}, in every row; dates and numbers also in one`, async () => {
      for (const [i, name] of columnsOf(file).entries()) {
        const alone = /Date|Age|Month|Distance/.test(name) ? [(row: number) => row === 2] : [];
        for (const rows of [() => true, ...alone]) {
          remove(folder);
          folder = aStudy();
          plant(file, [i], rows);
          expect(`${name}: ${await said()}`).not.toContain(secret);
          expect(leaks()).toEqual([]);
        }
      }
    });
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
