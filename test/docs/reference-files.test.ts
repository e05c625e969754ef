/** docs/reference-files.md lists every column that is read, and no other. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { areaColumns } from '../../src/places/load-places.ts';
import { unitColumns } from '../../src/places/units.ts';
import { areaKinds, services } from '../../src/study/dimensions.ts';

const page = readFileSync(new URL('../../docs/reference-files.md', import.meta.url), 'utf8');
const section = (heading: string) => page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
const columns = (heading: string) =>
  [...section(heading).matchAll(/^\| `([^`]+)` \|/gm)].map((row) => row[1]);

it('lists the columns of units.csv and of areas.csv', () => {
  expect(columns('units.csv')).toEqual([...unitColumns, ...areaKinds]);
  expect(columns('areas.csv')).toEqual(Object.keys(areaColumns));
});

it('lists every service', () => {
  const row = /^\| `service` \|.*$/m.exec(page)?.[0] ?? '';
  expect([...row.matchAll(/`([a-z-]+)`/g)].map((word) => word[1])).toEqual(['service', ...services]);
});
