/** Tables over overlapping axes, glued to one. */
import { describe, expect, it } from 'vitest';
import type { Axes } from '../../../src/disclosure/model/axes.ts';
import { cliqueTables } from '../../../src/disclosure/model/clique-tables.ts';
import { joined } from '../../../src/disclosure/model/joined.ts';
import { tableAxes } from '../../../src/disclosure/tables/table-axes.ts';

const dimension = (name: string) => ({
  name,
  categories: ['x', 'y', 'z'].map((code) => ({ code, name: code, parents: ['all'] })),
});
const axes: Axes = tableAxes(['a', 'b', 'c', 'd'].map(dimension));

describe('one table of people', () => {
  it('has every overlapping table as its margin', () => {
    const cliques = cliqueTables([['a', 'b'], ['b', 'c'], ['d']], axes, []);
    const people = [
      [0, 1, 2, 0],
      [0, 1, 1, 0],
      [2, 1, 0, 1],
      [1, 0, 0, 2],
      [2, 1, 2, 2],
    ];
    const witness = new Int32Array(cliques.columns);
    for (const person of people)
      for (const table of cliques.tables) {
        const own = table.names.map((name) => person['abcd'.indexOf(name)] ?? -1);
        const at = table.atoms.findIndex((atom) => atom.join() === own.join());
        witness[table.first + at] = (witness[table.first + at] ?? 0) + 1;
      }
    const whole = joined(cliques, witness);
    const again = new Int32Array(cliques.columns);
    for (const { groups, n } of whole?.people ?? [])
      for (const table of cliques.tables) {
        const own = table.names.map((name) => groups[whole?.names.indexOf(name) ?? -1]);
        const at = table.atoms.findIndex((atom) => atom.join() === own.join());
        again[table.first + at] = (again[table.first + at] ?? 0) + n;
      }
    expect(again).toEqual(witness);
    expect(whole?.people.reduce((sum, { n }) => sum + n, 0)).toBe(people.length);
  });

  it('is none where tables are linked one axis at a time', () => {
    const cliques = cliqueTables(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ],
      axes,
      [],
      'linked',
    );
    expect(joined(cliques, new Int32Array(cliques.columns))).toBeNull();
  });
});
