/** Bad input that reaches the counting or the release: a code and an exit code, or a counted doubt; nothing of a record in any word, nothing changed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Results } from '../src/index.ts';
import { aStudy, type Ended, homeward, homewardBin, inputsOf, remove } from './a-run.ts';

/** Stands for child 05 wherever its id does. */
const secret = 'ZQXJVSECRET';
const child05 = '90071992547409930005';
const tables = ['001MPI', '005PatInd', '401MHActPeriod', '501HospProvSpell', '502WardStay'];

vi.setConfig({ testTimeout: 180_000 });

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

/** Runs it as JSON: no stack trace, no value of a record, every input as it was. */
function run(...words: readonly string[]): { readonly document: unknown; readonly exitCode: number | null } {
  const before = inputsOf(folder);
  const ended = homeward(...words, folder, '--json');
  expect(inputsOf(folder)).toEqual(before);
  isSilent(ended);
  return { document: JSON.parse(ended.stdout), exitCode: ended.exitCode };
}

function isSilent(ended: Ended): void {
  expect(says(ended)).not.toContain(secret);
  expect(ended.stderr).not.toMatch(/^\s+at .+:\d+:\d+/m);
}

describe('what is doubtful about children is counted', () => {
  const row05 = `${secret},RAA,7111393100000000,1393,`;
  const child01 = '90071992547409930001';
  const leftAt = ({ inclusion }: Results, reason: string) =>
    inclusion.flatMap(({ left }) => left).find((one) => one.reason === reason)?.admissions;
  const doubt = ({ quality }: Results, id: string) => quality.find((one) => one.id === id)?.admissions;
  const admissions = ({ headlines }: Results) => headlines.find(({ id }) => id === 'admissions')?.value;
  const analysed = (): Results => {
    const { document, exitCode } = run('analyse');
    expect(exitCode).toBe(0);
    return document as Results;
  };

  it('ids that differ only beyond 2^53 are different children', () => {
    expect(analysed().headlines.find(({ id }) => id === 'children')?.value).toBe(10);
  });

  it('an end before the start, and an age of 200, leave the flow', () => {
    edit('delivery/MHS501HospProvSpell.csv', '2016-04-20,2016-04-30', '2016-04-20,2016-04-10');
    edit('delivery/MHS001MPI.csv', ',16,16,2,2,A', ',200,16,2,2,A');
    const results = analysed();
    expect(leftAt(results, 'ends before it starts')).toBe(2);
    expect(leftAt(results, 'age unknown')).toBe(2);
    expect(admissions(results)).toBe(9);
  });

  it('a stay outside its spell, a child in two places, unknown site, area and bed codes', () => {
    edit(
      'delivery/MHS502WardStay.csv',
      `${row05}RAA051,RAA051W,2016-04-20`,
      `${child01},RAA,7111393100000000,1393,RAA051,RAA051W,2016-04-02`,
    );
    edit(
      'delivery/MHS501HospProvSpell.csv',
      `${row05}RAA051,2016-04-20`,
      `${child01},RAA,7111393100000000,1393,RAA051,2016-04-10`,
    );
    edit(
      'delivery/MHS502WardStay.csv',
      'RBB061W,2016-06-01,2016-06-11,RBB01,01,,0,26',
      'RBB061W,2016-06-01,2016-06-11,RZZ99,01,,0,77',
    );
    edit(
      'delivery/MHS001MPI.csv',
      '7121395100000000,1395,E01000003,,12',
      '7121395100000000,1395,E01099999,,12',
    );
    const results = analysed();
    const doubts = [
      'stay-outside-its-spell',
      'two-places-at-once',
      'unit-unknown',
      'home-unknown',
      'service-by-fallback',
    ];
    expect(doubts.map((id) => [id, doubt(results, id)])).toEqual([
      ['stay-outside-its-spell', 1],
      ['two-places-at-once', 1],
      ['unit-unknown', 1],
      ['home-unknown', 1],
      ['service-by-fallback', 2],
    ]);
    expect(admissions(results)).toBe(11);
  });

  it('nobody left after inclusion is an answer of noughts, and no release', () => {
    edit('study.yaml', 'under 18', 'under 5');
    expect(admissions(analysed())).toBe(0);
    expect(run('release').exitCode).toBe(3);
    expect(existsSync(join(folder, 'releases'))).toBe(false);
  });
});

describe('what cannot be used is refused by its code', () => {
  /** Breaks one thing, meets the refusal in both wordings, and puts it right again. */
  function refusedWith(code: string, exitCode: number, file: string, from: string, to: string): void {
    edit(file, from, to);
    expect(run('analyse')).toMatchObject({ document: { code }, exitCode });
    const words = homeward('analyse', folder);
    isSilent(words);
    expect(words.exitCode).toBe(exitCode);
    expect(words.stderr).toContain(code);
    expect(existsSync(join(folder, 'unreleased'))).toBe(false);
    edit(file, to, from);
  }

  it('dimensions, definitions, tables and areas that do not exist, and then the same folder put right', () => {
    refusedWith('FIELD_WRONG', 5, 'study.yaml', 'rows: service', 'rows: home-planet');
    refusedWith('FIELD_WRONG', 5, 'study.yaml', '{ outside: region }', '{ outside: planet }');
    refusedWith('STUDY_DEFINITION_UNKNOWN', 5, 'study.yaml', 'rows: service', 'rows: "out-of-area:icb"');
    refusedWith('AGREEMENT_PURPOSE', 5, 'study.yaml', 'serves: variation', 'serves: curiosity');
    refusedWith('PLACES_KIND_MISSING', 6, 'study.yaml', '{ outside: region }', '{ outside: icb }');
    expect(homeward('analyse', folder).exitCode).toBe(0);
    expect(existsSync(join(folder, 'unreleased', 'results.json'))).toBe(true);
  });

  it('a link out of the delivery, and then without it', () => {
    const link = join(folder, 'delivery', 'more.csv');
    symlinkSync(homewardBin, link);
    expect(run('analyse')).toMatchObject({ document: { code: 'EXTRACT_LINK_OUTSIDE' }, exitCode: 6 });
    remove(link);
    expect(homeward('analyse', folder).exitCode).toBe(0);
  });

  it('every cell small: nothing is released, and no release folder is left', () => {
    edit('study.yaml', 'under 18', '13 to 13');
    expect(run('release').exitCode).toBe(3);
    expect(existsSync(join(folder, 'releases'))).toBe(false);
  });
});

/** Whether this machine lets a test mount file systems of its own, as Linux does unless it is locked down. */
const canMount = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'true']).status === 0;
/** Administrators may write anywhere, so for them only a read-only file system refuses. */
const canRefuse = canMount || (process.platform !== 'win32' && process.getuid?.() !== 0);
if (!canMount || !canRefuse)
  process.stdout.write(
    `Not run, as this machine mounts nothing for tests: a full disk${canRefuse ? '' : ', a read-only folder'}.\n`,
  );

function analyseReadOnly() {
  if (canMount) {
    const script =
      'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && exec "$2" "$3" analyse "$1" --json';
    const words = ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, homewardBin];
    return spawnSync('unshare', words, { encoding: 'utf8' });
  }
  chmodSync(folder, 0o555);
  const ended = spawnSync(process.execPath, [homewardBin, 'analyse', folder, '--json'], { encoding: 'utf8' });
  chmodSync(folder, 0o755);
  return ended;
}

describe.runIf(canRefuse)('what the system refuses', () => {
  it('a folder that is read-only', () => {
    const before = inputsOf(folder);
    const ended = analyseReadOnly();
    expect(ended.status).toBe(7);
    expect(JSON.parse(ended.stdout)).toMatchObject({ code: 'SYSTEM_NOT_WRITABLE' });
    expect(says({ ...ended, exitCode: ended.status })).not.toContain(secret);
    expect(inputsOf(folder)).toEqual(before);
    expect(homeward('analyse', folder).exitCode).toBe(0);
  });
});

describe.runIf(canMount)('what the disk refuses', () => {
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
    expect(ended.stderr).not.toContain('partial');
    expect(ended.stderr.trim().split('\n').at(-1)).toBe('then 0');
  });
});
