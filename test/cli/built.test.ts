/** The built command as a process of its own: Ctrl-C, and a reader that goes away. Needs dist/ (`npm test` builds it). */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { aFolder } from '../study/a-study.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A command that never ends by itself, within the real watch over interrupts. */
const endless = (work: string, stubborn: boolean): string => `
  import { rmSync } from 'node:fs';
  import { watchInterrupts } from ${JSON.stringify(new URL('../../dist/cli/interrupt.js', import.meta.url).href)};
  const interrupts = watchInterrupts(() => {});
  interrupts.onInterrupt(() => rmSync(${JSON.stringify(work)}, { recursive: true, force: true }));
  const keepAlive = setInterval(() => {}, 1000);
  console.log('ready');
  await new Promise((resolve) => ${stubborn} || interrupts.signal.addEventListener('abort', resolve));
  clearInterval(keepAlive);
  interrupts.stop();
`;

describe('Ctrl-C', () => {
  test.each([
    ['a command that listens', false],
    ['a command that does not', true],
  ])('ends %s with 130 and its work removed', async (_what, stubborn) => {
    const work = join(aFolder(), 'work');
    mkdirSync(work);
    const child = spawn(process.execPath, ['--input-type=module', '-e', endless(work, stubborn)]);
    child.stdout.once('data', () => child.kill('SIGINT'));
    expect(await codeOf(child)).toBe(130);
    expect(existsSync(work)).toBe(false);
  });
});

test('a reader that goes away, as head does, is no failure', async () => {
  const child = spawn(process.execPath, [at('bin/homeward.js'), '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  expect(await codeOf(child)).toBe(0);
  expect(said).toBe('');
});

test('an error that nobody caught is one plain sentence too', async () => {
  const script = `
    import { main } from ${JSON.stringify(new URL('../../dist/cli/main.js', import.meta.url).href)};
    setTimeout(() => Promise.reject(new Error('ZQXJVSECRET')));
    await main(['node', 'homeward', '--version']);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  expect(await codeOf(child)).toBe(1);
  expect(said).toContain('our fault');
  expect(said).not.toMatch(/ZQXJV|\n.*at /);
});

const codeOf = (child: ReturnType<typeof spawn>): Promise<number | null> =>
  new Promise((resolve) => child.once('close', resolve));
