/** Every link between pages leads somewhere, and the safety page names tests that exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = ['.', 'docs', 'src', 'spec', 'examples', 'bench', 'test']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder !== '.' })
      .map(String)
      .map((file) => join(folder, file).replaceAll('\\', '/')),
  )
  .filter((file) => file.endsWith('.md'));

it('every link between pages leads to a file that is there', () => {
  const dead = pages.flatMap((page) =>
    [...text(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((link) => link[1] ?? '')
      .filter((link) => !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});

it('every property on the safety page names tests that exist, or says "not yet"', () => {
  const [, ...properties] = text('docs/safety.md').split(/^## (?=\d)/m);
  expect(properties).toHaveLength(11);
  const lost = properties.flatMap((property) => {
    const tests = [...property.matchAll(/^- `([^`]+)`: (.+)$/gm)];
    if (tests.length === 0 && !property.includes('**Not yet.**')) return [property.split('\n')[0]];
    return tests
      .filter(([, file = '', title = '']) => !existsSync(join(root, file)) || !text(file).includes(title))
      .map(([line]) => line);
  });
  expect(lost).toEqual([]);
});
