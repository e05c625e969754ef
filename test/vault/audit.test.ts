import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AuditEvent, appendAudit, verifyAudit } from '../../src/vault/audit.ts';
import { aFolder } from '../study/a-study.ts';
import { refusal } from '../study/refusal.ts';

const act = (command: string): Omit<AuditEvent, 'at'> => ({
  command,
  purpose: 'variation',
  study: 'a'.repeat(64),
  agreement: 'b'.repeat(64),
  outcome: 'done',
});
const clock = { now: () => new Date('2018-01-10T09:00:00Z') };

/** A folder whose audit holds four acts. */
async function fourActs(): Promise<string> {
  const folder = aFolder();
  for (const command of ['check', 'analyse', 'release', 'analyse'])
    await appendAudit(folder, act(command), clock);
  return folder;
}

const linesOf = (folder: string): string[] =>
  readFileSync(join(folder, 'audit.jsonl'), 'utf8').split('\n').slice(0, -1);
const write = (folder: string, lines: readonly string[]): void =>
  writeFileSync(join(folder, 'audit.jsonl'), lines.map((line) => `${line}\n`).join(''));

test('every act is a line that carries the hash of the one before', async () => {
  const folder = await fourActs();
  const lines = verifyAudit(folder);
  expect(lines.map(({ command }) => command)).toEqual(['check', 'analyse', 'release', 'analyse']);
  expect(lines[0]?.previous).toBe('0'.repeat(64));
  expect(lines[3]?.previous).toBe(lines[2]?.hash);
  expect(lines[0]?.at).toBe('2018-01-10T09:00:00.000Z');
  expect(existsSync(join(folder, 'audit.lock'))).toBe(false);
});

test('a folder without an audit has had no acts', () => {
  expect(verifyAudit(aFolder())).toEqual([]);
});

const tampered: readonly (readonly [string, (lines: string[]) => readonly string[]])[] = [
  ['a word changed', ([a = '', b = '', ...rest]) => [a, b.replace('analyse', 'analyze'), ...rest]],
  ['a space added', ([a = '', b = '', ...rest]) => [a, b.replace(':', ': '), ...rest]],
  ['a field added', ([a = '', b = '', ...rest]) => [a, b.replace('{', '{"x":1,'), ...rest]],
  ['a line taken out', ([a = '', , ...rest]) => [a, ...rest]],
  ['the first line taken out', ([, ...rest]) => rest],
  ['the last line taken out', (lines) => lines.slice(0, -1)],
  ['everything taken out', () => []],
  ['two lines swapped', ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]],
  ['a line repeated', ([a = '', ...rest]) => [a, a, ...rest]],
  ['a line emptied', ([a = '', , ...rest]) => [a, '', ...rest]],
  ['something that is not JSON', ([a = '', ...rest]) => [a, 'hello', ...rest]],
];

describe('finds and refuses', () => {
  test.each(tampered)('%s', async (_what, tamper) => {
    const folder = await fourActs();
    write(folder, tamper(linesOf(folder)));
    expect((await refusal(() => verifyAudit(folder))).code).toBe('AUDIT_BROKEN');
    const before = readFileSync(join(folder, 'audit.jsonl'), 'utf8');
    expect((await refusal(() => appendAudit(folder, act('check'), clock))).code).toBe('AUDIT_BROKEN');
    expect(readFileSync(join(folder, 'audit.jsonl'), 'utf8')).toBe(before);
  });

  test('a head that was altered', async () => {
    const folder = await fourActs();
    const head = join(folder, 'audit-head.json');
    writeFileSync(head, readFileSync(head, 'utf8').replace('"lines":4', '"lines":3'));
    expect((await refusal(() => verifyAudit(folder))).code).toBe('AUDIT_BROKEN');
    writeFileSync(head, '{}');
    expect((await refusal(() => verifyAudit(folder))).code).toBe('AUDIT_BROKEN');
  });

  test('the line where it went wrong', async () => {
    const folder = await fourActs();
    write(
      folder,
      linesOf(folder).map((line) => line.replace('release', 'rehearse')),
    );
    expect((await refusal(() => verifyAudit(folder))).place).toEqual({ file: 'audit.jsonl', line: 3 });
  });
});

describe('a machine that stops in the middle', () => {
  test('of a line loses nothing that was there before', async () => {
    const folder = await fourActs();
    const path = join(folder, 'audit.jsonl');
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"format":"homeward/aud`);
    expect(verifyAudit(folder)).toHaveLength(4);
    await appendAudit(folder, act('explain'), clock);
    expect(verifyAudit(folder).map(({ command }) => command)).toEqual([
      'check',
      'analyse',
      'release',
      'analyse',
      'explain',
    ]);
  });

  test('between the line and the head keeps the line', async () => {
    const folder = await fourActs();
    const head = join(folder, 'audit-head.json');
    const before = readFileSync(head, 'utf8');
    await appendAudit(folder, act('explain'), clock);
    writeFileSync(head, before);
    expect(verifyAudit(folder)).toHaveLength(5);
    await appendAudit(folder, act('check'), clock);
    expect(verifyAudit(folder)).toHaveLength(6);
  });

  test('with the audit in hand does not lock it for ever', async () => {
    const folder = await fourActs();
    const lock = join(folder, 'audit.lock');
    writeFileSync(lock, '');
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(lock, longAgo, longAgo);
    await appendAudit(folder, act('check'), clock);
    expect(verifyAudit(folder)).toHaveLength(5);
  });
});

test('acts at the same moment stand one after the other', async () => {
  const folder = aFolder();
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((command) => appendAudit(folder, act(command), clock)));
  expect(
    verifyAudit(folder)
      .map(({ command }) => command)
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd', 'e']);
});
