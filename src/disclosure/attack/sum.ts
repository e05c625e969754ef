/** Sums of columns with whole coefficients: the one form in which cells, targets and relations meet the solver. */

export interface Sum {
  readonly columns: Int32Array;
  readonly factors: Float64Array;
}

/** `lower ≤ sum ≤ upper`. */
export interface Row extends Sum {
  readonly lower: number;
  readonly upper: number;
}

export const sumOf = (columns: readonly number[]): Sum => ({
  columns: Int32Array.from(columns),
  factors: new Float64Array(columns.length).fill(1),
});

/** `a + factor × b`, each column once. */
export function plus(a: Sum, b: Sum, factor = 1): Sum {
  const total = new Map<number, number>();
  a.columns.forEach((column, i) => {
    total.set(column, (total.get(column) ?? 0) + (a.factors[i] ?? 0));
  });
  b.columns.forEach((column, i) => {
    total.set(column, (total.get(column) ?? 0) + factor * (b.factors[i] ?? 0));
  });
  const kept = [...total].filter(([, value]) => value !== 0);
  return {
    columns: Int32Array.from(kept, ([column]) => column),
    factors: Float64Array.from(kept, ([, value]) => value),
  };
}

export function valueAt({ columns, factors }: Sum, solution: Float64Array): number {
  let value = 0;
  for (let i = 0; i < columns.length; i += 1) value += (factors[i] ?? 0) * (solution[columns[i] ?? -1] ?? 0);
  return value;
}

/** The same for the same sum, in whatever order its columns stand. */
export const nameOf = ({ columns, factors }: Sum): string => {
  const terms = Array.from(columns, (column, i) => [column, factors[i] ?? 0] as const);
  return terms
    .sort(([a], [b]) => a - b)
    .map(([column, factor]) => (factor === 1 ? `${column}` : `${column}*${factor}`))
    .join(' ');
};

/** Rows of equal sums become one, where the first of them stood. */
export function narrowest(rows: readonly Row[]): readonly Row[] {
  const bySum = new Map<string, Row>();
  for (const row of rows) {
    const name = nameOf(row);
    const other = bySum.get(name) ?? row;
    bySum.set(name, {
      ...row,
      lower: Math.max(row.lower, other.lower),
      upper: Math.min(row.upper, other.upper),
    });
  }
  return [...bySum.values()];
}
