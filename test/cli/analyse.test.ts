/** The page of text that `homeward analyse` prints. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { aStudy, remove } from '../a-run.ts';
import { runMain } from './run-main.ts';

it('names what is doubtful about admissions, in admissions and children, and nothing that does not occur', async () => {
  const folder = aStudy();
  onTestFinished(() => remove(folder));
  const { out, exitCode } = await runMain('analyse', folder);
  const { quality } = JSON.parse((await runMain('analyse', folder, '--json')).out);
  const printed = out.split('\n\n').find((part) => part.startsWith('Doubtful in the admissions\n'));
  const counted = quality.filter((one: { admissions: number }) => one.admissions > 0);
  expect(counted.length).toBeGreaterThan(0);
  expect(counted.length).toBeLessThan(quality.length);
  expect(printed?.split('\n').slice(1)).toEqual(
    counted.map((one: { what: string; admissions: number; children: number }) =>
      one.admissions === 1
        ? `  ${one.what}: 1 admission of 1 child`
        : `  ${one.what}: ${one.admissions} admissions of ${one.children} children`,
    ),
  );
  expect(exitCode).toBe(0);
});

it('a file in the place of the folder for results is a refusal of the system, and stays', async () => {
  const folder = aStudy();
  onTestFinished(() => remove(folder));
  const inTheWay = join(folder, 'unreleased');
  writeFileSync(inTheWay, 'mine');
  const { err, exitCode } = await runMain('analyse', folder);
  expect(err).toContain('[SYSTEM_NAME_TAKEN]');
  expect(exitCode).toBe(7);
  expect(readFileSync(inTheWay, 'utf8')).toBe('mine');
});
