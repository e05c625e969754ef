/** The same look in whole numbers: tables that prove what linear programs only hope. */
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Row, Sum } from '../attack/sum.ts';
import { seekInParts } from '../witness/parts.ts';
import type { HidingProblem } from './hiding-problem.ts';

export interface WholeTables {
  readonly witnesses: readonly Witness[];
  /** Targets that lack a whole table for some small value; groups for which no two were found. */
  readonly open: readonly ProblemTarget[];
}

export interface Wanted {
  readonly problem: Pick<HidingProblem, 'columns' | 'columnUpper' | 'small'>;
  readonly rows: readonly Row[];
  /** Those that take no small value must be left out, or they stay open. */
  readonly targets: readonly ProblemTarget[];
  readonly start: readonly Witness[];
  /** True leaves what is open. */
  readonly stop: () => boolean;
}

const mostAsked = 500;

/** Without `solvers`: by changes of the tables in hand only. */
export function seekWholeTables(
  { problem, rows, targets, start, stop }: Wanted,
  solvers: Solvers | null,
): WholeTables {
  const { columns, columnUpper, small } = problem;
  const options = { mostAsked: solvers === null ? 0 : mostAsked, stop };
  const seek = (wanted: readonly ProblemTarget[], from: readonly Witness[]) =>
    seekInParts(
      { columns, columnUpper, rows, targets: wanted, small, start: from },
      solvers ?? none,
      options,
    );
  const cells = targets.filter(({ level }) => level === 'L1');
  const first = seek(cells, start);
  const open = new Set(first.open.flatMap(({ target }) => cells[target] ?? []));
  const groups = targets.filter(({ level, sum }) => level === 'L0' && !differs(sum, first.witnesses));
  if (groups.length === 0) return { witnesses: first.witnesses, open: [...open] };
  const witnesses = [...first.witnesses, ...seek(groups, first.witnesses).witnesses];
  return { witnesses, open: [...open, ...groups.filter(({ sum }) => !differs(sum, witnesses))] };
}

const none: Solvers = {
  withProgram: () => {
    throw new Error('no solver is asked');
  },
  solves: () => 0,
};

const valueIn = ({ columns, factors }: Sum, counts: Witness) =>
  columns.reduce((sum, column, i) => sum + (factors[i] ?? 0) * (counts[column] ?? 0), 0);

const differs = (sum: Sum, tables: readonly Witness[]): boolean =>
  new Set(tables.map((table) => valueIn(sum, table))).size > 1;
