/** What a check says about a whole study: the delivery, and whether its areas can answer what the study asks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkStudy, openStudy } from '../../src/index.ts';
import { aStudy, remove } from '../a-run.ts';

function aChangedStudy(from: string, to: string): string {
  const folder = aStudy();
  onTestFinished(() => remove(folder));
  const file = join(folder, 'study.yaml');
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
  return folder;
}

it.each([
  ['a definition', '{ outside: region }', '{ outside: icb }', 'icb'],
  ['a dimension', 'rows: home-region', 'rows: home-hub', 'hub'],
])('%s that no area can answer stops an analysis, and the check says so', async (_what, from, to, kind) => {
  const { survey, exitCode } = await checkStudy(await openStudy(aChangedStudy(from, to)));
  expect(survey.problems).toMatchObject([{ code: 'PLACES_KIND_MISSING', where: { field: kind } }]);
  expect(survey.files).not.toEqual([]);
  expect(exitCode).toBe(6);
});
