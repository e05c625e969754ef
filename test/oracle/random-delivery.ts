/** A random small study on disk: delivery, places, and the question that is put to it. The same seed writes the same bytes. */
import { join } from 'node:path';
import { dayOf, firstDayOf, isoOf, monthTextOf } from './days.ts';
import type { Question } from './question.ts';
import { type Chance, chance } from './random.ts';
import { randomPlaces } from './random-places.ts';
import { randomWorld } from './random-world.ts';
import { type Layout, type Style, writeDelivery, writePlaces } from './write-delivery.ts';

const kinds = ['region', 'hub', 'stp', 'icb', 'ccg', 'la'];

/** Fills delivery/ and reference/ of a folder and answers the question that goes with them. */
export function randomStudy(folder: string, seed: number, layout: Layout, style: Style): Question {
  const random = chance(seed);
  const firstMonth = 1390 + random.whole(0, 40);
  const months = random.whole(3, 9);
  const places = randomPlaces(random, firstDayOf(firstMonth));
  const start = firstDayOf(firstMonth);
  const unitDays = places.units.flatMap(({ opened = '', closed = '' }) => [dayOf(opened), dayOf(closed)]);
  const inTime = unitDays.filter((day) => day !== null && day > start - 60);
  const world = randomWorld(random, {
    firstMonth,
    months,
    areas: places.areas.map((area) => area.area ?? ''),
    pairs: places.pairs,
    offered: places.offered,
    days: [start, start + 30, ...inTime.filter((day) => day !== null)],
    sites: [...new Set(places.units.map((unit) => unit.site ?? ''))],
  });
  const without = random.is(0.4) ? kinds.filter(() => random.is(0.5)) : [];
  writeDelivery(join(folder, 'delivery'), world, layout, style);
  writePlaces(join(folder, 'reference'), places, without);
  return randomQuestion(random, firstMonth, months);
}

function randomQuestion(random: Chance, firstMonth: number, months: number): Question {
  const from = firstMonth + random.whole(0, 1);
  const to = firstMonth + months - 1 - random.whole(0, 1);
  const text = (month: number) => monthTextOf(firstDayOf(month));
  const ids = ['km-50', 'miles-50-or-region', ...kinds, 'nearer-unit'].filter(() => random.is(0.6));
  const definitions = shuffled(random, ids.length === 0 ? ['km-50'] : ids).map((id) =>
    id === 'nearer-unit' ? { id, margin: random.one([1_000, 5_000, 20_000, 50_000]) } : { id },
  );
  const dimensions = shuffled(random, [
    ...'age-band gender ethnic-group deprivation service legal-status sector looked-after distance-band month quarter year'.split(
      ' ',
    ),
    'learning-disability-or-autism',
    ...kinds.flatMap((kind) => [`home-${kind}`, `unit-${kind}`]),
    ...definitions.map(({ id }) => `out-of-area:${id}`),
  ]);
  const tables = Array.from({ length: 4 }, (_, i) => {
    const pair = dimensions.slice(i * 2, i * 2 + (i === 0 ? 1 : 2));
    const id = pair.map((dimension) => dimension.replaceAll(':', '-')).join('-by-');
    return { id, title: `Table ${i + 1}`, dimensions: pair };
  });
  return {
    from: text(from),
    to: text(to),
    ages: random.one([
      { from: 0, to: 17 },
      { from: 0, to: 17 },
      { from: 13, to: 17 },
      { from: 0, to: 15 },
    ]),
    services: random.is(0.8) ? 'tier-4-camhs' : 'any-ward',
    definitions,
    tables,
    ageBands: random.one([
      [0, 13, 16],
      [0, 12, 13, 14, 17],
    ]),
    distanceBands: random.one([
      [0, 20, 50, 100, 200],
      [0, 50, 80],
    ]),
    ...(random.is(0.5)
      ? { census: isoOf(firstDayOf(from) + random.whole(0, firstDayOf(to) - firstDayOf(from))) }
      : {}),
  };
}

function shuffled<T>(random: Chance, items: readonly T[]): readonly T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random.whole(0, i);
    const [a, b] = [list[i] as T, list[j] as T];
    list[i] = b;
    list[j] = a;
  }
  return list;
}
