/** Every study in examples/ gives what its expected/ folder says. A difference is written beside, as `-changed`; `npm run accept` takes it. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyseStudy, openStudy, releaseStudy } from '../src/index.ts';

const examples = fileURLToPath(new URL('../examples', import.meta.url));
const studies = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'study.yaml')));

describe('examples', () => {
  it('are the tiny study by hand and the invented one', () =>
    expect(studies).toEqual(['invented-v6', 'tiny']));

  for (const name of studies) {
    const expected = join(examples, name, 'expected');

    it(`${name}: unreleased/results.json is the expected one`, () =>
      onACopy(name, async (folder) => {
        await analyseStudy(await openStudy(folder));
        compare(expected, 'results', join(folder, 'unreleased', 'results.json'));
      }));

    if (existsSync(join(expected, 'release.json')))
      it(`${name}: release.json is the expected one`, () =>
        onACopy(name, async (folder) => {
          const released = await releaseStudy(await openStudy(folder));
          if (released.kind !== 'release') throw new Error(released.reasons.join(' '));
          compare(expected, 'release', join(released.folder, 'public', 'release.json'));
        }));
  }
});

async function onACopy(name: string, act: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-example-'));
  try {
    cpSync(join(examples, name), folder, { recursive: true });
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(expected: string, file: string, made: string): void {
  const now = readFileSync(made, 'utf8');
  const path = join(expected, `${file}.json`);
  const then = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (now !== then) writeFileSync(join(expected, `${file}-changed.json`), now);
  expect(now).toBe(then);
}
