/** What must hold of the attack on any table: the truth inside, hiding never narrows, names do not matter, and equal to trying every table. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attack, targetOf } from '../../src/disclosure/attack/attack.ts';
import { loadSolvers } from '../../src/disclosure/attack/solver.ts';
import { type Row, type Sum, sumOf } from '../../src/disclosure/attack/sum.ts';
import type { Policy } from '../../src/disclosure/policy/policy.ts';
import { behindRounded, isHiddenByRule, roundedTo, smallRange } from '../../src/disclosure/policy/rule.ts';
import { hes, mhsds } from './policies.ts';

const solvers = await loadSolvers();
const most = 1000;

/** The cells of a table of r × c: inner ones, row totals, column totals, the grand total, each with the inner cells that it adds up. */
function cellsOf(r: number, c: number): readonly (readonly number[])[] {
  const inner = Array.from({ length: r * c }, (_, i) => [i]);
  const rows = Array.from({ length: r }, (_, i) => Array.from({ length: c }, (_, j) => i * c + j));
  const columns = Array.from({ length: c }, (_, j) => Array.from({ length: r }, (_, i) => i * c + j));
  return [...inner, ...rows, ...columns, Array.from({ length: r * c }, (_, i) => i)];
}

const countIn = (counts: readonly number[], cell: readonly number[]) =>
  cell.reduce((sum, i) => sum + (counts[i] ?? 0), 0);

interface Publication {
  readonly cells: readonly Sum[];
  /** Null where hidden. */
  readonly rows: readonly (Row | null)[];
}

function publish(
  counts: readonly number[],
  cells: readonly (readonly number[])[],
  policy: Policy,
  alsoHidden: readonly number[] = [],
): Publication {
  const rows = cells.map((cell, i) => {
    const count = countIn(counts, cell);
    if (alsoHidden.includes(i) || isHiddenByRule(policy, { count, children: null })) return null;
    return { ...sumOf(cell), ...behindRounded(policy, roundedTo(policy.roundTo, count)) };
  });
  return { cells: cells.map((cell) => sumOf(cell)), rows };
}

function rangesOf({ cells, rows }: Publication, columns: number): readonly (readonly [number, number])[] {
  const program = { columns, columnUpper: most, rows: rows.filter((row) => row !== null) };
  return solvers.withProgram(program, ({ least, greatest }) =>
    cells.map((cell) => {
      const [low, high] = [least(cell), greatest(cell)];
      if (typeof low === 'string' || typeof high === 'string') throw new Error('no answer');
      return [Math.ceil(low.value - 1e-6), Math.floor(high.value + 1e-6)] as const;
    }),
  );
}

const table = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }), fc.constantFrom(mhsds, hes))
  .chain(([r, c, policy]) =>
    fc.record({
      r: fc.constant(r),
      c: fc.constant(c),
      policy: fc.constant(policy),
      counts: fc.array(fc.integer({ min: 0, max: 18 }), { minLength: r * c, maxLength: r * c }),
      hidden: fc.integer({ min: 0, max: r * c + r + c }),
    }),
  );

describe('the possible values', () => {
  it('always hold the truth, and hiding a further cell never narrows them', () => {
    fc.assert(
      fc.property(table, ({ r, c, policy, counts, hidden }) => {
        const cells = cellsOf(r, c);
        const before = rangesOf(publish(counts, cells, policy), r * c);
        const after = rangesOf(publish(counts, cells, policy, [hidden]), r * c);
        cells.forEach((cell, i) => {
          const [low = 0, high = 0] = before[i] ?? [];
          const [lower = 0, upper = 0] = after[i] ?? [];
          expect(low <= countIn(counts, cell) && countIn(counts, cell) <= high).toBe(true);
          expect(lower <= low && upper >= high).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on the order of the categories', () => {
    fc.assert(
      fc.property(table, ({ r, c, policy, counts }) => {
        const cells = cellsOf(r, c);
        const turned = cells.map((cell) => cell.map((i) => r * c - 1 - i));
        const there = rangesOf(publish(counts, cells, policy), r * c);
        const back = rangesOf(publish([...counts].reverse(), turned, policy), r * c);
        expect(back).toEqual(there);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the attack', () => {
  it('finds in two-by-two tables what trying every table finds', () => {
    const cells = cellsOf(2, 2);
    const small = smallRange(mhsds);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 4, maxLength: 4 }), (counts) => {
        const { rows, cells: sums } = publish(counts, cells, mhsds);
        const shown = rows.filter((row) => row !== null);
        const targets = sums.flatMap((sum, i) => (rows[i] === null ? [targetOf(String(i), sum)] : []));
        const { weaknesses } = solvers.withProgram({ columns: 4, columnUpper: most, rows: shown }, (solver) =>
          attack(solver, targets, [], small),
        );
        const expected = targets.filter(({ id }) => {
          const values = everyTable(shown).map((counted) => countIn(counted, cells[Number(id)] ?? []));
          const [low, high] = [
            values.reduce((a, b) => Math.min(a, b), most),
            values.reduce((a, b) => Math.max(a, b), 0),
          ];
          return low <= small.upper && high >= small.lower && !(low <= small.lower && high >= small.upper);
        });
        expect([...new Set(weaknesses.map(({ target }) => target.id))].sort()).toEqual(
          expected.map(({ id }) => id).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  // Source: the closed form of the lone star. x lies in [D − 2(k+1), D + 2(k+1)], so 4 is exact when D = 2k + 6 and 1 when D = −(2k + 1).
  it('finds the lone star among k shown figures exactly where the closed form says, zeros shown', () => {
    const policy: Policy = { ...mhsds, zeros: 'shown' };
    for (const k of [1, 2, 3, 4, 5, 6, 7])
      for (const star of [1, 2, 3, 4])
        for (const remainder of [-2, -1, 0, 1, 2]) {
          const counts = [
            star,
            ...Array.from({ length: k }, (_, i) => 20 + (i === 0 ? remainder : remainder < 0 ? -2 : 2)),
          ];
          const cells = [...counts.map((_, i) => [i]), counts.map((_, i) => i)];
          const [total = 0, ...parts] = [countIn(counts, cells.at(-1) ?? []), ...counts.slice(1)].map((n) =>
            roundedTo(5, n),
          );
          const d = total - parts.reduce((a, b) => a + b, 0);
          const publication = publish(counts, cells, policy);
          const rows = publication.rows.map((row, i) =>
            i === 0 ? { ...sumOf([0]), lower: 1, upper: 4 } : row,
          );
          const [low = 0, high = 0] = rangesOf({ ...publication, rows }, counts.length)[0] ?? [];
          expect([low, high]).toEqual([Math.max(1, d - 2 * (k + 1)), Math.min(4, d + 2 * (k + 1))]);
          if (low === high) expect(k % 5).toBe(2);
        }
  });
});

/** All tables of four counts that the rows allow; hidden ones up to 20, for what is possible beyond is so below. */
function everyTable(rows: readonly Row[]): readonly (readonly number[])[] {
  const agrees = (counts: readonly number[]) =>
    rows.every(({ columns, lower, upper }) => {
      const sum = columns.reduce((total, i) => total + (counts[i] ?? 0), 0);
      return lower <= sum && sum <= upper;
    });
  const [a = [], b = [], c = [], d = []] = [0, 1, 2, 3].map((i) => {
    const alone = rows.find(({ columns }) => columns.length === 1 && columns[0] === i);
    const [from, to] = [alone?.lower ?? 0, alone?.upper ?? 20];
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
  return a.flatMap((w) => b.flatMap((x) => c.flatMap((y) => d.map((z) => [w, x, y, z]).filter(agrees))));
}
