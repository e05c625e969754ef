import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { aFolder, aStudyFolder } from '../study/a-study.ts';
import { runMain } from './run-main.ts';

const names = commands.map(({ name }) => name);

test('the commands are those of the manual, in its order', () => {
  expect(names).toEqual(
    'demo new check analyse release ledger protect attack verify explain invent'.split(' '),
  );
});

describe('help', () => {
  test('names every command and how to begin', async () => {
    const { out, err, exitCode } = await runMain('--help');
    for (const name of names) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(out).toContain('homeward demo');
    expect([err, exitCode]).toEqual(['', 0]);
  });

  test.each(names)('of %s has examples and --json', async (name) => {
    const { out, exitCode } = await runMain(name, '--help');
    expect(out).toContain('Examples:\n  homeward ');
    expect(out).toContain('--json');
    expect(exitCode).toBe(0);
  });

  test('the examples use only options that there are', async () => {
    for (const { name, options, examples } of commands)
      for (const { line } of examples) {
        expect(line).toMatch(new RegExp(`^homeward ${name}\\b`));
        const used = [...line.matchAll(/--[a-z-]+/g)].map(([flag]) => flag);
        const known = ['--json', ...options.map(({ flags }) => flags.split(' ')[0])];
        for (const flag of used) expect(known).toContain(flag);
      }
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect((await runMain('--version')).out).toBe(`${version}\n`);
  });
});

describe('wrong usage ends with 2 and a hint', () => {
  test.each([
    ['an unknown command', ['anlyse'], 'Did you mean analyse?'],
    ['an unknown option', ['check', '--jsn'], 'Did you mean --json?'],
    ['an argument too many', ['check', 'a', 'b'], 'too many arguments'],
    ['no folder where one is needed', ['new'], "missing required argument 'folder'"],
    ['a word that is not a choice', ['invent', 'x', '--size', 'huge'], 'demo, office, national'],
    ['a seed that is no number', ['invent', 'x', '--seed', 'one'], 'whole number'],
    ['a seed of nought', ['invent', 'x', '--seed', '0'], 'whole number'],
  ])('%s', async (_what, words, hint) => {
    const plain = await runMain(...words);
    expect(plain.exitCode).toBe(2);
    expect(plain.err).toContain(hint);
    expect(plain.err).toContain('--help');
    expect(plain.out).toBe('');
    const json = await runMain(...words, '--json');
    expect(json.exitCode).toBe(2);
    expect(json.err).toBe('');
    expect(JSON.parse(json.out)).toMatchObject({ format: 'homeward/error@1', kind: 'usage' });
  });
});

describe('a refusal', () => {
  test('is one line on stderr, and the exit code of its kind', async () => {
    const folder = aStudyFolder({ study: ['tables:', 'tabels:'] });
    const { out, err, exitCode } = await runMain('explain', folder);
    expect(err).toBe(
      'unknown field: "tabels" (study.yaml:12:1, tabels) – did you mean "tables"? [FIELD_UNKNOWN]\n',
    );
    expect([out, exitCode]).toEqual(['', 5]);
  });

  test('is one document on stdout with --json', async () => {
    const { out, err, exitCode } = await runMain('explain', aFolder(), '--json');
    expect(JSON.parse(out)).toMatchObject({
      format: 'homeward/error@1',
      code: 'YAML_MISSING',
      kind: 'study',
      where: { file: 'study.yaml' },
    });
    expect([err, exitCode]).toEqual(['', 5]);
  });
});

test('explain says the study in English, and with --json puts it in a document', async () => {
  const folder = aStudyFolder();
  const plain = await runMain('explain', folder);
  expect(plain.out).toContain('How far from home were children treated');
  const json = await runMain('explain', folder, '--json');
  expect(JSON.parse(json.out).text).toBe(plain.out.trimEnd());
});

describe('new', () => {
  test('makes a study folder without asking when there is no terminal', async () => {
    const folder = join(aFolder(), 'mine');
    const { out, exitCode } = await runMain('new', folder, '--organisation', 'Office', '--from', '2022-07');
    expect(exitCode).toBe(0);
    expect(out).toContain('agreement.yaml');
    expect(readFileSync(join(folder, 'agreement.yaml'), 'utf8')).toContain('organisation: "Office"');
  });

  test('refuses a folder that holds something, and a month that is none, and writes nothing', async () => {
    const folder = aFolder();
    const taken = join(folder, 'notes.txt');
    writeFileSync(taken, 'mine');
    expect((await runMain('new', folder)).exitCode).toBe(2);
    expect((await runMain('new', join(folder, 'x'), '--from', '2022')).err).toContain('USAGE_VALUE');
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });
});

test('homeward alone says where the study stands and what to do next', async () => {
  const here = process.cwd();
  const folder = aStudyFolder();
  const empty = aFolder();
  try {
    process.chdir(folder);
    expect((await runMain()).out).toContain('This is a study folder');
    expect(JSON.parse((await runMain('--json')).out)).toMatchObject({ study: true, next: 'homeward check' });
    process.chdir(empty);
    expect((await runMain()).out).toContain('Next: homeward demo');
  } finally {
    process.chdir(here);
  }
});
