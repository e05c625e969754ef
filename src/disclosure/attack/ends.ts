/** Limits of the targets that are still open, by linear programs, warm from one to the next; whole corners are whole tables. */

import { chanceFrom } from '../witness/chance.ts';
import { mend } from '../witness/mend.ts';
import { linesOf, TableInHand } from '../witness/table-in-hand.ts';
import { withCare } from './careful-solver.ts';
import { provenLeast } from './dual-bound.ts';
import type { Knowledge } from './knowledge.ts';
import type { Given } from './passes.ts';
import type { Answer } from './solver.ts';
import type { Row, Sum } from './sum.ts';

const tolerance = 1e-6;
const mending = 200;

/** `wantsEnds`: also for those whose verdict stands, until their ends do. */
export function seekEnds(given: Given, wantsEnds: boolean): void {
  const { columns, columnUpper, bounds, knowledge, tables, solvers, stop, tell } = given;
  const isOpen = (one: Knowledge) => one.verdict() === 'unknown' || (wantsEnds && !one.hasEnds());
  const open = knowledge.filter(isOpen);
  if (open.length === 0) return;
  const rows = given.rows.filter((row) => row.columns.length > 1 && !isImplied(row, bounds.reach(row)));
  const lines = linesOf(columns, columnUpper, given.rows, []);
  const chance = chanceFrom(2);
  const take = ({ solution }: Answer) => {
    if (tables.take(solution)) return;
    const table = new TableInHand(lines, Int32Array.from(solution, Math.round));
    table.mark();
    if (mend(table, mending, chance)) tables.take(table.counts);
  };
  withCare(solvers, { columns, columnUpper, rows, bounds }, null, ({ least, greatest }) => {
    for (const one of open) {
      if (stop()) break;
      if (!isOpen(one)) continue;
      if (one.seenLeast > one.least) {
        const answer = least(one.sum);
        if (typeof answer !== 'string') {
          take(answer);
          const proven = provenLeast(rows, bounds, one.sum, answer.duals);
          one.limitBelow(proven, 'proven');
          one.limitBelow(Math.ceil(answer.value - tolerance), 'said');
        }
      }
      if (isOpen(one) && !one.isUnlimited && one.seenGreatest < one.greatest) {
        const answer = greatest(one.sum);
        if (typeof answer !== 'string') {
          take(answer);
          const proven = -provenLeast(rows, bounds, negative(one.sum), answer.duals);
          one.limitAbove(proven, 'proven');
          one.limitAbove(Math.floor(answer.value + tolerance), 'said');
        }
      }
      tell();
    }
    return null;
  });
}

const isImplied = (row: Row, reach: { lower: number; upper: number }): boolean =>
  reach.lower >= row.lower && reach.upper <= row.upper;

const negative = ({ columns, factors }: Sum): Sum => ({ columns, factors: factors.map((factor) => -factor) });
