import { expect, test } from 'vitest';
import { explainFailure } from '../../src/cli/failure.ts';
import { HomewardError } from '../../src/errors/homeward-error.ts';

const secret = 'ZQXJVSECRET';

test('our own fault is a plain sentence without a trace and without the words of the error', async () => {
  const { exitCode, line, document } = await explainFailure(new TypeError(`cannot read ${secret}`));
  expect(exitCode).toBe(1);
  expect(line).toContain('our fault');
  for (const text of [line, JSON.stringify(document)]) expect(text).not.toMatch(/ZQXJV|\n| at |node:/);
});

test.each([
  ['ENOSPC', 'SYSTEM_DISK_FULL'],
  ['EACCES', 'SYSTEM_NOT_WRITABLE'],
  ['EROFS', 'SYSTEM_NOT_WRITABLE'],
  ['ERR_DLOPEN_FAILED', 'SYSTEM_ENGINE_MISSING'],
])('%s of the system is %s', async (code, ours) => {
  const { exitCode, line } = await explainFailure(
    Object.assign(new Error(`${code}: /home/${secret}`), { code }),
  );
  expect(exitCode).toBe(7);
  expect(line).toContain(ours);
  expect(line).not.toContain(secret);
});

test('a refusal keeps its own words', async () => {
  const error = new HomewardError('YAML_EMPTY', 'study.yaml is empty', { file: 'study.yaml' });
  expect(await explainFailure(error)).toEqual({
    exitCode: 5,
    line: error.toLine(),
    document: error.toJSON(),
  });
});

test('what is thrown and is no error is our fault too', async () => {
  expect((await explainFailure('oops')).exitCode).toBe(1);
});
