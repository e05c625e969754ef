/** Every study in examples/ gives what its expected/ folder says. A difference is written beside, as `-changed`; `npm run accept` takes it. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyseStudy, openStudy } from '../src/index.ts';

const examples = fileURLToPath(new URL('../examples', import.meta.url));
const studies = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'study.yaml')));

describe('examples', () => {
  it('has the tiny study among them', () => expect(studies).toContain('tiny'));

  for (const name of studies)
    it(`${name}: unreleased/results.json is the expected one`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'homeward-example-'));
      try {
        cpSync(join(examples, name), folder, { recursive: true });
        await analyseStudy(await openStudy(folder));
        compare(join(examples, name, 'expected'), 'results', join(folder, 'unreleased', 'results.json'));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
});

function compare(expected: string, file: string, made: string): void {
  const now = readFileSync(made, 'utf8');
  const path = join(expected, `${file}.json`);
  const then = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (now !== then) writeFileSync(join(expected, `${file}-changed.json`), now);
  expect(now).toBe(then);
}
