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

  /**
   * Takes a table for all targets if it is whole and breaks no row; whether it did. It is kept, and
   * known, when it tells something new: whatever is known to be possible is taken by a kept table.
   */
  take(counts: ArrayLike<number>): boolean {
    const table = Int32Array.from(counts, (count) => Math.round(count));
    if (!table.every((count) => count >= 0 && count <= this.#columnUpper)) return false;
    for (const row of this.#rows) {
      const value = valueIn(row, table);
      if (value < row.lower || value > row.upper) return false;
    }
    const values = this.#knowledge.map(({ sum }) => valueIn(sum, table));
    const isNews = this.#knowledge.some((known, i) => known.isNews(values[i] ?? Number.NaN));
    if (!isNews && this.kept.length > 0) return true;
    this.kept.push(table);
    this.#knowledge.forEach((known, i) => {
      known.see(values[i] ?? Number.NaN);
    });
    return true;
  }
}

export function valueIn({ columns, factors }: Sum, table: Witness): number {
  let value = 0;
  for (let i = 0; i < columns.length; i += 1) value += (factors[i] ?? 0) * (table[columns[i] ?? 0] ?? 0);
  return value;
}
