/** The whole tables found so far, each held against every row; whatever one gives a target is known from then on. */
import type { Knowledge } from './knowledge.ts';
import type { Witness } from './problem.ts';
import type { Row, Sum } from './sum.ts';

export class FoundTables {
  readonly kept: Witness[] = [];
  readonly #rows: readonly Row[];
  readonly #columnUpper: number;
  readonly #knowledge: readonly Knowledge[];

  constructor(rows: readonly Row[], columnUpper: number, knowledge: readonly Knowledge[]) {
    this.#rows = rows;
    this.#columnUpper = columnUpper;
    this.#knowledge = knowledge;
  }

  /** Takes a table for all targets if it is whole and breaks no row; whether it did. It is kept when it tells something new. */
  take(counts: ArrayLike<number>): boolean {
    const table = Int32Array.from(counts, (count) => Math.round(count));
    if (!table.every((count) => count >= 0 && count <= this.#columnUpper)) return false;
    for (const row of this.#rows) {
      const value = valueIn(row, table);
      if (value < row.lower || value > row.upper) return false;
    }
    let isNews = this.kept.length === 0;
    for (const known of this.#knowledge) if (known.see(valueIn(known.sum, table))) isNews = true;
    if (isNews) this.kept.push(table);
    return true;
  }
}

export function valueIn({ columns, factors }: Sum, table: Witness): number {
  let value = 0;
  for (let i = 0; i < columns.length; i += 1) value += (factors[i] ?? 0) * (table[columns[i] ?? 0] ?? 0);
  return value;
}
