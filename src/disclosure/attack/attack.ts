/** What an outsider can work out: the possible values of every hidden count and every small difference, and which figures narrow them. */
import type { Interval } from '../policy/rule.ts';
import type { Answer, Solver } from './solver.ts';
import { plus, type Row, type Sum, valueAt } from './sum.ts';

export interface Target {
  readonly id: string;
  readonly sum: Sum;
  /** For a difference: the quantities that it is made of, the whole first; one hidden would end it. For a hidden count: none. */
  readonly parts: readonly string[];
  /** Values that some table takes that agrees with all that is printed; whole, rounded away from the small range. Hiding more keeps them. */
  least: number;
  greatest: number;
}

/** A row that a printed quantity puts on the counts. */
export interface PrintedRow extends Row {
  readonly quantity: string;
}

/** One end of a target that does not reach the end of the small range. */
export interface Weakness {
  readonly target: Target;
  /** How far the end is off. */
  readonly short: number;
  /** By quantity: how much hiding it could move the end, at most. Source: disclosure facts, hiding as covering. */
  readonly movedBy: ReadonlyMap<string, number>;
}

export interface AttackSummary {
  readonly scope: 'joint' | 'linked';
  readonly atoms: number;
  readonly rows: number;
  readonly targets: number;
  readonly solves: number;
  readonly rounds: number;
  /** Ends of the small range that no whole table was found to take, and none was proven impossible; null where the model is too large to look. */
  readonly wholeNumbersOpen: number | null;
}

export interface Attacked {
  readonly weaknesses: readonly Weakness[];
  /** A target that the solver could not decide. */
  readonly undecided: boolean;
}

const nearly = 1e-6;

/** A count that is known to be so many times the largest small one is no small count to anybody. */
const farAbove = 4;

export const targetOf = (id: string, sum: Sum, parts: readonly string[] = []): Target => ({
  id,
  sum,
  parts,
  least: Number.POSITIVE_INFINITY,
  greatest: Number.NEGATIVE_INFINITY,
});

/** The first sum less all others. */
export const lessAll = (sums: readonly Sum[]): Sum => sums.reduce((rest, part) => plus(rest, part, -1));

/** Every value of the small range between two that some table takes. */
export const containsSmall = ({ least, greatest }: Target, small: Interval): boolean =>
  least <= small.lower && greatest >= small.upper;

/**
 * Finds the targets whose possible values meet the small range without containing it. `rows` are the solver's: printed rows first, in this order.
 * Every solution found is used for all targets (`see`). A target that is wholly above the small range must be plainly so
 * (`isPlainlyLarge`): one who knows less must not take it for a narrowed small count.
 */
export function attack(
  solver: Solver,
  targets: readonly Target[],
  rows: readonly PrintedRow[],
  small: Interval,
  isPlainlyLarge: (target: Target) => boolean = () => true,
): Attacked {
  const weaknesses: Weakness[] = [];
  let undecided = false;
  const isOpen = (target: Target) => !containsSmall(target, small);
  const see = (solution: Float64Array) => {
    let news = false;
    for (const target of targets)
      if (isOpen(target)) {
        const value = valueAt(target.sum, solution);
        const [least, greatest] = [Math.ceil(value - nearly), Math.floor(value + nearly)];
        news ||=
          (least <= small.lower && target.least > small.lower) ||
          (greatest >= small.upper && target.greatest < small.upper);
        target.least = Math.min(target.least, least);
        target.greatest = Math.max(target.greatest, greatest);
      }
    return news;
  };
  spread(solver, () => targets.filter(isOpen), see, small);
  for (const target of targets.filter(isOpen)) {
    let [least, greatest] = [target.least, target.greatest];
    let low: Answer | null = null;
    let high: Answer | null = null;
    if (least > small.lower) {
      const answer = solver.least(target.sum);
      if (typeof answer === 'string') {
        undecided = true;
        continue;
      }
      low = answer;
      see(low.solution);
      least = Math.ceil(low.value - nearly);
      if (least > farAbove * small.upper || (least > small.upper && isPlainlyLarge(target))) continue;
    }
    if (greatest < small.upper) {
      const answer = solver.greatest(target.sum);
      if (typeof answer === 'string') {
        undecided = true;
        continue;
      }
      high = answer;
      see(high.solution);
      greatest = Math.floor(high.value + nearly);
      if (greatest < small.lower) continue;
    }
    if (low !== null && least > small.lower)
      weaknesses.push(weaknessOf(target, least - small.lower, low.duals, rows));
    if (high !== null && greatest < small.upper)
      weaknesses.push(weaknessOf(target, small.upper - greatest, high.duals, rows));
  }
  return { weaknesses, undecided };
}

/** Sums over all open targets at once: most of them are seen at both ends in a few solutions. */
function spread(
  solver: Solver,
  open: () => readonly Target[],
  see: (solution: Float64Array) => boolean,
  small: Interval,
): void {
  for (const end of ['least', 'greatest'] as const)
    for (let turn = 0; turn < 6; turn += 1) {
      const short = open().filter((target) =>
        end === 'least' ? target.least > small.lower : target.greatest < small.upper,
      );
      if (short.length < 2) break;
      const total = totalOf(short);
      const answer = end === 'least' ? solver.least(total) : solver.greatest(total);
      if (typeof answer === 'string' || !see(answer.solution)) break;
    }
}

function totalOf(targets: readonly Target[]): Sum {
  const total = new Map<number, number>();
  for (const { sum } of targets)
    sum.columns.forEach((column, i) => {
      total.set(column, (total.get(column) ?? 0) + (sum.factors[i] ?? 0));
    });
  return { columns: Int32Array.from(total.keys()), factors: Float64Array.from(total.values()) };
}

/**
 * The bound that the duals prove is moved by hiding a row: by its dual times its lower end where that holds (a hidden count may be 0),
 * without limit where its upper end holds. Clipped to what is short.
 */
function weaknessOf(
  target: Target,
  short: number,
  duals: Float64Array,
  rows: readonly PrintedRow[],
): Weakness {
  const movedBy = new Map<string, number>();
  rows.forEach(({ quantity, lower }, i) => {
    const dual = duals[i] ?? 0;
    const moved = dual < -nearly ? short : dual > nearly ? Math.min(short, dual * lower) : 0;
    if (moved > 0) movedBy.set(quantity, moved);
  });
  for (const part of target.parts) movedBy.set(part, short);
  return { target, short, movedBy };
}
