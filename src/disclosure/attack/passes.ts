/** Whole tables by chains of small changes: targets are pinned to values that no table gave them yet, and the rest mended. */

import { mend } from '../witness/mend.ts';
import { TableInHand } from '../witness/table-in-hand.ts';
import { type Given, wishOf } from './given.ts';
import type { Knowledge } from './knowledge.ts';
import { loosen } from './loosen.ts';

/** Changes that a chain may have: in a pass, and for one value of one target. */
const most = { inPass: 40, alone: 100, fromCorner: 400 };
/** In large problems a longer chain is still much cheaper than a linear program. */
const changesFor = (columns: number): number => Math.max(most.alone, columns / 10);
/** A pass that gives less than this share of what is open is the last. */
const leastShare = 0.08;

/** From the first table: passes, each of which pins all open targets together; then each open value alone. */
export function seekByChanges(given: Given): void {
  const { columns, bounds, tables, changer, stop, tell } = given;
  const { lines, wanting, chance } = changer;
  const [first] = tables.kept;
  if (first === undefined) return;
  const roomy = new TableInHand(lines, first);
  loosen(roomy, bounds, most.inPass, chance);
  tables.take(roomy.counts);
  const sought = () => wanting.reduce((total, one) => total + wishesOf(one).length, 0);
  for (let open = sought(), before = 2 * open; before - open > leastShare * before && !stop(); tell()) {
    const table = new TableInHand(lines, roomy.counts);
    const order = Array.from(wanting.keys(), (i) => ({ i, rank: chance(65_536) })).sort(
      (a, b) => a.rank - b.rank,
    );
    for (const { i } of order) {
      const wish = wishOf(wanting[i], table.values[lines.rows + i] ?? 0);
      if (wish !== null) pin(given, table, i, wish, most.inPass);
    }
    tables.take(table.counts);
    [before, open] = [open, sought()];
  }
  wanting.forEach((one, i) => {
    for (const wish of wishesOf(one)) {
      if (stop() || !wishesOf(one).includes(wish)) continue;
      const table = new TableInHand(lines, roomy.counts);
      if (pin(given, table, i, wish, changesFor(columns))) tables.take(table.counts);
    }
    tell();
  });
}

/** From a table, which may break rows, to each value of one target that no table gave it yet. */
export function reachFrom(given: Given, counts: Int32Array, one: Knowledge): void {
  const { bounds, tables, changer } = given;
  const table = new TableInHand(changer.lines, counts);
  table.mark();
  if (!mend(table, most.fromCorner, changer.chance, bounds) || !tables.take(table.counts)) return;
  const i = changer.wanting.indexOf(one);
  if (i < 0) return;
  for (const value of one.openValues()) {
    if (pin(given, table, i, value, most.fromCorner)) tables.take(table.counts);
    table.bind(changer.lines.rows + i, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  }
}

/** Gives the target the value and mends what that breaks; otherwise the table is as it was and the target free. */
function pin(
  { bounds, changer }: Given,
  table: TableInHand,
  target: number,
  value: number,
  changes: number,
): boolean {
  const line = changer.lines.rows + target;
  table.mark();
  table.bind(line, value, value);
  if (mend(table, changes, changer.chance, bounds)) return true;
  table.bind(line, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return false;
}

/** Small values that are open; for a target that was seen with one value only, another beside it. */
function wishesOf(one: Knowledge): readonly number[] {
  const open = one.openValues();
  if (open.length > 0) return open;
  const other = wishOf(one, one.seenLeast);
  return other === null ? [] : [other];
}
