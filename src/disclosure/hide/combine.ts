/** Tables that differ from one in hand in different places become one table, where all rows allow it. */
import type { Witness } from '../attack/problem.ts';
import type { Row } from '../attack/sum.ts';

interface Combined {
  readonly table: Int32Array;
  readonly values: Float64Array;
}

/** Each difference joins the first table that it does not meet and whose rows it does not break. Cost: of each trial the rows of what differs. */
export function combine(base: Witness, tables: readonly Witness[], rows: readonly Row[]): readonly Witness[] {
  const rowsOf: { row: number; factor: number }[][] = Array.from({ length: base.length }, () => []);
  const values = new Float64Array(rows.length);
  rows.forEach(({ columns, factors }, row) => {
    columns.forEach((column, i) => {
      const factor = factors[i] ?? 0;
      rowsOf[column]?.push({ row, factor });
      values[row] = (values[row] ?? 0) + factor * (base[column] ?? 0);
    });
  });
  const done: Combined[] = [];
  for (const table of tables) {
    const changed = [...table.keys()].filter((column) => table[column] !== base[column]);
    const moves = new Map<number, number>();
    for (const column of changed)
      for (const { row, factor } of rowsOf[column] ?? [])
        moves.set(row, (moves.get(row) ?? 0) + factor * ((table[column] ?? 0) - (base[column] ?? 0)));
    const fits = ({ table: other, values: sums }: Combined) =>
      changed.every((column) => other[column] === base[column]) &&
      [...moves].every(([row, move]) => {
        const value = (sums[row] ?? 0) + move;
        return value >= (rows[row]?.lower ?? 0) && value <= (rows[row]?.upper ?? 0);
      });
    let home = done.find(fits);
    if (home === undefined) {
      home = { table: base.slice(), values: values.slice() };
      done.push(home);
    }
    for (const column of changed) home.table[column] = table[column] ?? 0;
    for (const [row, move] of moves) home.values[row] = (home.values[row] ?? 0) + move;
  }
  return done.map(({ table }) => table);
}
