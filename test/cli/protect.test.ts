/** `homeward protect` as typed: what it says of words and files that it cannot use, and, built, a whole run. Needs dist/ (`npm test` builds it). */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { aFolder } from '../study/a-study.ts';
import { runMain } from './run-main.ts';

function aFile(text: string): string {
  const file = join(aFolder(), 'counts.csv');
  writeFileSync(file, text);
  return file;
}

const counts = 'region,sex,n\nN,f,3\nN,m,20\nS,f,14\nS,m,31\n';

describe('homeward protect', () => {
  test.each([
    ['no file', [], 2],
    ['a limit of nought', ['COUNTS', '--limit', '0'], 2],
    ['a table of nothing', ['COUNTS', '--table', ','], 2],
    ['a file that is not there', ['/nowhere/counts.csv'], 6],
    ['an unknown policy', ['COUNTS', '--policy', 'kind'], 5],
  ] as const)('%s ends with its exit code and one line', async (_what, words, exitCode) => {
    const file = aFile(counts);
    const {
      out,
      err,
      exitCode: code,
    } = await runMain('protect', ...words.map((word) => (word === 'COUNTS' ? file : word)));
    expect([out, code]).toEqual(['', exitCode]);
    expect(err).toMatch(/\[[A-Z_]+\]\n$/);
  });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const typed = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const program = fileURLToPath(new URL('../../bin/homeward.js', import.meta.url));
    const child = spawn(process.execPath, [program, 'protect', ...words]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });

describe('the built command', () => {
  test('writes the folder, and with --json the release on stdout', async () => {
    const out = join(aFolder(), 'released');
    const { code, out: said } = await typed(aFile(counts), '--out', out);
    expect([code, readdirSync(out).sort()]).toEqual([0, ['certificate.json', 'public', 'record.json']]);
    expect(said).toContain('figures shown');
    const asJson = await typed(aFile(counts), '--json');
    expect(JSON.parse(asJson.out)).toMatchObject({ format: 'homeward/release@1', id: 'counts' });
  });

  test('says the line of a file that it cannot use, never the count', async () => {
    const { code, out, err } = await typed(aFile('region,n\nN,12\nS,-77\n'));
    expect([code, out]).toEqual([6, '']);
    expect(err).toContain('(counts.csv:3, n)');
    expect(err).not.toContain('77');
  });

  test('refuses with 3 and writes nothing when only markers would be left', async () => {
    const out = join(aFolder(), 'released');
    const { code, out: said } = await typed(aFile('region,n\nN,1\nS,2\n'), '--out', out, '--json');
    expect([code, existsSync(out)]).toEqual([3, false]);
    expect(JSON.parse(said)).toMatchObject({ format: 'homeward/refusal@1', code: 'DISCLOSURE_NOTHING_LEFT' });
  });
});
