/** Small invented tables with all margins, printed by a rule, as problems. Shares no code with the attack but its types. */
import type { Fact, Problem } from '../../../src/disclosure/attack/problem.ts';

export interface PrintRule {
  readonly smallestShown: number;
  readonly roundTo: number;
  readonly zeros: 'shown' | 'hidden';
  readonly marker: 'rule-known' | 'ambiguous';
}

export interface PrintedCell {
  readonly cell: string;
  readonly columns: readonly number[];
}

/** Every combination of categories and `all`, of a table with these sizes; columns are the inner cells in order. */
export function cellsOf(sizes: readonly number[]): readonly PrintedCell[] {
  return sizes.reduce<readonly PrintedCell[]>(
    (cells, size) =>
      cells.flatMap(({ cell, columns }) => {
        const at = (places: readonly number[]) =>
          columns.flatMap((column) => places.map((place) => column * size + place));
        const places = Array.from({ length: size }, (_, place) => place);
        return [
          ...places.map((place) => ({ cell: `${cell}${place}`, columns: at([place]) })),
          { cell: `${cell}*`, columns: at(places) },
        ];
      }),
    [{ cell: '', columns: [0] }],
  );
}

export const totalOf = (columns: readonly number[], table: ArrayLike<number>): number =>
  columns.reduce((total, column) => total + (table[column] ?? 0), 0);

/** What stands in a cell: `*` for hidden. */
export function printed(count: number, { smallestShown, roundTo, zeros }: PrintRule): string {
  if (count < smallestShown && (count > 0 || zeros === 'hidden')) return '*';
  return String(Math.round(count / roundTo) * roundTo);
}

/** `extra`: cells hidden to protect others. */
export function problemOf(
  cells: readonly PrintedCell[],
  table: ArrayLike<number>,
  rule: PrintRule,
  extra: ReadonlySet<string> = new Set(),
): Problem {
  const half = (rule.roundTo - 1) / 2;
  const small = { lower: rule.zeros === 'hidden' ? 0 : 1, upper: rule.smallestShown - 1 };
  const sumOf = (columns: readonly number[]) => ({
    columns: Int32Array.from(columns),
    factors: new Float64Array(columns.length).fill(1),
  });
  const facts = cells.flatMap(({ cell, columns }): readonly Fact[] => {
    const text = printed(totalOf(columns, table), rule);
    const value = Number(text);
    if (text === '*' || extra.has(cell))
      return rule.marker === 'ambiguous' ? [] : [{ ...sumOf(columns), cell, ...small }];
    const [lower, upper] = value === 0 ? [0, 0] : [Math.max(rule.smallestShown, value - half), value + half];
    return [{ ...sumOf(columns), cell, lower, upper }];
  });
  return {
    columns: 1 + Math.max(...cells.flatMap(({ columns }) => columns)),
    columnUpper: 1000,
    facts,
    relations: [],
    targets: cells.map(({ cell, columns }) => ({ cell, sum: sumOf(columns), parts: [], level: 'L1' })),
    small,
  };
}

/** The same numbers every time. Mulberry32 (T. Ettinger, public domain). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
