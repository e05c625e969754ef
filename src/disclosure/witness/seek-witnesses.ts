/** Seeks whole tables that agree with everything printed and between them give every target every value that the policy protects. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Row, Sum } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';
import { askSolver, firstTable, type NotTaken } from './ask-solver.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { Coverage } from './coverage.ts';
import { fewest } from './fewest.ts';
import { mend } from './mend.ts';
import { type Lines, linesOf, TableInHand } from './table-in-hand.ts';

export interface Seeking {
  readonly columns: number;
  readonly columnUpper: number;
  /** Facts and relations. */
  readonly rows: readonly Row[];
  readonly targets: readonly { readonly sum: Sum }[];
  /** The values that each target must take. */
  readonly small: Interval;
  /** Whole tables to begin from; those that break a row are left out. */
  readonly start?: readonly Witness[];
}

export interface SeekOptions {
  /** Passes in which no table gave anything new before the solver is asked. */
  readonly patience?: number;
  /** Values for which the solver is asked at most; the rest is unknown. */
  readonly mostAsked?: number;
  readonly stop?: () => boolean;
  /** Values still open, of all. */
  readonly progress?: (open: number, of: number) => void;
}

export interface Sought {
  /** Each satisfies every row in whole numbers. */
  readonly witnesses: readonly Witness[];
  readonly open: readonly NotTaken[];
}

/**
 * From a table in hand, target after target is pinned to a value that it has not taken yet and the table mended by chains of small changes;
 * what is pinned stays so for the pass, and each pass gives one table. What no chain reaches is asked of the solver, one value at a time:
 * `impossible` is its word, `unknown` its silence. Same input, same answer: limits count changes and solves.
 */
export function seekWitnesses(seeking: Seeking, solvers: Solvers, options: SeekOptions = {}): Sought {
  const { columns, columnUpper, rows, targets, small, start = [] } = seeking;
  const lines = linesOf(
    columns,
    columnUpper,
    rows,
    targets.map(({ sum }) => sum),
  );
  const coverage = new Coverage(targets.length, small);
  const search: Search = {
    lines,
    coverage,
    chance: chanceFrom(1),
    tables: [],
    fails: new Int32Array(targets.length),
  };
  for (const counts of start) keep(search, new TableInHand(lines, counts));
  if (search.tables.length === 0) {
    const first = firstTable(seeking, lines, solvers, search.chance);
    if (typeof first === 'string') return { witnesses: [], open: allOpen(coverage, targets.length, first) };
    keep(search, first);
  }
  const { patience = 3, mostAsked = 500, stop = () => false, progress } = options;
  for (let idle = 0; coverage.open > 0 && idle < patience && !stop(); ) {
    idle = pass(search) > 0 ? 0 : idle + 1;
    progress?.(coverage.open, targets.length * (small.upper - small.lower + 1));
  }
  const open: NotTaken[] = [];
  let asked = 0;
  targets.forEach((_, target) => {
    for (const value of coverage.openValues(target)) {
      if (!coverage.isOpen(target, value)) continue;
      const answer = asked < mostAsked && !stop() ? askSolver(seeking, target, value, solvers) : 'unknown';
      asked += 1;
      const table = typeof answer === 'string' ? null : new TableInHand(lines, answer);
      if (table !== null && keep(search, table)) continue;
      open.push({ target, value, verdict: typeof answer === 'string' ? answer : 'unknown' });
    }
  });
  return { witnesses: fewest(search.tables, small).map(({ counts }) => counts), open };
}

interface Search {
  readonly lines: Lines;
  readonly coverage: Coverage;
  readonly chance: Chance;
  readonly tables: Found[];
  /** Attempts at each target that found nothing. */
  readonly fails: Int32Array;
}

interface Found {
  readonly counts: Witness;
  /** One value a target. */
  readonly values: Float64Array;
}

/** Keeps a table that breaks nothing and gives something new; whether it did (the first is always kept). */
function keep({ lines, coverage, tables }: Search, table: TableInHand): boolean {
  if (table.broken > 0) return false;
  const values = table.values.slice(lines.rows);
  if (coverage.take(values) === 0 && tables.length > 0) return false;
  tables.push({ counts: table.counts.slice(), values });
  return true;
}

/** One table: how many values of targets it is the first to give. */
function pass(search: Search): number {
  const { lines, coverage, chance, tables, fails } = search;
  const before = coverage.open;
  const from = tables[tables.length - 1 - chance(Math.min(3, tables.length))] ?? tables[0];
  if (from === undefined) return 0;
  const table = new TableInHand(lines, from.counts);
  const order = Array.from(fails, (_, target) => target)
    .filter((target) => coverage.openValues(target).length > 0)
    .map((target) => ({ target, rank: (fails[target] ?? 0) * 65_536 + chance(65_536) }))
    .sort((a, b) => b.rank - a.rank);
  order.forEach(({ target }, turn) => {
    const line = lines.rows + target;
    const now = table.values[line] ?? 0;
    const wishes = [...coverage.openValues(target)].sort((a, b) => Math.abs(a - now) - Math.abs(b - now));
    const most = turn < 20 ? 400 : 60;
    const isReached = wishes.slice(0, turn < 20 ? wishes.length : 2).some((wish) => {
      table.mark();
      table.bind(line, wish, wish);
      if (mend(table, most, chance)) return true;
      table.bind(line, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      return false;
    });
    if (!isReached) fails[target] = (fails[target] ?? 0) + 1;
  });
  keep(search, table);
  return before - coverage.open;
}

function allOpen(coverage: Coverage, targets: number, verdict: NotTaken['verdict']): readonly NotTaken[] {
  return Array.from({ length: targets }, (_, target) =>
    coverage.openValues(target).map((value) => ({ target, value, verdict })),
  ).flat();
}
