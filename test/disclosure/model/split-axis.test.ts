/** An axis in two parts: what is possible, and that equal groups have equal boxes. */
import { describe, expect, it } from 'vitest';
import type { Axes, Axis } from '../../../src/disclosure/model/axes.ts';
import { cliqueTables } from '../../../src/disclosure/model/clique-tables.ts';
import { boxInParts, splitAxis } from '../../../src/disclosure/model/split-axis.ts';
import { moved, peopleTables, personAt } from '../../../src/disclosure/witness/people.ts';

/** Two periods of which the first ends within the second quarter. */
const time: Axis = {
  name: 'period+quarter',
  size: 4,
  codes: new Map([
    ['quarter', ['Q1', 'Q2', 'Q2', 'Q3']],
    ['period', ['early', 'early', 'late', 'late']],
  ]),
};
const kind: Axis = { name: 'kind', size: 2, codes: new Map([['kind', ['a', 'b']]]) };
const split = splitAxis(time, new Set(['period', 'wards']));

describe('an axis in two parts', () => {
  it('has what tells populations apart first, and the pairs in which somebody can be', () => {
    expect(split?.parts.map(({ name, size }) => [name, size])).toEqual([
      ['period', 2],
      ['quarter', 3],
    ]);
    expect(split?.pairs).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
    ]);
  });

  it('stays whole where all or none of its dimensions tell populations apart', () => {
    expect(splitAxis(time, new Set())).toBeNull();
    expect(splitAxis(time, new Set(['period', 'quarter']))).toBeNull();
  });

  it('names the same groups always in the same way, on one part where that says as much', () => {
    if (split === null) throw new Error('no split');
    const box = (...groups: readonly number[]) => [...boxInParts(split, groups)];
    expect(box(0, 1, 2, 3)).toEqual([]);
    expect(box(0, 1)).toEqual([['period', [0]]]);
    expect(box(1, 2)).toEqual([['quarter', [1]]]);
    expect(box(0)).toEqual([['quarter', [0]]]);
    expect(box(1)).toEqual([
      ['period', [0]],
      ['quarter', [1]],
    ]);
  });

  it('is put together in one small table, whatever else the figures restrict', () => {
    if (split === null) throw new Error('no split');
    const all = [...split.parts, kind];
    const axes = { all, splits: [split], categories: new Map() } as unknown as Axes;
    for (const atMost of ['joint', 'linked'] as const) {
      const { tables } = cliqueTables([['kind', 'period'], ['quarter']], axes, [], atMost);
      const own = tables.find(({ names }) => names.join() === 'period,quarter');
      expect(own?.atoms).toEqual(split.pairs);
      expect(tables.find(({ names }) => names.join() === 'kind,period')?.size).toBe(4);
    }
    const cliques = cliqueTables([['kind', 'period'], ['quarter']], axes, []);
    const people = peopleTables(cliques, cliques.columns);
    const [period, quarter] = ['period', 'quarter'].map((name) => people.axes.indexOf(name));
    const groups = (person: Int32Array | null) => [person?.[period ?? -1], person?.[quarter ?? -1]];
    const early =
      personAt(
        people,
        people.axes.map(() => 0),
      ) ?? new Int32Array(0);
    expect(groups(early)).toEqual([0, 0]);
    const late = moved(people, early, period ?? -1, 1);
    expect(groups(late)).toEqual([1, 1]);
    expect(groups(moved(people, late ?? early, quarter ?? -1, 0))).toEqual([0, 0]);
    expect(groups(moved(people, early, quarter ?? -1, 1))).toEqual([0, 1]);
    expect(late).toEqual(personAt(people, [...(late ?? [])].slice(0, people.axes.length)));
  });
});
