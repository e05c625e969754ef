/** What somebody works out who knows one small figure exactly, because it counts only that person or is that provider's own. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { type Row, valueAt } from '../attack/sum.ts';
import { type Seeking, seekWitnesses } from './seek-witnesses.ts';

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

/**
 * Attacks once more for each insider, from the whole tables that are there. Source: disclosure facts, §6. Cost: a short search for each insider; a
 * linear program or two for a target that keeps one value in it.
 */
export function insidersFind(
  seeking: Omit<Seeking, 'start'>,
  insiders: readonly Insider[],
  witnesses: readonly Witness[],
  solvers: Solvers,
  stop: () => boolean = () => false,
): InsidersFind {
  const exact: InsidersFind['exact'][number][] = [];
  let narrowed = 0;
  for (const insider of insiders) {
    const known = seeking.targets[insider.target]?.sum;
    if (known === undefined) throw new Error('impossible: an insider who knows nothing');
    const rows: readonly Row[] = [...seeking.rows, { ...known, lower: insider.value, upper: insider.value }];
    const others = seeking.targets.flatMap((target, i) => (i === insider.target ? [] : [{ ...target, i }]));
    const start = witnesses.filter((table) => countIn(known, table) === insider.value);
    const sought = seekWitnesses({ ...seeking, rows, targets: others, start }, solvers, {
      patience: 1,
      mostAsked: 0,
      stop,
    });
    if (sought.open.length > 0) narrowed += 1;
    const tables = [...start, ...sought.witnesses];
    const single = others.filter(({ sum }) => new Set(tables.map((table) => countIn(sum, table))).size < 2);
    for (const { sum, i } of single) {
      const now = tables[0] === undefined ? null : countIn(sum, tables[0]);
      if (now === null || !isOpen({ ...seeking, rows }, sum, now, solvers))
        exact.push({ insider, target: i });
    }
  }
  return { exact, narrowed };
}

/** Whether some whole table gives the sum another value. The solver's table is checked. */
function isOpen(
  { columns, columnUpper, rows }: Pick<Seeking, 'columns' | 'columnUpper' | 'rows'>,
  sum: Row | Seeking['targets'][number]['sum'],
  now: number,
  solvers: Solvers,
): boolean {
  const without = Number.POSITIVE_INFINITY;
  return [
    { ...sum, lower: now + 1, upper: without },
    { ...sum, lower: -without, upper: now - 1 },
  ].some((other) => {
    try {
      const all = [...rows, other];
      const answer = solvers.withProgram({ columns, columnUpper, rows: all, whole: 'roughly' }, (solver) =>
        solver.least(sum),
      );
      if (typeof answer === 'string') return false;
      const table = answer.solution.map(Math.round);
      return all.every((row) => {
        const value = valueAt(row, table);
        return row.lower <= value && value <= row.upper;
      });
    } catch {
      return false;
    }
  });
}

const countIn = (sum: Seeking['targets'][number]['sum'], table: Witness): number => {
  let value = 0;
  sum.columns.forEach((column, i) => {
    value += (sum.factors[i] ?? 0) * (table[column] ?? 0);
  });
  return value;
};
