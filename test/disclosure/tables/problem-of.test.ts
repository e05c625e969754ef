/** Publications as problems: sums, facts and targets. */
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src/disclosure/tables/problem-of.ts';
import type { Publication, ReadCell, Says } from '../../../src/disclosure/tables/publication.ts';
import { tableAxes } from '../../../src/disclosure/tables/table-axes.ts';

const policy = { smallestShown: 5, zeros: 'hidden', roundTo: 5, ties: 'none', marker: 'ambiguous' } as const;
const flat = (name: string, codes: string) => ({
  name,
  categories: codes.split(' ').map((code) => ({ code, name: code, parents: ['all'] })),
});
const rounded = (value: number): Says => ({ kind: 'rounded', value });
const hidden: Says = { kind: 'hidden' };

function crossTab(says: Readonly<Record<string, Says>>): Publication {
  const cells = Object.entries(says).map(([place, said]): ReadCell => {
    const [area = '', sex = ''] = place.split(' ');
    return { at: { area, sex }, measure: 'n', says: said };
  });
  return {
    policy,
    dimensions: [flat('area', 'north south'), flat('sex', 'girls boys')],
    tables: [{ id: 't', dimensions: ['area', 'sex'], cells }],
  };
}

describe('a publication as a problem', () => {
  it('counts a margin as the sum of its finest groups and lets a hidden cell say nothing', () => {
    const { problem } = problemOf(
      crossTab({ 'north girls': hidden, 'north boys': rounded(10), 'north all': rounded(10) }),
    );
    expect(problem.columns).toBe(4);
    expect(
      problem.facts.map(({ cell, columns, lower, upper }) => [cell, columns.length, lower, upper]),
    ).toEqual([
      ['t|area=north|sex=boys|n', 1, 8, 12],
      ['t|area=north|sex=all|n', 2, 8, 12],
    ]);
  });

  it('asks for the difference of nested printed counts unless a cell counts it', () => {
    const counted = problemOf(
      crossTab({ 'north girls': hidden, 'north boys': rounded(10), 'north all': rounded(10) }),
    );
    expect(counted.problem.targets).toHaveLength(3);
    const { problem } = problemOf(crossTab({ 'north boys': rounded(10), 'north all': rounded(10) }));
    expect(problem.targets.map(({ cell }) => cell)).toContain(
      't|area=north|sex=all|n less t|area=north|sex=boys|n',
    );
  });

  it('counts a figure once, however many tables print it', () => {
    const twice = crossTab({ 'north all': rounded(10), 'south all': hidden });
    const byArea =
      twice.tables[0]?.cells.map((cell) => ({ ...cell, at: { area: cell.at.area ?? '' } })) ?? [];
    const { problem, cellsOf } = problemOf({
      ...twice,
      tables: [...twice.tables, { id: 'u', dimensions: ['area'], cells: byArea }],
    });
    expect(problem.targets).toHaveLength(2);
    expect(cellsOf.get('t|area=south|sex=all|n')).toEqual(['t|area=south|sex=all|n', 'u|area=south|n']);
  });

  it('lets nobody be where a table prints that it does not apply', () => {
    const { problem } = problemOf(
      crossTab({ 'north girls': { kind: 'not-applicable' }, 'north boys': rounded(10), 'north all': hidden }),
    );
    expect(problem.columns).toBe(3);
  });

  it('holds children under admissions, and a margin of children between its largest part and their sum', () => {
    const counts = crossTab({
      'north girls': rounded(5),
      'north boys': rounded(5),
      'north all': rounded(10),
    });
    const both = counts.tables[0]?.cells.flatMap((cell) => [cell, { ...cell, measure: 'children' }]) ?? [];
    const { problem } = problemOf({
      ...counts,
      tables: [{ id: 't', dimensions: ['area', 'sex'], cells: both }],
      distinct: [{ measure: 'children', within: 'n' }],
    });
    expect(problem.columns).toBe(4 + 3);
    expect(problem.relations).toHaveLength(3 + 2 + 1);
  });
});

describe('axes from dimensions', () => {
  const board = {
    name: 'board',
    categories: [
      { code: 'b1', name: 'b1', parents: ['region=north'] },
      { code: 'b2', name: 'b2', parents: ['region=south'] },
      { code: 'wales', name: 'Wales', parents: ['all'] },
    ],
  };

  it('put dimensions that lie in each other on one axis, with the groups that can be', () => {
    const axes = tableAxes([flat('region', 'north south wales'), board]);
    expect(axes.all.map(({ size }) => size)).toEqual([3]);
    expect(axes.boxAt({ region: 'north', board: 'b2' })).toBeNull();
  });

  it('take crossing groupings of one dimension as sums over its finest categories', () => {
    const crossing = {
      name: 'region',
      categories: [
        { code: 'F1', name: 'F1', parents: ['all'] },
        { code: 'K1', name: 'K1', parents: ['all'] },
        { code: 'a', name: 'a', parents: ['F1', 'K1'] },
        { code: 'b', name: 'b', parents: ['F1'] },
        { code: 'c', name: 'c', parents: ['K1'] },
      ],
    };
    const axes = tableAxes([crossing]);
    expect(axes.boxAt({ region: 'F1' })?.get('region')).toEqual([0, 1]);
    expect(axes.boxAt({ region: 'K1' })?.get('region')).toEqual([0, 2]);
  });

  it('refuse a circle and a parent that is no category, by name', () => {
    const lying = (parents: readonly string[]) => [
      {
        name: 'area',
        categories: [
          { code: 'a', name: 'a', parents },
          { code: 'b', name: 'b', parents: ['a'] },
        ],
      },
    ];
    expect(() => tableAxes(lying(['b']))).toThrow(/circle at area=/);
    expect(() => tableAxes(lying(['z']))).toThrow(/no category/);
  });
});
