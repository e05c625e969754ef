/** Bad input that reaches the counting or the release: a code and an exit code, or a counted doubt; nothing of a record in any word, nothing changed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Results } from '../src/index.ts';
import { aStudy, type Ended, homeward, homewardBin, inputsOf, remove } from './a-run.ts';

/** Stands for child 05 wherever its id does. */
const secret = 'ZQXJVSECRET';
const child05 = '90071992547409930005';
const tables = ['001MPI', '005PatInd', '401MHActPeriod', '501HospProvSpell', '502WardStay'];

let folder = '';
beforeEach(() => {
  folder = aStudy();
  for (const table of tables) edit(`delivery/MHS${table}.csv`, child05, secret);
});
afterEach(() => remove(folder));

function edit(file: string, from: string, to: string): void {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replaceAll(from, to);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(join(folder, file), after);
}

const says = ({ stdout, stderr }: Ended): string => `${stdout}\n${stderr}`;

/** Runs it twice, as JSON and in words: the same exit code, no stack trace, no value of a record, every input as it was. */
function run(command: string): { readonly document: unknown; readonly exitCode: number | null } {
  const before = inputsOf(folder);
  const json = homeward(command, folder, '--json');
  const words = homeward(command, folder);
  expect(inputsOf(folder)).toEqual(before);
  for (const ended of [json, words]) {
    expect(says(ended)).not.toContain(secret);
    expect(ended.stderr).not.toMatch(/^\s+at .+:\d+:\d+/m);
  }
  expect(words.exitCode).toBe(json.exitCode);
  return { document: JSON.parse(json.stdout), exitCode: json.exitCode };
}

function results(): Results {
  const { document, exitCode } = run('analyse');
  expect(exitCode).toBe(0);
  return document as Results;
}

const leftAt = ({ inclusion }: Results, reason: string) =>
  inclusion.flatMap(({ left }) => left).find((one) => one.reason === reason)?.admissions;
const doubt = ({ quality }: Results, id: string) => quality.find((one) => one.id === id)?.admissions;

describe('what is doubtful about children is counted', () => {
  it('a spell that ends before it starts leaves the flow', () => {
    edit('delivery/MHS501HospProvSpell.csv', '2016-04-20,2016-04-30', '2016-04-20,2016-04-10');
    expect(leftAt(results(), 'ends before it starts')).toBe(2);
  });

  it('a ward stay outside its spell', () => {
    edit('delivery/MHS502WardStay.csv', 'RAA051W,2016-04-20', 'RAA051W,2016-04-02');
    expect(doubt(results(), 'stay-outside-its-spell')).toBe(1);
  });

  it('a child in two places at once', () => {
    edit(
      'delivery/MHS501HospProvSpell.csv',
      `${secret},RAA,7111393100000000,1393,RAA051,2016-04-20`,
      '90071992547409930001,RAA,7111393100000000,1393,RAA051,2016-04-10',
    );
    expect(doubt(results(), 'two-places-at-once')).toBe(1);
  });

  it('an age of 200 is an unknown age', () => {
    edit('delivery/MHS001MPI.csv', ',13,13,', ',200,13,');
    expect(leftAt(results(), 'age unknown')).toBe(2);
  });

  it('unknown site, area and bed codes', () => {
    const before = results();
    edit('delivery/MHS502WardStay.csv', 'RAA01,01,,,,30', 'RZZ99,01,,,,30');
    edit(
      'delivery/MHS001MPI.csv',
      `${secret},RAA,7111393100000000,1393,E01000003`,
      `${secret},RAA,7111393100000000,1393,E01099999`,
    );
    edit('delivery/MHS502WardStay.csv', 'RAA01,01,,0,24,0\n', 'RAA01,01,,0,77,0\n');
    const after = results();
    for (const [id, more] of [
      ['unit-unknown', 1],
      ['home-unknown', 1],
      ['service-by-fallback', 2],
    ] as const)
      expect([id, doubt(after, id)]).toEqual([id, (doubt(before, id) ?? 0) + more]);
  });

  it('ids that differ only beyond 2^53 are different children', () => {
    const { headlines } = results();
    expect(headlines.find(({ id }) => id === 'children')?.value).toBe(10);
  });

  it('nobody left after inclusion is an answer of noughts', () => {
    edit('study.yaml', 'under 18', 'under 5');
    expect(results().headlines.find(({ id }) => id === 'admissions')?.value).toBe(0);
  });
});

describe('what cannot be used is refused by its code', () => {
  const refused = (command: string, code: string, exitCode: number) =>
    expect(run(command)).toMatchObject({ document: { code }, exitCode });

  /** The same folder, put right, works. */
  function worksAfter(file: string, from: string, to: string): void {
    edit(file, from, to);
    expect(homeward('analyse', folder).exitCode).toBe(0);
    expect(existsSync(join(folder, 'unreleased', 'results.json'))).toBe(true);
  }

  it('a dimension that does not exist', () => {
    edit('study.yaml', 'rows: service', 'rows: home-planet');
    refused('analyse', 'FIELD_WRONG', 5);
    expect(existsSync(join(folder, 'unreleased'))).toBe(false);
    worksAfter('study.yaml', 'rows: home-planet', 'rows: service');
  });

  it('a definition that does not exist', () => {
    edit('study.yaml', '{ outside: region }', '{ outside: planet }');
    refused('analyse', 'FIELD_WRONG', 5);
    worksAfter('study.yaml', '{ outside: planet }', '{ outside: region }');
  });

  it('a table by a definition that the study does not name', () => {
    edit('study.yaml', 'rows: service', 'rows: "out-of-area:icb"');
    refused('analyse', 'STUDY_DEFINITION_UNKNOWN', 5);
    worksAfter('study.yaml', 'rows: "out-of-area:icb"', 'rows: service');
  });

  it('a kind of area that areas.csv lacks', () => {
    edit('study.yaml', '{ outside: region }', '{ outside: icb }');
    refused('analyse', 'PLACES_KIND_MISSING', 6);
    worksAfter('study.yaml', '{ outside: icb }', '{ outside: region }');
  });

  it('a link out of the delivery', () => {
    symlinkSync(homewardBin, join(folder, 'delivery', 'more.csv'));
    refused('analyse', 'EXTRACT_LINK_OUTSIDE', 6);
    remove(join(folder, 'delivery', 'more.csv'));
    expect(homeward('analyse', folder).exitCode).toBe(0);
  });

  it('every cell small: nothing is released, and no release folder is left', () => {
    const { exitCode } = run('release');
    expect(exitCode).toBe(3);
    expect(existsSync(join(folder, 'releases'))).toBe(false);
  });
});

/** Administrators may write anywhere, so the run is that of an ordinary account. */
const ordinary = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

describe.runIf(process.platform !== 'win32')('what the system refuses', () => {
  it('a folder that is read-only', () => {
    const before = inputsOf(folder);
    chmodSync(folder, 0o555);
    const ended = spawnSync(process.execPath, [homewardBin, 'analyse', folder, '--json'], {
      encoding: 'utf8',
      ...ordinary,
    });
    chmodSync(folder, 0o755);
    expect(ended.status).toBe(7);
    expect(JSON.parse(ended.stdout)).toMatchObject({ code: 'SYSTEM_NOT_WRITABLE' });
    expect(says({ ...ended, exitCode: ended.status })).not.toContain(secret);
    expect(inputsOf(folder)).toEqual(before);
    expect(homeward('analyse', folder).exitCode).toBe(0);
  });
});

describe.runIf(process.platform === 'linux')('what the disk refuses', () => {
  it('a disk that is full, in a small file system of its own', () => {
    const script = `
      mount -t tmpfs -o size=2m tmpfs "$1.disk" && cp -r "$1/." "$1.disk" && cd "$1.disk" && sha256sum delivery/* *.yaml reference/* > /dev/shm/$$.before
      cat /dev/zero > filler 2>/dev/null
      "$2" "$3" analyse . --json; code=$?
      sha256sum --quiet -c /dev/shm/$$.before && rm /dev/shm/$$.before && find . -name '*partial*' 1>&2
      rm filler; "$2" "$3" analyse . > /dev/null; echo "then $?" 1>&2
      exit $code`;
    spawnSync('mkdir', [`${folder}.disk`]);
    const ended = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, homewardBin],
      { encoding: 'utf8' },
    );
    remove(`${folder}.disk`);
    expect(ended.status).toBe(7);
    expect(JSON.parse(ended.stdout)).toMatchObject({ code: 'SYSTEM_DISK_FULL' });
    expect(ended.stderr.trim()).toBe('then 0');
  });
});
