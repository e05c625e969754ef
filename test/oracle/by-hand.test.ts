/** The oracle itself is held against figures that were worked out on paper (examples/tiny/README.md). */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { answer } from './oracle.ts';
import type { Question } from './question.ts';

const tiny = fileURLToPath(new URL('../../examples/tiny', import.meta.url));
const question: Question = {
  from: '2016-04',
  to: '2016-06',
  ages: { from: 0, to: 17 },
  services: 'tier-4-camhs',
  definitions: [
    { id: 'km-50' },
    { id: 'miles-50-or-region' },
    { id: 'region' },
    { id: 'nearer-unit', margin: 20_000 },
  ],
  tables: [{ id: 'service', title: 'Kind of unit', dimensions: ['service'] }],
  ageBands: [0, 13, 16],
  distanceBands: [0, 20, 50, 100, 200],
};

it('finds in the tiny study what was worked out on paper', () => {
  const { inclusion, headlines, tables, agreement, official } = answer(tiny, question);
  expect(inclusion.map(({ kept }) => [kept.admissions, kept.children])).toEqual([
    [16, 15],
    [15, 14],
    [13, 12],
    [11, 10],
  ]);
  expect(headlines.map(({ id, value, low, high }) => [id, value, low, high])).toEqual([
    ['admissions', 11, 11, 11],
    ['children', 10, 10, 10],
    ['episodes', 10, 10, 10],
    ['bed-days', 276, 276, 276],
    ['open-at-census', 3, 3, 3],
    ['median-distance', 40, 40, 50],
    ['out-of-area:km-50', 44.4, 36.4, 54.5],
    ['out-of-area:miles-50-or-region', 55.6, 45.5, 63.6],
    ['out-of-area:region', 55.6, 45.5, 63.6],
    ['out-of-area:nearer-unit', 22.2, 18.2, 36.4],
  ]);
  const kinds = tables[0]?.cells.filter(({ admissions }) => admissions > 0);
  expect(kinds?.map(({ at, admissions }) => [at.service, admissions])).toEqual([
    ['general-adolescent', 7],
    ['eating-disorder', 3],
    ['low-secure', 1],
    ['all', 11],
  ]);
  expect(agreement[1]).toMatchObject({ a: 'km-50', b: 'region', both: 3, onlyA: 1, onlyB: 2, neither: 3 });
  expect(official.map(({ value }) => value)).toEqual([3, 3, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 5, 0, 5, 7, 4]);
});
