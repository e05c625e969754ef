/** Whole tables of a large problem for what is still open: a part of the groups moves, all others stay as they are in a table in hand. */
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Row, Sum } from '../attack/sum.ts';
import { placesOf } from './blocks.ts';
import { combine } from './combine.ts';
import { seekWholeTables, type Wanted, type WholeTables } from './whole-tables.ts';

/** Groups around one target that move together. */
const mostAround = 700;

/** Tables in hand that are begun from, in turn: what is at its limit in one is free in another. */
const mostBases = 4;

/** First block by block, the smallest first, then around each target that is left. `wanted.start` are whole tables in hand. */
export function seekAround(
  wanted: Wanted,
  open: readonly ProblemTarget[],
  blocks: readonly (readonly number[])[],
  solvers: Solvers,
): WholeTables {
  const witnesses: Witness[] = [];
  let left = open;
  const tryIn = (columns: readonly number[], base: Witness, found: Witness[]) => {
    const { isInside } = placesOf(wanted.problem.columns, columns);
    const inside = left.filter(({ sum }) => isInside(sum));
    if (inside.length === 0 || wanted.stop()) return;
    const part = seekInside(wanted, inside, { columns, base }, solvers);
    found.push(...part.witnesses);
    const stillOpen = new Set(part.open.map(({ cell }) => cell));
    left = left.filter((target) => !isInside(target.sum) || stillOpen.has(target.cell));
  };
  const smallestFirst = [...blocks].sort((a, b) => a.length - b.length);
  for (const base of spreadOver(wanted.start)) {
    const found: Witness[] = [];
    for (const columns of smallestFirst) tryIn(columns, base, found);
    witnesses.push(...combine(base, found, wanted.rows));
  }
  const around = nearestOf(wanted.problem.columns, wanted.rows);
  for (const base of spreadOver(wanted.start).slice(0, 2)) {
    const found: Witness[] = [];
    for (const target of [...left]) if (left.includes(target)) tryIn(around(target.sum), base, found);
    witnesses.push(...combine(base, found, wanted.rows));
  }
  return { witnesses, open: left };
}

const spreadOver = (tables: readonly Witness[]): readonly Witness[] =>
  [
    ...new Set(Array.from({ length: mostBases }, (_, i) => Math.floor((i * tables.length) / mostBases))),
  ].flatMap((i) => tables[i] ?? []);

interface Part {
  readonly columns: readonly number[];
  readonly base: Witness;
}

function seekInside(
  { problem, rows, stop }: Wanted,
  targets: readonly ProblemTarget[],
  { columns, base }: Part,
  solvers: Solvers,
): WholeTables {
  const { moved, place } = placesOf(problem.columns, columns);
  const found = seekWholeTables(
    {
      problem: { ...problem, columns: columns.length },
      rows: rows.flatMap((row) => within(row, place, base) ?? []),
      targets: targets.map((target) => ({ ...target, sum: moved(target.sum) })),
      start: [Int32Array.from(columns, (column) => base[column] ?? 0)],
      stop,
    },
    solvers,
  );
  const witnesses = found.witnesses.map((table) => {
    const whole = base.slice();
    columns.forEach((column, i) => {
      whole[column] = table[i] ?? 0;
    });
    return whole;
  });
  return { witnesses, open: found.open };
}

/** What a row leaves to the part when all other groups stay as they are; null when it has none of the part's. */
function within(row: Row, place: Int32Array, base: Witness): Row | null {
  const columns: number[] = [];
  const factors: number[] = [];
  let outside = 0;
  row.columns.forEach((column, i) => {
    const own = place[column] ?? -1;
    const factor = row.factors[i] ?? 0;
    if (own < 0) outside += factor * (base[column] ?? 0);
    else {
      columns.push(own);
      factors.push(factor);
    }
  });
  if (columns.length === 0) return null;
  return {
    columns: Int32Array.from(columns),
    factors: Float64Array.from(factors),
    lower: row.lower - outside,
    upper: row.upper - outside,
  };
}

/** The groups of the shortest rows over the target's own, as many as may move together. */
function nearestOf(columns: number, rows: readonly Row[]): (sum: Sum) => readonly number[] {
  const rowsOf: number[][] = Array.from({ length: columns }, () => []);
  rows.forEach((row, r) => {
    for (const column of row.columns) rowsOf[column]?.push(r);
  });
  const lengthOf = (r: number) => rows[r]?.columns.length ?? 0;
  return (sum) => {
    const near = new Set(sum.columns);
    const over = [...new Set([...near].flatMap((column) => rowsOf[column] ?? []))];
    for (const r of over.sort((a, b) => lengthOf(a) - lengthOf(b) || a - b)) {
      const more = (rows[r]?.columns ?? new Int32Array(0)).filter((column) => !near.has(column));
      if (near.size + more.length > mostAround) break;
      for (const column of more) near.add(column);
    }
    return [...near].sort((a, b) => a - b);
  };
}
