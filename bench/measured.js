/** Runs one program as a process of its own and says what it cost. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Cost
 * @property {number} seconds wall time of the whole process
 * @property {number} cpu seconds of all its threads
 * @property {number} megabytes most that was resident at once
 */

const usageFile = join(tmpdir(), `homeward-bench-${process.pid}.json`);
const preload = new URL('usage.js', import.meta.url).href;

/**
 * A Node program by its file and words. Throws when it fails, with what it said.
 * @param {readonly string[]} words
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<Cost>}
 */
export const measureNode = (words, environment = {}) =>
  measured(process.execPath, ['--import', preload, ...words], environment);

/**
 * A program that writes its own usage to HOMEWARD_BENCH_USAGE.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<Cost>}
 */
export async function measured(program, words, environment = {}) {
  rmSync(usageFile, { force: true });
  const began = performance.now();
  await ended(program, words, { ...environment, HOMEWARD_BENCH_USAGE: usageFile });
  const seconds = (performance.now() - began) / 1000;
  const { cpu, megabytes } = JSON.parse(readFileSync(usageFile, 'utf8'));
  rmSync(usageFile, { force: true });
  return { seconds, cpu, megabytes };
}

/**
 * @param {string} program
 * @param {readonly string[]} words
 * @param {Readonly<Record<string, string>>} environment
 * @returns {Promise<void>}
 */
function ended(program, words, environment) {
  const child = spawn(program, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${words.join(' ')} ended with ${code}:\n${said}`)),
    );
  });
}

/**
 * The run in the middle of several, by wall time.
 * @param {readonly Cost[]} runs
 * @returns {Cost}
 */
export function median(runs) {
  const middle = [...runs].sort((a, b) => a.seconds - b.seconds)[runs.length >> 1];
  if (middle === undefined) throw new Error('impossible: no run');
  return middle;
}
