/** Parts of a problem that is too large to be looked at as one: what is weak in a part is weak in the whole. */
import type { Row, Sum } from '../attack/sum.ts';
import { partsOf } from '../witness/parts.ts';
import type { HidingProblem } from './hiding-problem.ts';
import type { Unit } from './units.ts';

export interface Block {
  readonly problem: Omit<HidingProblem, 'cells' | 'hidden'>;
  /** All units, in the same order, with those of their rows that lie in the block. */
  readonly units: readonly Unit[];
  /** The block's columns, by their places in the whole problem. */
  readonly columns: readonly number[];
}

/** Groups that hang together and are no more than these are looked at as one. */
const mostColumns = 4000;
const mostInBlock = 600;

/** Whether some groups that hang together are too many to be looked at as one. */
export const isLarge = (problem: HidingProblem, units: readonly Unit[]): boolean =>
  apartIn(problem, units).some(({ length }) => length > mostColumns);

/**
 * Groups that no row joins are looked at side by side, up to 4,000 together. Of more that hang together: the largest cells of up to 600 groups, each with
 * all that is printed inside it. Rows that reach out of a block are no part of it, so that its reader knows less.
 */
export function blocksOf(problem: HidingProblem, units: readonly Unit[]): readonly Block[] {
  if (problem.columns <= mostColumns)
    return [{ problem, units, columns: [...Array(problem.columns).keys()] }];
  const together: number[][] = [];
  const large = new Set<number>();
  for (const columns of apartIn(problem, units)) {
    const last = together.at(-1);
    if (columns.length > mostColumns) for (const column of columns) large.add(column);
    else if (last !== undefined && last.length + columns.length <= mostColumns) last.push(...columns);
    else together.push([...columns]);
  }
  const rows = units.flatMap((unit) => unit.rows.filter((row) => large.has(row.columns[0] ?? -1)));
  return [...together, ...largestCells(problem.columns, rows)].map((columns) =>
    blockOf(problem, units, columns),
  );
}

const apartIn = ({ columns, relations }: HidingProblem, units: readonly Unit[]) =>
  partsOf(columns, [...relations, ...units.flatMap(({ rows }) => rows)]);

function largestCells(columns: number, rows: readonly Row[]): readonly (readonly number[])[] {
  const chosen: (readonly number[])[] = [];
  const blocksAt = Array.from({ length: columns }, (): number[] => []);
  const sums = rows.filter((row) => row.columns.length <= mostInBlock);
  for (const sum of sums.sort((a, b) => b.columns.length - a.columns.length)) {
    if (sum.columns.length < 2) break;
    const [first = -1, ...others] = sum.columns;
    const isInside = (blocksAt[first] ?? []).some((block) =>
      others.every((column) => blocksAt[column]?.includes(block) === true),
    );
    if (isInside) continue;
    for (const column of sum.columns) blocksAt[column]?.push(chosen.length);
    chosen.push([...sum.columns].sort((a, b) => a - b));
  }
  return chosen;
}

function blockOf(problem: HidingProblem, units: readonly Unit[], columns: readonly number[]): Block {
  const { isInside, moved } = placesOf(problem.columns, columns);
  const inside = (rows: readonly Row[]) => rows.filter(isInside).map(moved);
  const { columnUpper, small, truth } = problem;
  return {
    problem: {
      columns: columns.length,
      columnUpper,
      small,
      relations: inside(problem.relations),
      targetsOf: (isShown) =>
        problem
          .targetsOf(isShown)
          .filter(({ sum }) => isInside(sum))
          .map((target) => ({ ...target, sum: moved(target.sum) })),
      ...(truth === undefined ? {} : { truth: Int32Array.from(columns, (column) => truth[column] ?? 0) }),
    },
    units: units.map((unit) => ({ ...unit, rows: inside(unit.rows) })),
    columns,
  };
}

/** Sums of the whole problem as sums of the block. */
export function placesOf(all: number, columns: readonly number[]) {
  const place = new Int32Array(all).fill(-1);
  columns.forEach((column, i) => {
    place[column] = i;
  });
  return {
    place,
    isInside: (sum: Sum) => sum.columns.every((column) => (place[column] ?? -1) >= 0),
    moved: <S extends Sum>(sum: S): S => ({
      ...sum,
      columns: sum.columns.map((column) => place[column] ?? -1),
    }),
  };
}
