/** docs/pins.md and package.json name the same packages at the same versions. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const manifest = JSON.parse(text('package.json')) as Record<'dependencies' | 'devDependencies', object>;
const [, ships = '', develops = ''] = text('docs/pins.md').split(/^## /m);

const pinned = (part: string) =>
  Object.fromEntries(
    [...part.matchAll(/^\| `([^`]+)` \| (\S+) \| [^|]+ \| [^|]+ \|$/gm)].map((row) => [row[1], row[2]]),
  );

it('every dependency has a pin with its reason, and every pin is a dependency', () => {
  expect(pinned(ships)).toEqual(manifest.dependencies);
  expect(pinned(develops)).toEqual(manifest.devDependencies);
});
