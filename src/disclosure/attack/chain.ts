/** Mends a table in hand within proven bounds: a chain of small changes, each where the last one broke a row. */
import type { Chance } from '../witness/chance.ts';
import type { TableInHand } from '../witness/table-in-hand.ts';
import type { Bounds } from './bounds.ts';

/** Columns of one broken row that are weighed before one is changed. */
const mostWeighed = 48;
/** Changes for which a column is left alone after it was changed. */
const rest = 4;

/**
 * Changes counts until no line is broken; false when that took more than `most` changes, and then all since the table's last mark is taken
 * back. A broken line that no change makes better weighs more from then on, as in Feasibility Jump (Luteberget & Sartor 2023, Mathematical
 * Programming Computation 15). Cost: lines of a column × 48 for a change.
 */
export function mendWithin(table: TableInHand, bounds: Bounds, most: number, chance: Chance): boolean {
  const restsUntil = new Map<number, number>();
  const heavier: number[] = [];
  for (let step = 1; step <= most && table.broken > 0; step += 1) {
    const line = table.brokenLines[chance(table.broken)] ?? 0;
    const best = cheapest(table, bounds, line, chance, (column) => (restsUntil.get(column) ?? 0) >= step);
    if (best === null) continue;
    if (best.cost >= 0)
      for (let i = 0; i < table.broken; i += 1) {
        const at = table.brokenLines[i] ?? 0;
        table.weights[at] = (table.weights[at] ?? 0) + 1;
        heavier.push(at);
      }
    table.change(best.column, best.by);
    restsUntil.set(best.column, step + rest);
  }
  for (const line of heavier) table.weights[line] = 1;
  if (table.broken === 0) return true;
  table.takeBack();
  return false;
}

interface Change {
  readonly column: number;
  readonly by: number;
  readonly cost: number;
}

/** The change of one column that mends the line, or a part of it, and breaks least elsewhere. */
function cheapest(
  table: TableInHand,
  { lower, upper }: Bounds,
  line: number,
  chance: Chance,
  rests: (column: number) => boolean,
): Change | null {
  const { ofLine, columnUpper } = table.lines;
  const lacking = table.lacking(line);
  const start = ofLine.starts[line] ?? 0;
  const length = (ofLine.starts[line + 1] ?? 0) - start;
  const first = length === 0 ? 0 : chance(length);
  let best: Change | null = null;
  let weighed = 0;
  for (let i = 0; i < length && weighed < mostWeighed; i += 1) {
    const at = start + ((first + i) % length);
    const column = ofLine.indices[at] ?? 0;
    const factor = ofLine.factors[at] ?? 0;
    const wish = Math.sign(lacking * factor) * Math.ceil(Math.abs(lacking / factor));
    const count = table.counts[column] ?? 0;
    const up = Math.min(upper[column] ?? 0, columnUpper) - count;
    const by = Math.max((lower[column] ?? 0) - count, Math.min(up, wish));
    if (by === 0 || rests(column)) continue;
    weighed += 1;
    for (const change of Math.abs(by) > 1 ? [by, Math.sign(by)] : [by]) {
      const cost = table.cost(column, change);
      if (best === null || cost < best.cost) best = { column, by: change, cost };
    }
  }
  return best;
}

/** Moves rows away from their ends where it can, so that later changes find room. */
export function loosen(table: TableInHand, bounds: Bounds, most: number, chance: Chance): void {
  const { rows, lower, upper } = table.lines;
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [lower[row] ?? 0, upper[row] ?? 0];
    if (to - from < 2) continue;
    table.mark();
    table.bind(row, from + 1, to - 1);
    if (!mendWithin(table, bounds, most, chance)) table.bind(row, from, to);
  }
  for (let row = 0; row < rows; row += 1) table.bind(row, lower[row] ?? 0, upper[row] ?? 0);
}
