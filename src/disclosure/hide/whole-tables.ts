/** The same look in whole numbers: tables that prove what linear programs only hope. */
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Row, Sum } from '../attack/sum.ts';
import { seekInParts } from '../witness/parts.ts';
import { placesOf } from './blocks.ts';
import type { HidingProblem } from './hiding-problem.ts';

export interface WholeTables {
  readonly witnesses: readonly Witness[];
  /** Targets that lack a whole table for some small value; groups for which no two were found. */
  readonly open: readonly ProblemTarget[];
}

export interface Wanted {
  readonly problem: Pick<HidingProblem, 'columns' | 'columnUpper' | 'small'>;
  readonly rows: readonly Row[];
  /** Those wholly above the small range must be left out, or they stay open. */
  readonly targets: readonly ProblemTarget[];
  readonly start: readonly Witness[];
}

const mostAsked = 500;

/** Without `solvers`: by changes of the tables in hand only. */
export function seekWholeTables(
  { problem, rows, targets, start }: Wanted,
  solvers: Solvers | null,
): WholeTables {
  const { columns, columnUpper, small } = problem;
  const options = { mostAsked: solvers === null ? 0 : mostAsked };
  const seek = (wanted: readonly ProblemTarget[], from: readonly Witness[]) =>
    seekInParts(
      { columns, columnUpper, rows, targets: wanted, small, start: from },
      solvers ?? none,
      options,
    );
  const cells = targets.filter(({ level }) => level === 'L1');
  const first = seek(cells, start);
  const open = new Set(first.open.flatMap(({ target }) => cells[target] ?? []));
  const groups = targets.filter(({ level, sum }) => level === 'L0' && !differs(sum, first.witnesses));
  if (groups.length === 0) return { witnesses: first.witnesses, open: [...open] };
  const witnesses = [...first.witnesses, ...seek(groups, first.witnesses).witnesses];
  return { witnesses, open: [...open, ...groups.filter(({ sum }) => !differs(sum, witnesses))] };
}

/**
 * For what stays open in a large problem: the groups of one block move, all others stay as they are in a whole table in hand. What is found is a
 * whole table of all groups.
 */
export function seekInBlocks(
  wanted: Wanted,
  open: readonly ProblemTarget[],
  blocks: readonly (readonly number[])[],
  solvers: Solvers,
): WholeTables {
  const witnesses: Witness[] = [];
  let left = open;
  const base = wanted.start[0];
  if (base === undefined) return { witnesses, open };
  for (const columns of [...blocks].sort((a, b) => a.length - b.length)) {
    const { isInside, moved, place } = placesOf(wanted.problem.columns, columns);
    const inside = left.filter(({ sum }) => isInside(sum));
    if (inside.length === 0) continue;
    const rows = wanted.rows.flatMap((row) => within(row, place, base) ?? []);
    const found = seekWholeTables(
      {
        problem: { ...wanted.problem, columns: columns.length },
        rows,
        targets: inside.map((target) => ({ ...target, sum: moved(target.sum) })),
        start: [Int32Array.from(columns, (column) => base[column] ?? 0)],
      },
      solvers,
    );
    for (const table of found.witnesses) {
      const whole = base.slice();
      columns.forEach((column, i) => {
        whole[column] = table[i] ?? 0;
      });
      witnesses.push(whole);
    }
    const stillOpen = new Set(found.open.map(({ cell }) => cell));
    left = left.filter((target) => !isInside(target.sum) || stillOpen.has(target.cell));
  }
  return { witnesses, open: left };
}

/** What a row leaves to the block when all other groups stay as they are; null when it has none of the block's. */
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

const none: Solvers = {
  withProgram: () => {
    throw new Error('no solver is asked');
  },
  solves: () => 0,
};

const valueIn = ({ columns, factors }: Sum, counts: Witness) =>
  columns.reduce((sum, column, i) => sum + (factors[i] ?? 0) * (counts[column] ?? 0), 0);

const differs = (sum: Sum, tables: readonly Witness[]): boolean =>
  new Set(tables.map((table) => valueIn(sum, table))).size > 1;
