/** One whole table that agrees with everything, or that there is none. */

import { mend } from '../witness/mend.ts';
import { TableInHand } from '../witness/table-in-hand.ts';
import { withCare } from './careful-solver.ts';
import { type Given, mostColumnsSearched } from './given.ts';
import { seekNearest } from './nearest-table.ts';
import type { Answer, NoAnswer } from './solver.ts';
import { sumOf } from './sum.ts';
import { searchTable } from './whole-search.ts';

const mostSteps = 400;
const mostChanges = 2000;

/** By our own search; else from a corner of the linear program, mended or pumped; else the solver's search in whole numbers. */
export function seekFirst(given: Given): 'found' | NoAnswer {
  const { columns, columnUpper, bounds, tables, changer, solvers, steps } = given;
  if (tables.kept.length > 0) return 'found';
  if (columns <= mostColumnsSearched) {
    const own = { left: mostSteps };
    const searched = searchTable(bounds, { steps: own, columnUpper });
    steps.left -= mostSteps - own.left;
    if (searched === 'none') return 'none';
    if (searched !== 'unknown' && tables.take(searched)) return 'found';
  }
  const rows = given.rows.filter((row) => row.columns.length > 1);
  const program = { columns, columnUpper, bounds, rows };
  const solve = (whole?: 'roughly') =>
    withCare<Answer | NoAnswer>(
      solvers,
      whole === undefined ? program : { ...program, whole },
      'unknown',
      ({ least }) => least(sumOf([])),
    );
  const corner = solve();
  if (corner === 'none') return 'none';
  if (corner !== 'unknown') {
    if (tables.take(corner.solution)) return 'found';
    const rounded = Int32Array.from(corner.solution, Math.round);
    const table = new TableInHand(changer.lines, rounded);
    table.mark();
    if (mend(table, mostChanges, changer.chance, bounds) && tables.take(table.counts)) return 'found';
    if (seekNearest(rounded, { ...program, solvers }, (counts) => tables.take(counts)) === 'found')
      return 'found';
  }
  const whole = solve('roughly');
  if (typeof whole === 'string') return whole;
  return tables.take(whole.solution) ? 'found' : 'unknown';
}
