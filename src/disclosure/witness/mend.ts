/** Makes a table whole again after something was asked of it: a chain of small changes, each where the last one broke a row. */
import type { Bounds } from '../attack/bounds.ts';
import type { Chance } from './chance.ts';
import type { TableInHand } from './table-in-hand.ts';

/** Columns of one broken row that are weighed before one is changed. */
const mostWeighed = 48;
/** Changes for which a column is left alone after it was changed. */
const rest = 4;

/**
 * Changes counts, within proven bounds if there are any, until no line is broken; false when that took more than `most` changes, and then everything since the table's last mark is taken
 * back. A broken line that no change makes better weighs more from then on, as in Feasibility Jump (Luteberget & Sartor 2023, Mathematical
 * Programming Computation 15). Cost: lines of a column × 48 for a change.
 */
export function mend(
  table: TableInHand,
  most: number,
  chance: Chance,
  bounds: Bounds | null = null,
): boolean {
  const resting = new Int32Array(rest).fill(-1);
  const heavier: number[] = [];
  let isMended = table.broken === 0;
  for (let step = 1; step <= most && !isMended; step += 1) {
    const line = table.brokenLines[chance(table.broken)] ?? 0;
    const best = cheapest(table, bounds, line, chance, resting);
    resting[step % rest] = best?.column ?? -1;
    if (best === null) continue;
    if (best.cost >= 0)
      for (let i = 0; i < table.broken; i += 1) {
        const at = table.brokenLines[i] ?? 0;
        table.weights[at] = (table.weights[at] ?? 0) + 1;
        heavier.push(at);
      }
    table.change(best.column, best.by);
    isMended = table.broken === 0;
  }
  for (const line of heavier) table.weights[line] = 1;
  if (!isMended) table.takeBack();
  return isMended;
}

interface Change {
  readonly column: number;
  readonly by: number;
  readonly cost: number;
}

/** The change of one column that mends the line, or a part of it, and breaks least elsewhere. */
function cheapest(
  table: TableInHand,
  bounds: Bounds | null,
  line: number,
  chance: Chance,
  resting: Int32Array,
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
    const up = Math.min(bounds?.upper[column] ?? columnUpper, columnUpper) - count;
    const by = Math.max((bounds?.lower[column] ?? 0) - count, Math.min(up, wish));
    if (by === 0 || resting.includes(column)) continue;
    weighed += 1;
    for (const step of Math.abs(by) > 1 ? [by, Math.sign(by)] : [by]) {
      const cost = table.cost(column, step);
      if (best === null || cost < best.cost) best = { column, by: step, cost };
    }
  }
  return best;
}
