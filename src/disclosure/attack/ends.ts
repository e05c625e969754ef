/** Limits of the targets that are still open, by linear programs, warm from one to the next; whole corners are whole tables. */

import { withCare } from './careful-solver.ts';
import { provenLeast } from './dual-bound.ts';
import type { Given } from './given.ts';
import type { Knowledge } from './knowledge.ts';
import { reachFrom } from './passes.ts';
import type { Row, Sum } from './sum.ts';

const tolerance = 1e-6;

/** `wantsEnds`: also for those whose verdict stands, until their ends do. */
export function seekEnds(given: Given, wantsEnds: boolean): void {
  const { columns, columnUpper, bounds, knowledge, tables, solvers, stop, tell } = given;
  const isOpen = (one: Knowledge) => one.verdict() === 'unknown' || (wantsEnds && !one.hasEnds());
  const open = knowledge.filter(isOpen);
  if (open.length === 0) return;
  const rows = given.rows.filter((row) => row.columns.length > 1 && !isImplied(row, bounds.reach(row)));
  withCare(solvers, { columns, columnUpper, rows, bounds }, null, ({ least, greatest }) => {
    for (const one of open) {
      if (stop()) break;
      if (!isOpen(one)) continue;
      const corners: Float64Array[] = [];
      if (one.seenLeast > one.least) {
        const answer = least(one.sum);
        if (typeof answer !== 'string') {
          one.limitBelow(provenLeast(rows, bounds, one.sum, answer.duals), 'proven');
          one.limitBelow(Math.ceil(answer.value - tolerance), 'said');
          tables.take(answer.solution);
          corners.push(answer.solution);
        }
      }
      if (isOpen(one) && one.limit !== 'none' && one.seenGreatest < one.greatest) {
        const answer = greatest(one.sum);
        if (typeof answer !== 'string') {
          one.limitAbove(-provenLeast(rows, bounds, negative(one.sum), answer.duals), 'proven');
          one.limitAbove(Math.floor(answer.value + tolerance), 'said');
          tables.take(answer.solution);
          corners.push(answer.solution);
        }
      }
      for (const corner of corners)
        if (isOpen(one)) reachFrom(given, Int32Array.from(corner, Math.round), one);
      tell();
    }
    return null;
  });
}

const isImplied = (row: Row, reach: { lower: number; upper: number }): boolean =>
  reach.lower >= row.lower && reach.upper <= row.upper;

const negative = ({ columns, factors }: Sum): Sum => ({ columns, factors: factors.map((factor) => -factor) });
