/** Seeks whole tables that agree with everything printed and between them give every target every value that the policy protects. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { narrowest, type Row, type Sum } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';
import { firstTable, type NotTaken } from './ask-solver.ts';
import { Coverage } from './coverage.ts';
import { fewest } from './fewest.ts';
import { type Limits, reachWithSolver, ruleOut } from './reach-with-solver.ts';
import { isWorthAPass, keep, pass, type Search, searchIn } from './search.ts';
import { linesOf, TableInHand } from './table-in-hand.ts';

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
  /** Targets, and then values, for which the solver is asked about all rows at most, the rest is unknown; nought: it is asked for a first table only. */
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
 * what is pinned stays so for the pass, and each pass gives one table. Once a pass gives nothing, the solver says which values no table can have; what no
 * chain reaches then is asked of it, one value at a time: `impossible` is its word, `unknown` its silence. Same input, same answer: limits count changes
 * and solves.
 */
export function seekWitnesses(seeking: Seeking, solvers: Solvers, options: SeekOptions = {}): Sought {
  const { columns, columnUpper, targets, small, start = [] } = seeking;
  const rows = narrowest(seeking.rows);
  const asked = { columns, columnUpper, rows, targets };
  const { patience = 3, mostAsked = 500, stop = () => false, progress } = options;
  const sums = targets.map(({ sum }) => sum);
  const lines = linesOf(columns, columnUpper, rows, sums);
  const coverage = new Coverage(targets.length, small);
  const all = coverage.open;
  const search = searchIn(lines, coverage, targets.length);
  for (const counts of start) keep(search, new TableInHand(lines, counts));
  if (search.tables.length === 0) {
    const first = firstTable(asked, lines, solvers, search.chance);
    if (typeof first === 'string') return { witnesses: [], open: allOpen(coverage, targets.length, first) };
    keep(search, first);
  }
  const limits: Limits = { mostAsked, stop, tell: () => progress?.(coverage.open, all) };
  const passUntil = (patience: number) => {
    for (let idle = 0; coverage.open > 0 && idle < patience && isWorthAPass(search) && !stop(); limits.tell())
      idle = pass(search, oneOfTheLast(search)) > 0 ? 0 : idle + 1;
  };
  if (mostAsked > 0) {
    passUntil(1);
    if (coverage.open > 0) ruleOut(search, asked, solvers, limits);
  }
  passUntil(patience);
  const left = coverage.open > 0 && mostAsked > 0 ? reachWithSolver(search, asked, solvers, limits) : [];
  const ruledOut = coverage.ruledOut.map((one) => ({ ...one, verdict: 'impossible' as const }));
  const open = mostAsked > 0 ? [...ruledOut, ...left] : allOpen(coverage, targets.length, 'unknown');
  return { witnesses: fewest(search.tables, small).map(({ counts }) => counts), open };
}

function oneOfTheLast({ lines, tables, chance }: Search): TableInHand {
  const found = tables[tables.length - 1 - chance(Math.min(3, tables.length))];
  return new TableInHand(lines, found?.counts ?? new Int32Array(lines.columns));
}

function allOpen(coverage: Coverage, targets: number, verdict: NotTaken['verdict']): readonly NotTaken[] {
  return Array.from({ length: targets }, (_, target) =>
    coverage.openValues(target).map((value) => ({ target, value, verdict })),
  ).flat();
}
