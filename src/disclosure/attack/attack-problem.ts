/** What a reader can work out: the possible values of every target, in whole numbers, with tables that prove what is possible. */

import { boundsOf, wholeRow } from './bounds.ts';
import { seekEnds } from './ends.ts';
import { seekFirst } from './first-table.ts';
import { FoundTables } from './found-tables.ts';
import { changerFor, type Given } from './given.ts';
import { Knowledge } from './knowledge.ts';
import { seekValues } from './last-values.ts';
import { seekByChanges } from './passes.ts';
import type { PossibleValues, Problem, Witness } from './problem.ts';
import { explain } from './reasons.ts';
import type { Solvers } from './solver.ts';
import type { Sum } from './sum.ts';
import { areUnlimited } from './unlimited.ts';

export interface AttackOptions {
  /** Targets still open, of all. */
  readonly progress?: (open: number, total: number) => void;
  /** Asked between steps; true leaves what is open unknown. */
  readonly stop?: () => boolean;
  /** Whole tables that are known to agree with everything, the true one perhaps: they are checked, and save work. */
  readonly start?: readonly Witness[];
  /** Names the cells behind each finding. */
  readonly explain?: boolean;
  /** Counts of work: steps of our own search and whole-number programs in all, each for all targets together. */
  readonly mostSteps?: number;
  readonly mostWholeSolves?: number;
  /** Targets up to which both ends of every one are proven; beyond, only where a verdict needs it. */
  readonly allEndsUpTo?: number;
}

export interface Attacked {
  /** One for each target, in their order. */
  readonly values: readonly PossibleValues[];
  /** Whole tables that agree with every fact and relation: what is called possible is taken by one of them. */
  readonly witnesses: readonly Witness[];
  /** Whether some table agrees with everything; if not, every verdict is unknown (`contradictions` names lines to set aside). */
  readonly feasible: boolean;
  readonly work: { readonly solves: number; readonly steps: number; readonly distinctTargets: number };
}

/**
 * Source: disclosure facts, §3: bounds in whole numbers, whole tables by chains of changes, linear programs for what is open, search in whole
 * numbers at last. `safe` rests on whole tables, or on a limit that was added up again in whole numbers; what is unsafe may rest on the solver's
 * word. Without a clock: the same answer on any machine, unless `stop` says so. Throws only for its own faults.
 */
export function attackProblem(problem: Problem, solvers: Solvers, options: AttackOptions = {}): Attacked {
  const {
    progress,
    stop = () => false,
    mostSteps = 200_000,
    mostWholeSolves = 400,
    allEndsUpTo = 600,
  } = options;
  const { columns, columnUpper, targets, small } = problem;
  const before = solvers.solves();
  const rows = [...problem.facts, ...problem.relations].map(wholeRow);
  const bounds = boundsOf(columns);
  const isConsistent = rows.every((row) => bounds.add(row));
  const places = new Map<string, number>();
  const sums: Sum[] = [];
  const placeOf = targets.map(({ sum }) => {
    const key = keyOf(sum);
    const place = places.get(key) ?? sums.push(sum) - 1;
    places.set(key, place);
    return place;
  });
  const knowledge = sums.map((sum) => new Knowledge(sum, small, bounds.reach(sum)));
  const tables = new FoundTables(rows, columnUpper, knowledge);
  const steps = { left: mostSteps };
  const answer = (feasible: boolean, values: readonly PossibleValues[]): Attacked => ({
    values,
    witnesses: tables.kept,
    feasible,
    work: { solves: solvers.solves() - before, steps: mostSteps - steps.left, distinctTargets: sums.length },
  });
  const tell = () => progress?.(knowledge.filter((one) => one.verdict() === 'unknown').length, sums.length);
  const changer = changerFor(columns, columnUpper, rows, knowledge);
  const given: Given = {
    changer,
    mostColumnsSearched: 100,
    columns,
    columnUpper,
    rows,
    bounds,
    knowledge,
    tables,
    solvers,
    steps,
    stop,
    tell,
  };
  for (const table of options.start ?? []) tables.take(table);
  const isFeasible = isConsistent ? seekFirst(given) : 'none';
  if (isFeasible === 'found') {
    seekByChanges(given);
    areUnlimited(rows, bounds, sums, solvers).forEach((isUnlimited, i) => {
      const one = knowledge[i];
      if (one !== undefined) one.isUnlimited = isUnlimited;
    });
    const wantsEnds = sums.length <= allEndsUpTo;
    seekEnds(given, wantsEnds);
    seekValues(given, wantsEnds, mostWholeSolves);
  }
  const values = targets.map((target, i) => {
    const known = knowledge[placeOf[i] ?? -1] ?? new Knowledge(target.sum, small, small);
    const found = known.values(target);
    return options.explain === true && found.finding && !stop()
      ? { ...found, because: explain(problem, target, found, solvers) }
      : found;
  });
  return answer(isFeasible !== 'none', values);
}

function keyOf({ columns, factors }: Sum): string {
  const parts = Array.from(columns, (column, i) => `${column}${factors[i] === 1 ? '' : `*${factors[i]}`}`);
  return parts.sort().join(' ');
}
