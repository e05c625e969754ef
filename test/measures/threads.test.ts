/** The same inputs give the same bytes, however many threads the engine has. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyseStudy, inventStudy, openStudy } from '../../src/index.ts';

/** A reader's buffer holds about 16 MB; only a file of several is read by several threads. */
const enoughForThreads = 40_000_000;
const folder = mkdtempSync(join(tmpdir(), 'homeward-threads-'));

beforeAll(async () => {
  await inventStudy(join(folder, 'study'), { admissions: 300, months: 6 });
  for (const table of ['MHS001MPI', 'MHS501HospProvSpell'])
    repeatRows(join(folder, 'study', 'delivery', `${table}.csv`));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function repeatRows(file: string): void {
  const text = readFileSync(file, 'utf8');
  const rows = text.slice(text.indexOf('\n') + 1);
  const times = Math.ceil(1_000_000 / rows.length);
  const many = rows.repeat(times);
  for (let size = 0; size < enoughForThreads; size += many.length) appendFileSync(file, many);
}

const withThreads = async (threads: number) =>
  JSON.stringify(await analyseStudy(await openStudy(join(folder, 'study')), { threads }));

it('gives the same bytes on 1 and on 16 threads', async () => {
  const alone = await withThreads(1);
  expect(alone).toContain('"admissions"');
  expect(await withThreads(16)).toBe(alone);
}, 60_000);
