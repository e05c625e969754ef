/** What a reader can work out: the possible values of every target, in whole numbers, with tables that prove what is possible. */
import { seekEnds } from './ends.ts';
import { seekFirst } from './first-table.ts';
import { givenFor, mostColumnsSearched } from './given.ts';
import { seekValues } from './last-values.ts';
import { seekLimits } from './limits.ts';
import { seekByChanges } from './passes.ts';
import type { PossibleValues, Problem, Witness } from './problem.ts';
import { reasonsFor } from './reasons.ts';
import type { Solvers } from './solver.ts';

export interface AttackOptions {
  /** Targets still open, of all. */
  readonly progress?: (open: number, total: number) => void;
  /** Asked between steps; true leaves what is open unknown. */
  readonly stop?: () => boolean;
  /** Whole tables that are known to agree with everything, the true one perhaps: they are checked, and save work. */
  readonly start?: readonly Witness[];
  /** Names the cells behind each finding. */
  readonly explain?: boolean;
  /** Counts of work: steps of our own search, and values of targets that the solver seeks one by one. */
  readonly mostSteps?: number;
  readonly mostSearches?: number;
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
    progress = () => {},
    stop = () => false,
    start = [],
    mostSteps = 200_000,
    mostSearches = 2000,
    allEndsUpTo = 300,
  } = options;
  const before = solvers.solves();
  const steps = { left: mostSteps };
  const given = givenFor(problem, solvers, steps, stop, progress);
  const { knowledge, knowledgeOf, tables } = given;
  for (const table of start) tables.take(table);
  const first = given.isConsistent ? seekFirst(given) : 'none';
  if (first === 'found') {
    const wantsEnds = knowledge.length <= allEndsUpTo;
    seekByChanges(given);
    seekLimits(given);
    if (problem.columns <= mostColumnsSearched) seekValues(given, wantsEnds);
    seekEnds(given, wantsEnds);
    seekValues(given, wantsEnds, mostSearches);
  }
  const values = problem.targets.flatMap((target, i) => knowledgeOf[i]?.values(target) ?? []);
  return {
    values: options.explain === true ? withReasons(problem, values, solvers, stop) : values,
    witnesses: tables.kept,
    feasible: first !== 'none',
    work: {
      solves: solvers.solves() - before,
      steps: mostSteps - steps.left,
      distinctTargets: knowledge.length,
    },
  };
}

function withReasons(
  problem: Problem,
  values: readonly PossibleValues[],
  solvers: Solvers,
  stop: () => boolean,
): readonly PossibleValues[] {
  const findings = problem.targets.flatMap((target, i) => {
    const found = values[i];
    return found?.finding === true ? [{ target, values: found }] : [];
  });
  const reasons = reasonsFor(problem, findings, solvers, stop);
  const because = new Map(findings.map((finding, i) => [finding.values, reasons[i] ?? []]));
  return values.map((found) => ({ ...found, because: because.get(found) ?? [] }));
}
