/** One look at a pattern as an outsider: which targets are weak in linear programs, and the cut that each of them makes. */
import { boundsOf } from '../attack/bounds.ts';
import { withCare } from '../attack/careful-solver.ts';
import { provenLeast } from '../attack/dual-bound.ts';
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import type { Answer, Solver, Solvers } from '../attack/solver.ts';
import { nameOf, type Sum } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';
import type { Block } from './blocks.ts';
import { type Cut, cutOf, termsOf } from './cut.ts';
import { agrees, isReached, type Reach, reach } from './points.ts';
import { distinct } from './targets.ts';
import type { Pattern } from './units.ts';

export interface Look {
  readonly cuts: readonly Cut[];
  /** False when a solve that mattered came to no end. */
  readonly isDecided: boolean;
  readonly targets: readonly ProblemTarget[];
  /** Of these targets, those that are proven, in whole arithmetic, to take no small value at all. */
  readonly outside: ReadonlySet<ProblemTarget>;
}

export interface Outsider {
  /** Stops after `most` cuts. */
  readonly look: (pattern: Pattern, most: number) => Look;
  /** Tables that somebody found: each is looked at in every later look with which it agrees. */
  readonly learn: (tables: readonly (Witness | Float64Array)[]) => void;
}

const nearly = 1e-6;

/** Keeps the tables that it finds from one look to the next, as long as they agree with what is shown. */
export function outsiderOf({ problem, units }: Pick<Block, 'problem' | 'units'>, solvers: Solvers): Outsider {
  const unitOf = new Map(units.flatMap(({ keys }, unit) => keys.map((key) => [key, unit] as const)));
  const { columns, columnUpper, relations, small } = problem;
  let points: readonly Float64Array[] = [];
  let learnt: readonly Float64Array[] = problem.truth === undefined ? [] : [Float64Array.from(problem.truth)];
  let last: Pattern = new Uint8Array(units.length).fill(1);
  /** Targets that take no small value while these units are shown. */
  const proofs = new Map<string, readonly number[]>();
  let clean: { readonly pattern: Pattern; readonly look: Look } | null = null;
  const own = [...units.keys()].filter((u) => (units[u]?.rows.length ?? 0) > 0);

  const look = (pattern: Pattern, most: number): Look => {
    const rows = [
      ...units.flatMap((unit, u) => (pattern[u] === 0 ? unit.rows.map((row) => ({ row, unit: u })) : [])),
      ...relations.map((row) => ({ row, unit: null })),
    ];
    const newlyShown = rows.filter(({ unit }) => unit !== null && last[unit] === 1);
    points = [
      ...points.filter((point) => newlyShown.every(({ row }) => agrees(point, row))),
      ...learnt.filter((point) => rows.every(({ row }) => agrees(point, row))),
    ];
    learnt = [];
    last = pattern.slice();
    const plainRows = rows.map(({ row }) => row);
    const targets = distinct(
      problem.targetsOf((key) => pattern[unitOf.get(key) ?? -1] === 0),
      plainRows,
      (key) => units[unitOf.get(key) ?? -1]?.isPrimary === true,
    );
    const seen = clean;
    if (
      seen !== null &&
      own.every((u) => seen.pattern[u] === pattern[u]) &&
      targets.length === seen.look.targets.length &&
      targets.every(({ cell }, t) => cell === seen.look.targets[t]?.cell)
    )
      return seen.look;
    const reached = targets.map(
      (): Reach => ({ least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY }),
    );
    for (const point of points) reach(targets, reached, point, small);
    const see = ({ solution }: Answer) => {
      if (reach(targets, reached, solution, small)) points = [...points, solution];
    };
    const cuts: Cut[] = [];
    const outside = new Set<ProblemTarget>();
    let isDecided = false;
    const plainBounds = boundsOf(columns);
    const isOutside = ({ sum }: ProblemTarget, end: 'least' | 'greatest', { duals }: Answer) =>
      end === 'least'
        ? provenLeast(plainRows, plainBounds, sum, duals) > small.upper
        : provenLeast(plainRows, plainBounds, negative(sum), duals) > -small.lower;
    withCare(solvers, { columns, columnUpper, rows: plainRows }, undefined, (solver) => {
      isDecided = true;
      spread(solver, targets, reached, small, see);
      for (const [t, target] of targets.entries()) {
        const known = reached[t];
        if (known === undefined || cuts.length >= most || isReached(target, known, small)) continue;
        if (proofs.get(nameIn(target))?.every((unit) => pattern[unit] === 0) === true) {
          outside.add(target);
          continue;
        }
        const found = weaknessOf(target, known, { solver, see, small, isOutside });
        if (found === 'unknown') isDecided = false;
        else if ('duals' in found) {
          outside.add(target);
          proofs.set(
            nameIn(target),
            rows.flatMap(({ unit }, i) => (unit !== null && (found.duals[i] ?? 0) !== 0 ? [unit] : [])),
          );
        } else
          for (const { need, answers } of found) {
            const own = unitOf.get(target.cell);
            cuts.push(
              cutOf(target.cell, need, {
                ...termsOf(
                  answers.map(({ duals }) => duals),
                  rows,
                  units,
                ),
                parts: target.parts
                  .flatMap((part) => unitOf.get(part) ?? [])
                  .filter((u) => units[u]?.isFixed === false),
                unlessShown: own !== undefined && units[own]?.isPrimary === false ? own : null,
              }),
            );
          }
      }
    });
    const found = { cuts, isDecided, targets, outside };
    if (isDecided && cuts.length === 0) clean = { pattern: pattern.slice(), look: found };
    return found;
  };
  return {
    look,
    learn: (tables) => {
      learnt = [...learnt, ...tables.map((table) => Float64Array.from(table))];
    },
  };
}

interface Asking {
  readonly solver: Solver;
  readonly see: (answer: Answer) => void;
  readonly small: Interval;
  readonly isOutside: (target: ProblemTarget, end: 'least' | 'greatest', answer: Answer) => boolean;
}

/** An end that falls short of what safety asks for, with the answers whose duals say why. */
interface Short {
  readonly need: number;
  readonly answers: readonly Answer[];
}

/** None when the target is safe, as far as linear programs tell; the answer that proves it where it takes no small value. */
function weaknessOf(
  target: ProblemTarget,
  known: Reach,
  { solver, see, small, isOutside }: Asking,
): readonly Short[] | Answer | 'unknown' {
  const isGroup = target.level === 'L0';
  const lowest = isGroup || known.least > small.lower ? solver.least(target.sum) : null;
  if (typeof lowest === 'string') return 'unknown';
  if (lowest !== null) {
    see(lowest);
    if (Math.ceil(lowest.value - nearly) > small.upper)
      return isOutside(target, 'least', lowest) ? lowest : [];
    if (isReached(target, known, small)) return [];
  }
  const highest = isGroup || known.greatest < small.upper ? solver.greatest(target.sum) : null;
  if (typeof highest === 'string') return 'unknown';
  if (highest !== null) {
    see(highest);
    if (Math.floor(highest.value + nearly) < small.lower)
      return isOutside(target, 'greatest', highest) ? highest : [];
    if (isReached(target, known, small)) return [];
  }
  if (isGroup)
    return lowest === null ||
      highest === null ||
      Math.floor(highest.value + nearly) > Math.ceil(lowest.value - nearly)
      ? []
      : [{ need: Math.max(1 - (highest.value - lowest.value), 10 * nearly), answers: [lowest, highest] }];
  const shorts: Short[] = [];
  if (lowest !== null && Math.ceil(lowest.value - nearly) > small.lower)
    shorts.push({ need: lowest.value - small.lower, answers: [lowest] });
  if (highest !== null && Math.floor(highest.value + nearly) < small.upper)
    shorts.push({ need: small.upper - highest.value, answers: [highest] });
  return shorts;
}

const nameIn = ({ cell, sum }: ProblemTarget): string => `${cell} ${nameOf(sum)}`;

const negative = ({ columns, factors }: Sum): Sum => ({ columns, factors: factors.map((factor) => -factor) });

/** Fewer open targets than this are asked for one by one. */
const fewest = 4;
const turns = 3;

/** Sums over all open targets at once: most of them are seen at both ends in a few solutions. */
function spread(
  solver: Solver,
  targets: readonly ProblemTarget[],
  reached: readonly Reach[],
  small: Interval,
  see: (answer: Answer) => void,
): void {
  for (const end of ['least', 'greatest'] as const)
    for (let turn = 0; turn < turns; turn += 1) {
      const open = targets.filter((target, t) => {
        const known = reached[t];
        if (known === undefined || isReached(target, known, small)) return false;
        return end === 'least' ? known.least > small.lower : known.greatest < small.upper;
      });
      if (open.length < fewest) break;
      const answer = solver[end](total(open));
      if (typeof answer === 'string') return;
      see(answer);
    }
}

function total(targets: readonly ProblemTarget[]): Sum {
  const sum = new Map<number, number>();
  for (const { columns, factors } of targets.map((target) => target.sum))
    columns.forEach((column, i) => {
      sum.set(column, (sum.get(column) ?? 0) + (factors[i] ?? 0));
    });
  return { columns: Int32Array.from(sum.keys()), factors: Float64Array.from(sum.values()) };
}
