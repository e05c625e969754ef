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
    cells.push({ at: { region, sex }, count, isHidden: count < 5 });
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
      hiddenAfter: 3,
    });
    expect(merge?.sentence).toBe(
      'Merge north and south of region in region-by-sex: 0 shown figures of the two would become those of one.',
    );
  });

  it('offers to merge, drop a dimension, round more coarsely and drop the table, in this order', () => {
    expect(movesFor(sparse, policy).map(({ kind }) => kind)).toEqual([
      'merge',
      'drop-dimension',
      'coarser-base',
      'drop-table',
    ]);
  });

  it('never rounds a shown count to nought', () => {
    const coarser = movesFor(sparse, policy).find(({ kind }) => kind === 'coarser-base');
    expect(coarser).toMatchObject({ base: 15, smallestShown: 8 });
  });

  it('does not merge the last two categories', () => {
    const two = aTable({ north: [2, 1], south: [3, 1] });
    expect(movesFor(two, policy).map(({ kind }) => kind)).not.toContain('merge');
  });
});
