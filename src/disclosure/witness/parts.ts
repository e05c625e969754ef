/** Groups that no row joins are sought apart, and their tables put side by side. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Sum } from '../attack/sum.ts';
import { type Seeking, type SeekOptions, type Sought, seekWitnesses } from './seek-witnesses.ts';

/** `seekWitnesses`, part by part; the same answer for groups that all hang together. */
export function seekInParts(seeking: Seeking, solvers: Solvers, options: SeekOptions = {}): Sought {
  const parts = partsOf(seeking.columns, [...seeking.rows, ...seeking.targets.map(({ sum }) => sum)]);
  if (parts.length < 2) return seekWitnesses(seeking, solvers, options);
  const place = new Int32Array(seeking.columns);
  for (const columns of parts)
    columns.forEach((column, i) => {
      place[column] = i;
    });
  const partOf = new Int32Array(seeking.columns);
  parts.forEach((columns, p) => {
    for (const column of columns) partOf[column] = p;
  });
  const isIn = ({ columns }: Sum, p: number) => partOf[columns[0] ?? -1] === p;
  const moved = <S extends Sum>(sum: S): S => ({
    ...sum,
    columns: sum.columns.map((column) => place[column] ?? -1),
  });
  const found = parts.map((columns, p) => {
    const targets = seeking.targets.flatMap(({ sum }, target) =>
      isIn(sum, p) ? [{ sum: moved(sum), target }] : [],
    );
    const sought = seekWitnesses(
      {
        ...seeking,
        columns: columns.length,
        rows: seeking.rows.filter((row) => isIn(row, p)).map(moved),
        targets,
        start: (seeking.start ?? []).map((table) => Int32Array.from(columns, (column) => table[column] ?? 0)),
      },
      solvers,
      options,
    );
    return { columns, targets, sought };
  });
  const isMissing = found.some(({ sought }) => sought.witnesses.length === 0);
  const most = Math.max(...found.map(({ sought }) => sought.witnesses.length));
  const witnesses = Array.from({ length: isMissing ? 0 : most }, (_, w): Witness => {
    const whole = new Int32Array(seeking.columns);
    for (const { columns, sought } of found) {
      const table = sought.witnesses[w % sought.witnesses.length];
      columns.forEach((column, i) => {
        whole[column] = table?.[i] ?? 0;
      });
    }
    return whole;
  });
  return {
    witnesses,
    open: found.flatMap(({ sought, targets }) =>
      sought.open.map((one) => ({ ...one, target: targets[one.target]?.target ?? -1 })),
    ),
  };
}

/** Columns that sums join, ascending; the parts in the order of their first columns. */
export function partsOf(columns: number, sums: readonly Sum[]): readonly (readonly number[])[] {
  const above = Int32Array.from({ length: columns }, (_, i) => i);
  const topOf = (column: number): number => {
    let top = column;
    while (above[top] !== top) top = above[top] ?? top;
    for (let at = column; at !== top; ) {
      const next = above[at] ?? top;
      above[at] = top;
      at = next;
    }
    return top;
  };
  for (const { columns: own } of sums) {
    const [first = -1] = own;
    for (const column of own) {
      const [a, b] = [topOf(first), topOf(column)];
      if (a !== b) above[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const parts = new Map<number, number[]>();
  for (let column = 0; column < columns; column += 1) {
    const top = topOf(column);
    const part = parts.get(top);
    if (part === undefined) parts.set(top, [column]);
    else part.push(column);
  }
  return [...parts.values()];
}
