/** An oracle: every whole table that keeps the rows, one after the other. No solver, no code of the attack. */
import type { Problem } from '../../../src/disclosure/attack/problem.ts';

/**
 * Walks through all tables of a problem whose facts are sums with factors 1 and whose single columns all have limits, and calls `use` with each
 * (the same array, changed in place). A partial table is given up when a row is passed already, or cannot be reached any more.
 */
export function everyTable({ columns, facts, relations }: Problem, use: (table: Int32Array) => void): void {
  const low = new Int32Array(columns);
  const high = new Int32Array(columns).fill(1000);
  const lines = [...facts, ...relations].map((line) => ({ ...line, columns: [...line.columns] }));
  for (const { columns: own, lower, upper } of lines) {
    for (const column of own) high[column] = Math.min(high[column] ?? 0, upper);
    if (own.length === 1) low[own[0] ?? 0] = Math.max(low[own[0] ?? 0] ?? 0, lower);
  }
  const linesOf = Array.from({ length: columns }, (_, column) =>
    lines.flatMap((line, i) => (line.columns.length > 1 && line.columns.includes(column) ? [i] : [])),
  );
  const least = lines.map((line) => line.columns.reduce((sum, column) => sum + (low[column] ?? 0), 0));
  const most = lines.map((line) => line.columns.reduce((sum, column) => sum + (high[column] ?? 0), 0));
  const table = new Int32Array(columns);
  const place = (column: number): void => {
    if (column === columns) {
      use(table);
      return;
    }
    const [from, to] = [low[column] ?? 0, high[column] ?? 0];
    const own = linesOf[column] ?? [];
    for (let value = from; value <= to; value += 1) {
      let isPossible = true;
      for (const i of own) {
        least[i] = (least[i] ?? 0) + value - from;
        most[i] = (most[i] ?? 0) + value - to;
        const line = lines[i];
        if (line !== undefined && ((least[i] ?? 0) > line.upper || (most[i] ?? 0) < line.lower))
          isPossible = false;
      }
      table[column] = value;
      if (isPossible) place(column + 1);
      for (const i of own) {
        least[i] = (least[i] ?? 0) - value + from;
        most[i] = (most[i] ?? 0) - value + to;
      }
    }
  };
  place(0);
}
