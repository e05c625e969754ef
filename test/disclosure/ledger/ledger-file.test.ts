/** The ledger on the disk: chained, bound to its study, refused when touched. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LedgerHead } from '../../../src/disclosure/ledger/ledger.ts';
import { appendToLedger, readLedger } from '../../../src/disclosure/ledger/ledger-file.ts';
import { aFolder } from '../../study/a-study.ts';
import { refusal } from '../../study/refusal.ts';
import { aRelease } from './a-ledger.ts';

const owner = { organisation: 'Office for Invented Children', study: 'Distances' };

async function threeReleases(): Promise<string> {
  const folder = aFolder();
  for (const month of ['april', 'may', 'june'])
    await appendToLedger(folder, owner, aRelease(month, { all: 40 }), {
      after: readLedger(folder, owner).head,
    });
  return folder;
}

const file = (folder: string) => join(folder, 'ledger.jsonl');
const linesOf = (folder: string) => readFileSync(file(folder), 'utf8').split('\n').slice(0, -1);
const write = (folder: string, lines: readonly string[]) =>
  writeFileSync(file(folder), lines.map((line) => `${line}\n`).join(''));
const codeOf = async (folder: string, by = owner) => (await refusal(() => readLedger(folder, by))).code;

describe('a ledger', () => {
  it('is empty before the first release', () => {
    expect(readLedger(aFolder(), owner)).toEqual({ entries: [], head: { lines: 0, hash: '0'.repeat(64) } });
  });

  it('begins with its study and holds every release as it was added', async () => {
    const folder = await threeReleases();
    const { entries, head } = readLedger(folder, owner);
    expect(entries).toEqual(['april', 'may', 'june'].map((month) => aRelease(month, { all: 40 })));
    expect(JSON.parse(linesOf(folder)[0] ?? '')).toMatchObject({ type: 'study', previous: '0'.repeat(64) });
    expect(head.lines).toBe(4);
    expect(existsSync(join(folder, 'audit.lock'))).toBe(false);
  });

  it('does not write a release twice, and knows when another came between', async () => {
    const folder = await threeReleases();
    const { head } = readLedger(folder, owner);
    expect(await appendToLedger(folder, owner, aRelease('may', { all: 40 }), { after: head })).toEqual(head);
    const old: LedgerHead = { lines: 3, hash: 'c'.repeat(64) };
    const late = await refusal(() =>
      appendToLedger(folder, owner, aRelease('july', { all: 40 }), { after: old }),
    );
    expect(late.code).toBe('LEDGER_MOVED');
    expect(readLedger(folder, owner).head).toEqual(head);
  });

  it('keeps what a withdrawn release said, and knows no release that never was', async () => {
    const folder = await threeReleases();
    const { head } = readLedger(folder, owner);
    const withdraw = (release: string) =>
      appendToLedger(
        folder,
        owner,
        { type: 'withdrawn', release, why: 'an area was wrong' },
        { after: head },
      );
    expect((await refusal(() => withdraw('august'))).code).toBe('LEDGER_RELEASE_UNKNOWN');
    await withdraw('may');
    expect(readLedger(folder, owner).entries.map(({ type }) => type)).toEqual([
      'released',
      'released',
      'released',
      'withdrawn',
    ]);
  });

  it('outlives a machine that stops in the middle of a line, or before the head', async () => {
    const folder = await threeReleases();
    const headFile = join(folder, 'ledger-head.json');
    const before = readFileSync(headFile, 'utf8');
    const { head } = readLedger(folder, owner);
    writeFileSync(file(folder), `${readFileSync(file(folder), 'utf8')}{"format":"homeward/led`);
    expect(readLedger(folder, owner).head).toEqual(head);
    await appendToLedger(folder, owner, aRelease('july', { all: 40 }), { after: head });
    writeFileSync(headFile, before);
    expect(readLedger(folder, owner).entries).toHaveLength(4);
  });
});

describe('is refused', () => {
  const tampered: readonly (readonly [string, string, (lines: string[]) => readonly string[]])[] = [
    [
      'with a figure changed',
      'LEDGER_ALTERED',
      ([a = '', b = '', ...rest]) => [a, b.replace(':40', ':45'), ...rest],
    ],
    [
      'with a space added',
      'LEDGER_ALTERED',
      ([a = '', b = '', ...rest]) => [a, b.replace(':', ': '), ...rest],
    ],
    ['with a release taken out', 'LEDGER_ALTERED', ([a = '', , ...rest]) => [a, ...rest]],
    [
      'with two releases swapped',
      'LEDGER_ALTERED',
      ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest],
    ],
    ['with a line repeated', 'LEDGER_ALTERED', (lines) => [...lines, lines.at(-1) ?? '']],
    ['without its first line', 'LEDGER_ALTERED', ([, ...rest]) => rest],
    ['without its last line', 'LEDGER_TRUNCATED', (lines) => lines.slice(0, -1)],
    ['empty', 'LEDGER_TRUNCATED', () => []],
  ];
  it.each(tampered)('%s', async (_, code, tamper) => {
    const folder = await threeReleases();
    const { head } = readLedger(folder, owner);
    write(folder, tamper(linesOf(folder)));
    expect(await codeOf(folder)).toBe(code);
    const before = readFileSync(file(folder), 'utf8');
    const act = () => appendToLedger(folder, owner, aRelease('july', { all: 40 }), { after: head });
    expect((await refusal(act)).code).toBe(code);
    expect(readFileSync(file(folder), 'utf8')).toBe(before);
  });

  it('with one character changed anywhere', async () => {
    const folder = await threeReleases();
    const whole = readFileSync(file(folder), 'utf8');
    for (let at = 0; at < whole.length; at += 7) {
      const other = whole[at] === '0' ? '1' : '0';
      writeFileSync(file(folder), whole.slice(0, at) + other + whole.slice(at + 1));
      expect(await codeOf(folder), String(at)).toMatch(/^LEDGER_(ALTERED|TRUNCATED)$/);
    }
  });

  it('when it is missing although there were releases', async () => {
    const folder = await threeReleases();
    rmSync(file(folder));
    expect(await codeOf(folder)).toBe('LEDGER_MISSING');
    const other = aFolder();
    mkdirSync(join(other, 'releases', 'april'), { recursive: true });
    expect(await codeOf(other)).toBe('LEDGER_MISSING');
  });

  it('when releases/ holds a release that it does not', async () => {
    const folder = await threeReleases();
    mkdirSync(join(folder, 'releases', 'june'), { recursive: true });
    expect(readLedger(folder, owner).entries).toHaveLength(3);
    mkdirSync(join(folder, 'releases', 'july'));
    expect(await codeOf(folder)).toBe('LEDGER_TRUNCATED');
  });

  it('without its head, or with another one', async () => {
    const folder = await threeReleases();
    const headFile = join(folder, 'ledger-head.json');
    const head = readFileSync(headFile, 'utf8');
    for (const text of [
      undefined,
      '{}',
      head.replace('"lines":4', '"lines":3'),
      head.replace(/\w{64}/, 'd'.repeat(64)),
    ]) {
      if (text === undefined) rmSync(headFile);
      else writeFileSync(headFile, text);
      expect(await codeOf(folder), text).toBe('LEDGER_ALTERED');
    }
  });

  it('when it is that of another study or organisation', async () => {
    const folder = await threeReleases();
    expect(await codeOf(folder, { ...owner, study: 'Costs' })).toBe('LEDGER_OTHER_STUDY');
    expect(await codeOf(folder, { ...owner, organisation: 'Another office' })).toBe('LEDGER_OTHER_STUDY');
  });
});
