/** What must hold whatever is printed: more printed never widens, hiding never narrows, names and order do not matter, the truth is inside. */
import { describe, expect, it } from 'vitest';
import { type Attacked, attackProblem } from '../../../src/disclosure/attack/attack-problem.ts';
import type { Problem } from '../../../src/disclosure/attack/problem.ts';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { cellsOf, problemOf, seeded, totalOf } from './printed-tables.ts';

const solvers = await loadSolvers();
const cells = cellsOf([4, 3]);
const rule = { smallestShown: 5, roundTo: 5, zeros: 'hidden', marker: 'ambiguous' } as const;
const seeds = Array.from({ length: 12 }, (_, i) => i);
const tableOf = (seed: number) => {
  const chance = seeded(seed);
  return Array.from({ length: 12 }, () => chance(chance(2) === 0 ? 6 : 25));
};
const endsOf = ({ values }: Attacked) =>
  new Map(
    values.map(({ cell, lower, upper }) => [cell, { lower, upper: upper ?? Number.POSITIVE_INFINITY }]),
  );
const attack = (problem: Problem) => attackProblem(problem, solvers);

/** Cells whose range in `wide` does not hold their range in `narrow`. */
function outside(wide: Attacked, narrow: Attacked): readonly string[] {
  const inner = endsOf(narrow);
  return [...endsOf(wide)].flatMap(([cell, { lower, upper }]) => {
    const range = inner.get(cell);
    return range !== undefined && range.lower >= lower && range.upper <= upper ? [] : [cell];
  });
}

describe.each(seeds)('table %i', (seed) => {
  const table = tableOf(seed);
  const problem = problemOf(cells, table, rule);
  const attacked = attack(problem);

  it('holds the truth inside every range, and every verdict is decided', () => {
    const ends = endsOf(attacked);
    for (const { cell, columns } of cells) {
      const [truth, range] = [totalOf(columns, table), ends.get(cell)];
      expect(truth).toBeGreaterThanOrEqual(range?.lower ?? Number.NaN);
      expect(truth).toBeLessThanOrEqual(range?.upper ?? Number.NaN);
    }
    expect(attacked.values.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
  });

  it('widens no range when one more figure is printed', () => {
    const shown = new Set(problem.facts.map(({ cell }) => cell));
    const hidden = cells.find(({ cell }) => !shown.has(cell));
    if (hidden === undefined) return;
    const value = totalOf(hidden.columns, table);
    const target = problem.targets.find(({ cell }) => cell === hidden.cell);
    const facts = [
      ...problem.facts,
      {
        cell: hidden.cell,
        lower: value,
        upper: value,
        ...(target?.sum ?? { columns: new Int32Array(), factors: new Float64Array() }),
      },
    ];
    expect(outside(attacked, attack({ ...problem, facts }))).toEqual([]);
  });

  it('narrows no range when a figure is hidden', () => {
    const chance = seeded(seed + 100);
    const extra = new Set([cells[chance(cells.length)]?.cell ?? '']);
    expect(outside(attack(problemOf(cells, table, rule, extra)), attacked)).toEqual([]);
  });

  it('narrows no range when the base is three times as coarse', () => {
    const finer = { ...rule, smallestShown: 8 };
    const coarser = { ...finer, roundTo: 15 };
    expect(outside(attack(problemOf(cells, table, coarser)), attack(problemOf(cells, table, finer)))).toEqual(
      [],
    );
  });

  it('says the same when groups, figures and targets come in another order', () => {
    const order = Array.from({ length: 12 }, (_, i) => (i * 5 + seed) % 12);
    const moved = cells
      .map(({ cell, columns }) => ({ cell, columns: columns.map((column) => order[column] ?? 0) }))
      .reverse();
    const elsewhere: number[] = [];
    table.forEach((count, column) => {
      elsewhere[order[column] ?? 0] = count;
    });
    const other = attack(problemOf(moved, elsewhere, rule));
    expect([...other.values].reverse()).toEqual(attacked.values);
  });
});

it('gives the same bytes twice', () => {
  const problem = problemOf(cells, tableOf(3), rule);
  const once = attackProblem(problem, solvers, { explain: true });
  expect(attackProblem(problem, solvers, { explain: true })).toEqual(once);
});
