import { describe, expect, it } from 'vitest';
import {
  type HiddenCell,
  type HiddenTable,
  isMostlyHidden,
  movesFor,
} from '../../../src/disclosure/hide/moves.ts';

const policy = { smallestShown: 5, zeros: 'hidden', units: ['admissions'], roundTo: 5 } as const;

function aTable(rows: Readonly<Record<string, readonly [number, number]>>): HiddenTable {
  const cells: HiddenCell[] = [];
  const add = (region: string, sex: string, count: number) =>
    cells.push({ at: { region, sex }, count, children: null, isHidden: count < 5 });
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
  for (const [region, [girls, boys]] of Object.entries(rows)) {
    add(region, 'girls', girls);
    add(region, 'boys', boys);
    add(region, 'all', girls + boys);
  }
  const all = Object.values(rows);
  add('all', 'girls', sum(all.map(([girls]) => girls)));
  add('all', 'boys', sum(all.map(([, boys]) => boys)));
  add('all', 'all', sum(all.flat()));
  return { id: 'region-by-sex', dimensions: ['region', 'sex'], cells };
}

describe('moves other than hiding', () => {
  const sparse = aTable({ north: [2, 1], south: [3, 1], east: [4, 4], west: [30, 20] });

  it('proposes nothing for a table that is shown well enough', () => {
    const full = aTable({ north: [20, 10], south: [30, 4], east: [40, 40] });
    expect(isMostlyHidden(full)).toBe(false);
    expect(movesFor(full, policy)).toEqual([]);
  });

  it('merges the two categories of fewest people and says what it costs', () => {
    const [merge] = movesFor(sparse, policy);
    expect(merge).toMatchObject({
      kind: 'merge',
      dimension: 'region',
      categories: ['north', 'south'],
      cells: 0,
      people: 7,
      cellsAfter: 12,
      hiddenAfter: 3,
    });
    expect(merge?.sentence).toBe(
      'Merge north and south of region in region-by-sex: up to 9 of 12 figures would be shown instead of 7 of 15; 0 figures shown now would be joined with others.',
    );
  });

  it('offers to merge, drop a dimension, round more coarsely and drop the table, in this order', () => {
    const toProtect = {
      ...sparse,
      cells: sparse.cells.map((cell) => ({ ...cell, isHidden: cell.count < 40 && cell.at.region !== 'all' })),
    };
    expect(movesFor(toProtect, policy).map(({ kind }) => kind)).toEqual([
      'merge',
      'drop-dimension',
      'coarser-base',
      'drop-table',
    ]);
  });

  it('offers nothing after which no larger share could be shown, but to leave out the table', () => {
    expect(movesFor(sparse, policy).map(({ kind }) => kind)).not.toContain('coarser-base');
    const hopeless = aTable({ north: [1, 0], south: [0, 1], east: [1, 0] });
    expect(movesFor(hopeless, policy).map(({ kind }) => kind)).toEqual(['drop-table']);
  });

  it('never rounds a shown count to nought', () => {
    const toProtect = { ...sparse, cells: sparse.cells.map((cell) => ({ ...cell, isHidden: true })) };
    const coarser = movesFor(toProtect, policy).find(({ kind }) => kind === 'coarser-base');
    expect(coarser).toMatchObject({ base: 15, smallestShown: 8 });
  });

  it('does not merge the last two categories', () => {
    const two = aTable({ north: [2, 1], south: [3, 1] });
    expect(movesFor(two, policy).map(({ kind }) => kind)).not.toContain('merge');
  });

  it('merges only what lies in the same groupings, and offers to print the groupings alone', () => {
    const rows = aTable({
      a: [1, 1],
      b: [9, 2],
      c: [3, 3],
      d: [4, 4],
      e: [60, 70],
      f: [2, 3],
      x: [65, 75],
      y: [12, 5],
    });
    const groups = [
      ['a', 'd', 'e', 'f'],
      ['b', 'c'],
    ];
    const moves = movesFor({ ...rows, finest: new Map([['region', groups]]) }, policy);
    expect(moves.find(({ kind }) => kind === 'merge')?.categories).toEqual(['a', 'f']);
    expect(moves.find(({ kind }) => kind === 'groupings-only')?.sentence).toBe(
      'Print only the groupings of region in region-by-sex: up to 9 of 9 figures would be shown instead of 17 of 27; 8 figures shown now would be gone.',
    );
  });

  it('counts people where the rule does', () => {
    const few = {
      ...sparse,
      cells: sparse.cells.map((cell) => ({ ...cell, children: Math.min(cell.count, 2) })),
    };
    const people = { ...policy, units: ['admissions', 'children'] } as const;
    expect(movesFor(few, people).find(({ kind }) => kind === 'merge')).toBeUndefined();
  });
});
