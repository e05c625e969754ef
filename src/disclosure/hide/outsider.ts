/** One look at a pattern as an outsider: which targets are weak in linear programs, and the cut that each of them makes. */
import type { ProblemTarget } from '../attack/problem.ts';
import type { Answer, Solver, Solvers } from '../attack/solver.ts';
import type { Row } from '../attack/sum.ts';
import { type Cut, cutOf, termsOf } from './cut.ts';
import type { HidingProblem } from './hiding-problem.ts';
import { agrees, isReached, type Reach, reach } from './points.ts';
import { nameOf, type Pattern, type Unit } from './units.ts';

export interface Look {
  readonly cuts: readonly Cut[];
  /** Targets that some solve left open. */
  readonly isDecided: boolean;
  readonly targets: number;
}

export interface Outsider {
  /** Stops after `most` weak targets. */
  readonly look: (pattern: Pattern, most: number) => Look;
}

const nearly = 1e-6;

export function outsiderOf(problem: HidingProblem, units: readonly Unit[], solvers: Solvers): Outsider {
  const unitOf = new Map(units.flatMap(({ keys }, unit) => keys.map((key) => [key, unit] as const)));
  const { small } = problem;
  let points: readonly Float64Array[] = problem.truth === undefined ? [] : [Float64Array.from(problem.truth)];
  let lastShown: Pattern | null = null;

  const look = (pattern: Pattern, most: number): Look => {
    const isShown = (key: string) => pattern[unitOf.get(key) ?? -1] === 0;
    const rows = shownRows(problem, units, pattern);
    const last = lastShown;
    const newlyShown = rows.filter(({ unit }) => unit !== null && (last === null || last[unit] === 1));
    points = points.filter((point) => newlyShown.every(({ row }) => agrees(point, row)));
    lastShown = pattern.slice();
    const targets = distinct(
      problem.targetsOf(isShown),
      rows,
      (key) => units[unitOf.get(key) ?? -1]?.isPrimary === true,
    );
    const reached = targets.map(
      (): Reach => ({ least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY }),
    );
    for (const point of points) reach(targets, reached, point, small);
    const cuts: Cut[] = [];
    let isDecided = true;
    const see = (answer: Answer) => {
      if (reach(targets, reached, answer.solution, small)) points = [...points, answer.solution];
    };
    const program = {
      columns: problem.columns,
      columnUpper: problem.columnUpper,
      rows: rows.map(({ row }) => row),
    };
    const cutFrom = (target: ProblemTarget, need: number, answers: readonly Answer[]): Cut => {
      const moves = new Map<number, number>();
      for (const { duals } of answers)
        for (const [unit, moved] of termsOf(duals, rows, units))
          moves.set(unit, (moves.get(unit) ?? 0) + moved);
      const own = unitOf.get(target.cell);
      const parts = target.parts.flatMap((part) => {
        const unit = unitOf.get(part);
        return unit === undefined || units[unit]?.isFixed === true ? [] : [unit];
      });
      const isOwn = own !== undefined && pattern[own] === 1 && units[own]?.isPrimary === false;
      return cutOf(target.cell, need, moves, parts, isOwn ? own : null);
    };
    solvers.withProgram(program, (solver) => {
      spread(solver, targets, reached, small, see);
      targets.forEach((target, t) => {
        const known = reached[t];
        if (known === undefined || cuts.length >= most || isReached(target, known, small)) return;
        const found = weakness(target, known, solver, see, small);
        if (found === 'unknown') isDecided = false;
        else for (const { need, answers } of found) cuts.push(cutFrom(target, need, answers));
      });
    });
    return { cuts, isDecided, targets: targets.length };
  };
  return { look };
}

interface Short {
  readonly need: number;
  readonly answers: readonly Answer[];
}

/** Empty when the target is safe, or lies wholly above the small range. */
function weakness(
  target: ProblemTarget,
  known: Reach,
  solver: Solver,
  see: (answer: Answer) => void,
  small: { readonly lower: number; readonly upper: number },
): readonly Short[] | 'unknown' {
  const lowest = target.level === 'L0' || known.least > small.lower ? solver.least(target.sum) : null;
  if (typeof lowest === 'string') return 'unknown';
  if (lowest !== null) {
    see(lowest);
    if (Math.ceil(lowest.value - nearly) > small.upper || isReached(target, known, small)) return [];
  }
  const highest = target.level === 'L0' || known.greatest < small.upper ? solver.greatest(target.sum) : null;
  if (typeof highest === 'string') return 'unknown';
  if (highest !== null) {
    see(highest);
    if (Math.floor(highest.value + nearly) < small.lower || isReached(target, known, small)) return [];
  }
  if (target.level === 'L0') {
    if (lowest === null || highest === null) return [];
    const [least, greatest] = [Math.ceil(lowest.value - nearly), Math.floor(highest.value + nearly)];
    if (greatest > least) return [];
    return [{ need: Math.max(1 - (highest.value - lowest.value), nearly * 10), answers: [lowest, highest] }];
  }
  const shorts: Short[] = [];
  if (lowest !== null && Math.ceil(lowest.value - nearly) > small.lower)
    shorts.push({ need: lowest.value - small.lower, answers: [lowest] });
  if (highest !== null && Math.floor(highest.value + nearly) < small.upper)
    shorts.push({ need: small.upper - highest.value, answers: [highest] });
  return shorts;
}

/** Sums over all open targets at once: most of them are seen at both ends in a few solutions. */
function spread(
  solver: Solver,
  targets: readonly ProblemTarget[],
  reached: readonly Reach[],
  small: { readonly lower: number; readonly upper: number },
  see: (answer: Answer) => void,
): void {
  for (const end of ['least', 'greatest'] as const)
    for (let turn = 0; turn < 3; turn += 1) {
      const open = targets.filter((target, t) => {
        const known = reached[t];
        if (known === undefined || isReached(target, known, small)) return false;
        return end === 'least' ? known.least > small.lower : known.greatest < small.upper;
      });
      if (open.length < 4) break;
      const answer = solver[end](total(open));
      if (typeof answer === 'string') return;
      see(answer);
    }
}

function total(targets: readonly ProblemTarget[]) {
  const sum = new Map<number, number>();
  for (const {
    sum: { columns, factors },
  } of targets)
    columns.forEach((column, i) => {
      sum.set(column, (sum.get(column) ?? 0) + (factors[i] ?? 0));
    });
  return { columns: Int32Array.from(sum.keys()), factors: Float64Array.from(sum.values()) };
}

interface ShownRow {
  readonly row: Row;
  readonly unit: number | null;
}

const shownRows = (
  { relations }: HidingProblem,
  units: readonly Unit[],
  pattern: Pattern,
): readonly ShownRow[] => [
  ...units.flatMap(({ rows }, unit) => (pattern[unit] === 0 ? rows.map((row) => ({ row, unit })) : [])),
  ...relations.map((row) => ({ row, unit: null })),
];

/** One target for each sum of the groups that are not known to be empty; a primary cell speaks for others, and a cell for a difference. */
function distinct(
  targets: readonly ProblemTarget[],
  rows: readonly ShownRow[],
  isPrimary: (key: string) => boolean,
): readonly ProblemTarget[] {
  const empty = new Set<number>();
  for (const { row } of rows)
    if (row.upper === 0 && row.factors.every((factor) => factor > 0))
      for (const column of row.columns) empty.add(column);
  const rank = ({ cell, parts, level }: ProblemTarget) =>
    level === 'L0' ? 3 : parts.length > 0 ? 2 : isPrimary(cell) ? 0 : 1;
  const bySum = new Map<string, ProblemTarget>();
  const ranked = targets.map((target) => ({ target, rank: rank(target) }));
  for (const { target } of ranked.sort(
    (a, b) => a.rank - b.rank || (a.target.cell < b.target.cell ? -1 : 1),
  )) {
    const kept = [...target.sum.columns.keys()].filter((i) => !empty.has(target.sum.columns[i] ?? -1));
    if (kept.length === 0) continue;
    const sum = {
      columns: Int32Array.from(kept, (i) => target.sum.columns[i] ?? 0),
      factors: Float64Array.from(kept, (i) => target.sum.factors[i] ?? 0),
    };
    const name = `${nameOf(sum)}`;
    if (!bySum.has(name)) bySum.set(name, { ...target, sum });
  }
  return [...bySum.values()];
}
