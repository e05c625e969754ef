import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/errors/catalogue.ts';
import { errorsPage } from '../../src/errors/errors-page.ts';

const root = new URL('../../', import.meta.url);

test('docs/errors.md and the catalogue say the same (mend with node tools/errors.js after a build)', () => {
  expect(readFileSync(new URL('docs/errors.md', root), 'utf8')).toBe(errorsPage());
});

test('every code of the catalogue is used somewhere, and remedies are one plain sentence', () => {
  const source = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('catalogue.ts'))
    .map((file) => readFileSync(new URL(`src/${file.replaceAll('\\', '/')}`, root), 'utf8'))
    .join('\n');
  const unused = Object.keys(catalogue).filter((code) => !source.includes(`'${code}'`));
  expect(unused).toEqual([]);
  for (const { remedy } of Object.values(catalogue)) expect(remedy).not.toMatch(/\.$|\n/);
});
