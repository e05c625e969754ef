/** Parts of a problem that is too large to be looked at as one: what is weak in a part is weak in the whole. */
import type { Row, Sum } from '../attack/sum.ts';
import type { HidingProblem } from './hiding-problem.ts';
import type { Unit } from './units.ts';

export interface Block {
  readonly problem: Omit<HidingProblem, 'cells' | 'hidden'>;
  /** All units, in the same order, with those of their rows that lie in the block. */
  readonly units: readonly Unit[];
  /** The block's columns, by their places in the whole problem. */
  readonly columns: readonly number[];
}

/** A problem of so many groups is looked at as one. */
const mostColumns = 4000;
const mostInBlock = 600;

export const isLarge = ({ columns }: HidingProblem): boolean => columns > mostColumns;

/**
 * The largest cells of up to 600 groups, each with all that is printed inside it; a problem of up to 1,500 groups is one block. Rows that reach out of
 * a block are no part of it, so that its reader knows less.
 */
export function blocksOf(problem: HidingProblem, units: readonly Unit[]): readonly Block[] {
  if (!isLarge(problem)) return [{ problem, units, columns: [...Array(problem.columns).keys()] }];
  const chosen: (readonly number[])[] = [];
  const blocksAt = Array.from({ length: problem.columns }, (): number[] => []);
  const sums = units.flatMap(({ rows }) => rows).filter(({ columns }) => columns.length <= mostInBlock);
  for (const { columns } of sums.sort((a, b) => b.columns.length - a.columns.length)) {
    if (columns.length < 2) break;
    const [first = -1, ...others] = columns;
    const isInside = (blocksAt[first] ?? []).some((block) =>
      others.every((column) => blocksAt[column]?.includes(block) === true),
    );
    if (isInside) continue;
    for (const column of columns) blocksAt[column]?.push(chosen.length);
    chosen.push([...columns].sort((a, b) => a - b));
  }
  return chosen.map((columns) => blockOf(problem, units, columns));
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
