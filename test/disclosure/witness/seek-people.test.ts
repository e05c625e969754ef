/** Whole tables sought person by person, over tables that cross each other. */
import { describe, expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { type Row, sumOf, valueAt } from '../../../src/disclosure/attack/sum.ts';
import type { Axes } from '../../../src/disclosure/model/axes.ts';
import { cliqueTables } from '../../../src/disclosure/model/clique-tables.ts';
import { tableAxes } from '../../../src/disclosure/tables/table-axes.ts';
import { chanceFrom } from '../../../src/disclosure/witness/chance.ts';
import { count, peopleIn, peopleTables, personAt } from '../../../src/disclosure/witness/people.ts';
import { PeopleInHand } from '../../../src/disclosure/witness/people-in-hand.ts';
import { type SeekingPeople, seekPeople } from '../../../src/disclosure/witness/seek-people.ts';
import { seekWitnesses } from '../../../src/disclosure/witness/seek-witnesses.ts';
import { linesOf } from '../../../src/disclosure/witness/table-in-hand.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const axes: Axes = tableAxes(
  names.map((name) => ({
    name,
    categories: ['x', 'y', 'z'].map((code) => ({ code, name: code, parents: ['all'] })),
  })),
);
/** Every two neighbours of the five, in a ring, and two that cross it. */
const printed = [
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'd'],
  ['d', 'e'],
  ['a', 'e'],
  ['a', 'c'],
];
/** Nobody is in the first group of both. */
const never = [
  { why: 'a rule', dimensions: ['b', 'd'], never: (b: string, d: string) => b === 'x' && d === 'x' },
];
const cliques = cliqueTables(printed, axes, never);
const small = { lower: 0, upper: 4 };
const columns = cliques.columns + 1;
const tables = peopleTables(cliques, columns);
const free = cliques.columns;

/** Ninety people, few of them in the first group, and what would be printed of them; `free` counts some of them. */
function aRelease(seed: number): SeekingPeople {
  const chance = chanceFrom(seed);
  const people: Int32Array[] = [];
  while (people.length < 90) {
    const person = personAt(
      tables,
      names.map(() => [0, 1, 1, 1, 1, 2, 2][chance(7)] ?? 0),
    );
    if (person !== null) people.push(person);
  }
  const start = new Int32Array(columns);
  count(tables, people, start);
  start[free] = 70;
  const value = (sum: Row) => valueAt(sum, Float64Array.from(start));
  const rows: Row[] = [];
  const targets: { readonly sum: Row }[] = [];
  for (const group of printed)
    for (const [i, j] of [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => [a, b] as const))) {
      const box = new Map(
        [i, j].flatMap((at, axis) => (at === 3 ? [] : [[group[axis] ?? '', [at]] as const])),
      );
      const table = cliques.tables.find(({ holds }) => holds(box));
      const sum = { ...sumOf(table?.columnsIn([box]) ?? []), lower: 0, upper: 0 };
      const rounded = 5 * Math.round(value(sum) / 5);
      if (value(sum) > 4) rows.push({ ...sum, lower: Math.max(5, rounded - 2), upper: rounded + 2 });
      else targets.push({ sum });
    }
  const everybody = cliques.tables[0]?.columnsIn([new Map()]) ?? [];
  rows.push({
    columns: Int32Array.of(...everybody, free),
    factors: Float64Array.of(...everybody.map(() => 1), -1),
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
  });
  return { columns, columnUpper: 4000, rows, targets, small, cliques, start: [start] };
}

const onAndOn = () => false;

describe('tables of people', () => {
  it.each([1, 2, 3])(
    'agree with everything printed and with each other (release %i)',
    (seed) => {
      const release = aRelease(seed);
      expect(release.targets.length).toBeGreaterThan(3);
      const found = seekPeople(release, onAndOn);
      expect(found.length).toBeGreaterThan(2);
      for (const { counts, people } of found) {
        const table = Float64Array.from(counts);
        for (const row of [...release.rows, ...cliques.agreements]) {
          const value = valueAt(row, table);
          expect(value >= row.lower && value <= row.upper).toBe(true);
        }
        expect(peopleIn(cliques, tables, counts)?.length).toBe(people.filter((one) => one !== null).length);
      }
    },
    30_000,
  );

  it('give hidden counts nearly every small value that a solver finds a table for', async () => {
    const solvers = await loadSolvers();
    const valuesIn = ({ targets }: SeekingPeople, all: readonly Int32Array[]) =>
      targets
        .map(({ sum }) => all.map((table) => valueAt(sum, Float64Array.from(table))))
        .reduce((sum, values) => sum + new Set(values.filter((value) => value <= 4)).size, 0);
    const releases = [1, 2, 3, 4].map(aRelease);
    const own = releases.map((one) =>
      valuesIn(one, [...one.start, ...seekPeople(one, onAndOn).map(({ counts }) => counts)]),
    );
    const solved = releases.map((one) => {
      const rows = [...one.rows, ...cliques.agreements];
      return valuesIn(one, seekWitnesses({ ...one, rows, start: one.start }, solvers).witnesses);
    });
    const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
    expect(total(solved)).toBeGreaterThan(100);
    expect(total(own)).toBeGreaterThan(0.9 * total(solved));
  }, 60_000);

  it('are the same every time', () => {
    const counts = () => seekPeople(aRelease(4), onAndOn).map((one) => one.counts.join());
    expect(counts()).toEqual(counts());
  });

  it('are none where the table to begin from is not one', () => {
    const release = aRelease(5);
    const [first] = release.rows;
    const rows = [{ ...(first ?? sumOf([])), lower: 900, upper: 900 }, ...release.rows];
    expect(seekPeople({ ...release, rows }, onAndOn)).toEqual([]);
  });
});

describe('a table of people in hand', () => {
  it('knows what a change would cost, makes it, and takes it back', () => {
    const {
      rows,
      targets,
      start: [start = new Int32Array(0)],
    } = aRelease(6);
    const sums = targets.map(({ sum }) => sum);
    const lines = linesOf(columns, 4000, rows, sums);
    const people = peopleIn(cliques, tables, start) ?? [];
    const rest = start.map((n, column) => (column === free ? n : 0));
    const hand = new PeopleInHand(lines, tables, people, rest);
    const before = [...hand.values];
    const broken = () => [...hand.values.keys()].reduce((sum, line) => sum + Math.abs(hand.lacking(line)), 0);
    const chance = chanceFrom(7);
    hand.mark();
    for (let i = 0; i < 100; i += 1) {
      const place = chance(people.length + 1);
      const next = [null, people[chance(people.length)] ?? null][chance(2)] ?? null;
      const was = broken();
      const cost = hand.costOf(hand.people[place] ?? null, next);
      hand.put(place, next);
      expect(broken() - was).toBe(cost);
    }
    expect([...hand.values]).not.toEqual(before);
    hand.takeBack();
    expect([...hand.values]).toEqual(before);
    expect(hand.people.filter((one) => one !== null)).toEqual(people);
  });
});
