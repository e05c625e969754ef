/** A few rows over many columns as the same rows over few: columns that stand alike in all of them are one. */
import type { Row, Sum } from './sum.ts';

export interface Merged {
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly sum: Sum;
}

/** The sum of columns that stand alike is any whole number from 0 up, so whole tables of both say the same of `sum`. */
export function mergeColumns(rows: readonly Row[], sum: Sum): Merged {
  const signatures = new Map<number, string>();
  const sums: readonly Sum[] = [...rows, sum];
  sums.forEach(({ columns, factors }, i) => {
    columns.forEach((column, k) => {
      signatures.set(column, `${signatures.get(column) ?? ''} ${i}:${factors[k]}`);
    });
  });
  const places = new Map<string, number>();
  const placeOf = new Map<number, number>();
  const firsts = new Set<number>();
  for (const [column, signature] of signatures) {
    const place = places.get(signature) ?? places.size;
    if (place === places.size) firsts.add(column);
    places.set(signature, place);
    placeOf.set(column, place);
  }
  const merged = <S extends Sum>(given: S): S => {
    const kept = Array.from(given.columns.keys()).filter((k) => firsts.has(given.columns[k] ?? -1));
    return {
      ...given,
      columns: Int32Array.from(kept, (k) => placeOf.get(given.columns[k] ?? -1) ?? 0),
      factors: Float64Array.from(kept, (k) => given.factors[k] ?? 0),
    };
  };
  return { columns: places.size, rows: rows.map(merged), sum: merged(sum) };
}
