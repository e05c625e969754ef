/** Whole tables by chains of small changes: target after target is pinned to a value that no table gave it yet, and the rest mended. */
import { chanceFrom } from '../witness/chance.ts';
import { mend } from '../witness/mend.ts';
import { linesOf, TableInHand } from '../witness/table-in-hand.ts';
import type { Bounds } from './bounds.ts';
import { withCare } from './careful-solver.ts';
import type { FoundTables } from './found-tables.ts';
import type { Knowledge } from './knowledge.ts';
import type { Answer, NoAnswer, Solvers } from './solver.ts';
import { type Row, sumOf } from './sum.ts';
import { type Steps, searchTable } from './whole-search.ts';

/** What the steps of an attack share. */
export interface Given {
  readonly columns: number;
  readonly columnUpper: number;
  readonly rows: readonly Row[];
  readonly bounds: Bounds;
  readonly knowledge: readonly Knowledge[];
  readonly tables: FoundTables;
  readonly solvers: Solvers;
  readonly steps: Steps;
  readonly stop: () => boolean;
  readonly tell: () => void;
}

const changes = { first: 400, later: 60, mending: 20_000 };
const patience = 2;

/** Finds a first table, then passes until some bring nothing new. `none`: no table agrees with the rows, for certain or as the solver says. */
export function seekByChanges(given: Given): 'found' | 'none' | 'unknown' {
  const { columns, columnUpper, rows, knowledge, tables, stop, tell } = given;
  const wanting = knowledge.filter((one) => wishOf(one, one.least) !== null);
  const lines = linesOf(
    columns,
    columnUpper,
    rows,
    wanting.map(({ sum }) => sum),
  );
  const chance = chanceFrom(1);
  const first = firstTable(given, (counts) => {
    const table = new TableInHand(lines, counts);
    return mend(table, changes.mending, chance) ? table.counts : null;
  });
  if (first !== 'found') return first;
  const fails = new Int32Array(wanting.length);
  for (let idle = 0; idle < patience && !stop(); tell()) {
    const before = tables.kept.length;
    const last = tables.kept[Math.max(0, tables.kept.length - 1 - chance(3))];
    const table = new TableInHand(lines, last ?? new Int32Array(columns));
    const order = Array.from(wanting.keys())
      .filter((i) => wishOf(wanting[i], table.values[lines.rows + i] ?? 0) !== null)
      .map((i) => ({ i, rank: (fails[i] ?? 0) * 65_536 + chance(65_536) }))
      .sort((a, b) => b.rank - a.rank);
    order.forEach(({ i }, turn) => {
      const line = lines.rows + i;
      const wish = wishOf(wanting[i], table.values[line] ?? 0);
      if (wish === null) return;
      table.mark();
      table.bind(line, wish, wish);
      if (mend(table, turn < 20 ? changes.first : changes.later, chance)) return;
      table.bind(line, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      fails[i] = (fails[i] ?? 0) + 1;
    });
    tables.take(table.counts);
    idle = tables.kept.length > before ? 0 : idle + 1;
  }
  return 'found';
}

/** The nearest value that would be news; null when none is sought. */
function wishOf(known: Knowledge | undefined, now: number): number | null {
  if (known === undefined) return null;
  const open = known.openValues();
  if (open.length > 0)
    return open.reduce((best, value) => (Math.abs(value - now) < Math.abs(best - now) ? value : best));
  const isSingle = known.seenLeast === known.seenGreatest && known.least < known.greatest;
  if (!isSingle) return known.seenLeast > known.seenGreatest && known.least < known.greatest ? now : null;
  return now !== known.seenLeast ? now : now < known.greatest ? now + 1 : now - 1;
}

/** By our own search; else a corner of the linear program, mended; else the solver's search in whole numbers. */
function firstTable(
  { columns, columnUpper, rows, bounds, tables, solvers, steps }: Given,
  mended: (counts: Int32Array) => Int32Array | null,
): 'found' | 'none' | 'unknown' {
  const own = { left: 2 * columns + 200 };
  const searched = searchTable(bounds, { steps: own, columnUpper });
  steps.left -= 2 * columns + 200 - own.left;
  if (searched === 'none') return 'none';
  if (searched !== 'unknown' && tables.take(searched)) return 'found';
  const program = { columns, columnUpper, rows, bounds };
  const solve = (whole?: 'roughly'): Answer | NoAnswer =>
    withCare<Answer | NoAnswer>(
      solvers,
      whole === undefined ? program : { ...program, whole },
      'unknown',
      ({ least }) => least(sumOf([])),
    );
  const corner = solve();
  if (corner === 'none') return 'none';
  if (corner !== 'unknown') {
    const table = mended(Int32Array.from(corner.solution, Math.round));
    if (table !== null && tables.take(table)) return 'found';
  }
  const whole = solve('roughly');
  if (typeof whole === 'string') return whole;
  return tables.take(whole.solution) ? 'found' : 'unknown';
}
