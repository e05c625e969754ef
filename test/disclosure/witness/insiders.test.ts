/** What is left to work out for somebody who knows more than is printed. */
import { describe, expect, it } from 'vitest';
import { loadSolvers, type Solvers } from '../../../src/disclosure/attack/solver.ts';
import { type Row, type Sum, sumOf } from '../../../src/disclosure/attack/sum.ts';
import { chanceFrom } from '../../../src/disclosure/witness/chance.ts';
import { type Insider, insidersFind } from '../../../src/disclosure/witness/insiders.ts';

const small = { lower: 0, upper: 4 };
const between = (columns: readonly number[], lower: number, upper: number): Row => ({
  ...sumOf(columns),
  lower,
  upper,
});
const singles = (columns: number) => Array.from({ length: columns }, (_, i) => ({ sum: sumOf([i]) }));
const knowing = (target: number, value: number, asks: readonly number[]): Insider => ({
  knows: [{ target, lower: value, upper: value }],
  asks,
});

describe('one who knows a figure', () => {
  it('works out what an exact total leaves, and no more where the total is rounded', async () => {
    const solvers = await loadSolvers();
    const insider = knowing(0, 1, [0, 1]);
    const find = (total: Row) =>
      insidersFind(
        { columns: 2, columnUpper: 50, rows: [total], targets: singles(2), small },
        [insider],
        [],
        solvers,
      );
    expect(find(between([0, 1], 3, 3))).toMatchObject({ exact: [{ insider, target: 1 }], undecided: 0 });
    expect(find(between([0, 1], 3, 7))).toMatchObject({ exact: [], undecided: 0 });
  });

  it('has not worked out another figure of the same people', async () => {
    const rows = [between([0, 1, 2], 8, 12), between([2], 0, 0)];
    const targets = [...singles(3), { sum: sumOf([0, 2]) }];
    const found = insidersFind(
      { columns: 3, columnUpper: 50, rows, targets, small },
      [knowing(0, 1, [1, 3])],
      [],
      await loadSolvers(),
    );
    expect(found.exact).toEqual([]);
  });

  it('is said to know everything, and nothing is decided, when the solver is silent', () => {
    const silent: Solvers = {
      withProgram: () => {
        throw new Error('no solver');
      },
      solves: () => 0,
    };
    const asked = { columns: 2, columnUpper: 50, rows: [between([0, 1], 3, 3)], targets: singles(2), small };
    const [insider, impossible] = [knowing(0, 1, [1]), knowing(0, 9, [1])];
    expect(insidersFind(asked, [insider], [Int32Array.of(1, 2)], silent).exact).toMatchObject([
      { insider, target: 1 },
    ]);
    expect(insidersFind(asked, [impossible], [Int32Array.of(1, 2)], silent).undecided).toBe(1);
  });
});

describe('the figure of insiders who can rule something out', () => {
  it('counts one to whom two others are at most three, where nobody else knows that, and not one to whom they may be four', async () => {
    const solvers = await loadSolvers();
    const narrowed = (most: number) =>
      insidersFind(
        { columns: 3, columnUpper: 50, rows: [between([0, 1, 2], 0, most)], targets: singles(3), small },
        [knowing(0, 1, [0, 1, 2])],
        [],
        solvers,
      ).narrowed;
    expect([narrowed(4), narrowed(5)]).toEqual([1, 0]);
  });
});

/** Every table of counts up to `most` that the rows allow. */
function tablesOf(columns: number, most: number, rows: readonly Row[]): readonly (readonly number[])[] {
  const all = Array.from({ length: (most + 1) ** columns }, (_, code) =>
    Array.from({ length: columns }, (_, i) => Math.floor(code / (most + 1) ** i) % (most + 1)),
  );
  return all.filter((table) =>
    rows.every((row) => row.lower <= at(row, table) && at(row, table) <= row.upper),
  );
}
const at = ({ columns }: Sum, table: readonly number[]) =>
  columns.reduce((sum, column) => sum + (table[column] ?? 0), 0);

describe('many who know their own figures', () => {
  it('work out exactly what all tables together say, in a hundred small problems', async () => {
    const solvers = await loadSolvers();
    const [columns, most] = [4, 4];
    let exactSeen = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const chance = chanceFrom(seed);
      const truth = Array.from({ length: columns }, () => chance(most + 1));
      const some = () => [0, 1, 2, 3].filter(() => chance(2) === 0);
      const rows = Array.from({ length: 3 }, () => some()).flatMap((over) => {
        const value = at(sumOf(over), truth);
        return over.length === 0 ? [] : [between(over, value - chance(2), value + chance(2))];
      });
      const targets = [...singles(columns), { sum: sumOf([0, 1]) }, { sum: sumOf([1, 2, 3]) }];
      const asks = [...targets.keys()];
      const insiders = asks.map((target) =>
        knowing(target, at(targets[target]?.sum ?? sumOf([]), truth), asks),
      );
      const tables = tablesOf(columns, most, rows);
      const found = insidersFind(
        { columns, columnUpper: most, rows, targets, small },
        insiders,
        [Int32Array.from(truth)],
        solvers,
      );
      expect(found.undecided).toBe(0);
      insiders.forEach((insider, own) => {
        const valueIn = (target: number, table: readonly number[]) =>
          at(targets[target]?.sum ?? sumOf([]), table);
        const agreeing = tables.filter((table) => valueIn(own, table) === valueIn(own, truth));
        const expected = asks.filter(
          (target) =>
            new Set(agreeing.map((table) => valueIn(target, table))).size === 1 &&
            !tables.every((table) => valueIn(target, table) === valueIn(own, table)),
        );
        const got = found.exact.filter((one) => one.insider === insider).map(({ target }) => target);
        const valuesIn = (list: readonly number[]) =>
          new Set(list.map((target) => tables.map((table) => valueIn(target, table)).join()));
        exactSeen += got.length;
        expect(valuesIn(got)).toEqual(valuesIn(expected));
      });
    }
    expect(exactSeen).toBeGreaterThan(50);
  });
});
