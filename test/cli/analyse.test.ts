/** The page of text that `homeward analyse` prints. */
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
    counted.map(
      (one: { what: string; admissions: number; children: number }) =>
        `  ${one.what}: ${one.admissions} admissions of ${one.children} children`,
    ),
  );
  expect(exitCode).toBe(0);
});
