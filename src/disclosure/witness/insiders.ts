/** What somebody works out who knows one small figure exactly, because it counts only that person or is that provider's own. */
import type { Witness } from '../attack/problem.ts';
import type { Answer, NoAnswer, Solvers } from '../attack/solver.ts';
import { plus, type Row, type Sum, valueAt } from '../attack/sum.ts';
import { Coverage } from './coverage.ts';
import { type Found, pass, type Search, searchIn } from './search.ts';
import type { Seeking } from './seek-witnesses.ts';
import { linesOf, TableInHand } from './table-in-hand.ts';

export interface Insider {
  /** The target that is known. */
  readonly target: number;
  readonly value: number;
}

export interface InsidersFind {
  /** Another target that has one value only, or is not shown to have two, for the insider. */
  readonly exact: readonly { readonly insider: Insider; readonly target: number }[];
  /** Insiders for whom some other target was not shown to keep every small value; reported, no reason to refuse. */
  readonly narrowed: number;
}

/** Passes over all targets for an insider; each gives one more whole table. */
const mostPasses = 3;

/**
 * Attacks once more for each insider, from the whole tables that are there; those found for one serve the next. Source: disclosure facts, §6. Cost: a
 * few passes over what has one value in them; a search or two in whole numbers for a target that keeps it.
 */
export function insidersFind(
  seeking: Omit<Seeking, 'start'>,
  insiders: readonly Insider[],
  witnesses: readonly Witness[],
  solvers: Solvers,
): InsidersFind {
  const { columns, columnUpper, rows, targets, small } = seeking;
  const lines = linesOf(
    columns,
    columnUpper,
    rows,
    targets.map(({ sum }) => sum),
  );
  const pool = witnesses.flatMap((counts): Found[] => {
    const table = new TableInHand(lines, counts);
    return table.broken > 0 ? [] : [{ counts: table.counts, values: table.values.slice(lines.rows) }];
  });
  const empty = emptyColumns(rows);
  const names = targets.map(({ sum }) => nameOf(sum, empty));
  const exact: InsidersFind['exact'][number][] = [];
  let narrowed = 0;
  for (const insider of insiders) {
    const { target: own, value } = insider;
    const search = searchIn(lines, new Coverage(targets.length, small), targets.length);
    search.tables.push(...pool.filter(({ values }) => values[own] === value));
    for (const { values } of search.tables) search.coverage.take(values);
    const isOther = (target: number) => names[target] !== names[own];
    if (targets.some((_, target) => isOther(target) && search.coverage.openValues(target).length > 0))
      narrowed += 1;
    const before = search.tables.length;
    for (let turn = 0; turn < mostPasses; turn += 1) {
      const last = search.tables.at(-1);
      leaveSingle(search, targets.length);
      if (last === undefined || search.coverage.open === 0) break;
      const table = new TableInHand(lines, last.counts);
      table.bind(lines.rows + own, value, value);
      if (pass(search, table) === 0) break;
    }
    pool.push(...search.tables.slice(before));
    const known = targets[own]?.sum;
    if (known === undefined) throw new Error('impossible: an insider who knows nothing');
    const single = singleIn(search.tables, targets.length);
    targets.forEach(({ sum }, target) => {
      if (single[target] === 0 || !isOther(target)) return;
      const now = search.tables[0]?.values[target];
      const within = [...rows, { ...known, lower: value, upper: value }];
      const isSame = pool.every(({ values }) => values[target] === values[own]);
      if (isSame && areEqual(seeking, plus(sum, known, -1), solvers)) return;
      if (now === undefined || !isOpen({ columns, columnUpper, rows: within }, sum, now, solvers))
        exact.push({ insider, target });
    });
  }
  return { exact, narrowed };
}

/** Whether the difference is nought in every table: then both count the same people, and the insider is in both. */
function areEqual(
  { columns, columnUpper, rows }: Pick<Seeking, 'columns' | 'columnUpper' | 'rows'>,
  difference: Sum,
  solvers: Solvers,
): boolean {
  try {
    return solvers.withProgram({ columns, columnUpper, rows }, (solver) =>
      [solver.least(difference), solver.greatest(difference)].every(
        (answer) => typeof answer !== 'string' && Math.abs(answer.value) < 1e-6,
      ),
    );
  } catch {
    return false;
  }
}

/** Groups in which a printed nought says that nobody is. */
function emptyColumns(rows: readonly Row[]): ReadonlySet<number> {
  const isNought = ({ upper, factors }: Row) => upper === 0 && factors.every((factor) => factor > 0);
  return new Set(rows.filter(isNought).flatMap(({ columns }) => [...columns]));
}

/** Two figures of the same people are one. */
function nameOf({ columns, factors }: Sum, empty: ReadonlySet<number>): string {
  const terms = Array.from(columns, (column, i) => [column, factors[i]] as const);
  return terms
    .filter(([column]) => !empty.has(column))
    .sort(([a], [b]) => a - b)
    .join(' ');
}

/** For each target, whether all tables give it one value. */
function singleIn(tables: readonly Found[], targets: number): Uint8Array {
  const single = new Uint8Array(targets).fill(1);
  const first = tables[0]?.values;
  for (const { values } of tables)
    for (let target = 0; target < targets; target += 1)
      if (values[target] !== first?.[target]) single[target] = 0;
  return single;
}

/** Takes for settled every target that has two values already. */
function leaveSingle({ coverage, tables }: Search, targets: number): void {
  const single = singleIn(tables, targets);
  for (let value = coverage.small.lower; value <= coverage.small.upper; value += 1)
    coverage.take(Float64Array.from(single, (one) => (one === 1 ? Number.NaN : value)));
}

/** Whether some whole table gives the sum another value: first a corner of a linear program, then a search. The solver's table is checked. */
function isOpen(
  { columns, columnUpper, rows }: Pick<Seeking, 'columns' | 'columnUpper' | 'rows'>,
  sum: Sum,
  now: number,
  solvers: Solvers,
): boolean {
  const without = Number.POSITIVE_INFINITY;
  const above = { ...sum, lower: now + 1, upper: without };
  const below = { ...sum, lower: -without, upper: now - 1 };
  const isFound = (other: Row, isWhole: boolean) => {
    const all = [...rows, other];
    try {
      return solvers.withProgram(
        { columns, columnUpper, rows: all, ...(isWhole ? { whole: 'roughly' as const } : {}) },
        (solver) =>
          [solver.least(sum), ...(isWhole ? [] : [solver.greatest(sum)])].some((answer) =>
            agrees(answer, all),
          ),
      );
    } catch {
      return false;
    }
  };
  return [false, true].some((isWhole) => isFound(above, isWhole) || isFound(below, isWhole));
}

function agrees(answer: Answer | NoAnswer, rows: readonly Row[]): boolean {
  if (typeof answer === 'string') return false;
  const table = answer.solution.map(Math.round);
  return rows.every((row) => {
    const value = valueAt(row, table);
    return row.lower <= value && value <= row.upper;
  });
}
