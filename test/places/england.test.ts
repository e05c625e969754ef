/** The bundled areas are what their attribution says, and the outlines belong to them. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { englandAreas, outlines } from '../../src/places/england.ts';
import type { AreaOutline } from '../../src/places/outlines.ts';

const pack = englandAreas();
const areas = gunzipSync(readFileSync(pack.areasFile))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

/** Even–odd rule over all rings. */
function holds({ parts }: AreaOutline, x: number, y: number): boolean {
  let inside = false;
  for (const ring of parts.flat())
    for (const [i, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[i + 1] ?? [ax, ay];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  return inside;
}

it('holds every LSOA 2011 of England once, and nothing that may not be carried', () => {
  expect(new Set(areas.map(([code]) => code)).size).toBe(32_844);
  expect(areas.every((cells) => cells.length === 7 && /^E01\d{6}$/.test(cells[0] ?? ''))).toBe(true);
  const names = readFileSync(pack.namesFile, 'utf8');
  expect(names.match(/^icb,/gm)?.length).toBe(42);
  expect(names.match(/^region,/gm)?.length).toBe(7);
  expect(names.trimEnd().split('\n')).toHaveLength(1 + 42 + 7);
});

it('draws each board and region around the areas that belong to it', async () => {
  const { region = [], icb = [] } = await outlines();
  for (const [column, drawn] of [
    [4, region],
    [5, icb],
  ] as const) {
    const byCode = new Map(drawn.map((outline) => [outline.code, outline]));
    const inside = areas.filter((cells) => {
      const outline = byCode.get(cells[column] ?? '');
      return outline !== undefined && holds(outline, Number(cells[2]), Number(cells[3]));
    });
    expect(inside.length / areas.length).toBeGreaterThan(0.98);
  }
});

it('prints the same lines of attribution as the file beside the data', () => {
  const file = readFileSync(new URL('../../src/places/england/ATTRIBUTION.md', import.meta.url), 'utf8');
  expect(file.replaceAll('\n', ' ')).toContain(pack.attribution.join(' '));
  expect(file).toContain(pack.pointBasis);
});
