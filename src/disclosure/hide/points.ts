/** Tables, whole or not, that agree with all that a pattern shows: what each proves of the targets it proves for good, until more is shown. */
import type { ProblemTarget } from '../attack/problem.ts';
import { type Row, valueAt } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';

export interface Reach {
  least: number;
  greatest: number;
}

const nearly = 1e-6;

export const agrees = (point: Float64Array, row: Row): boolean => {
  const value = valueAt(row, point);
  return value >= row.lower - nearly && value <= row.upper + nearly;
};

/** Whole values around what the point gives the target, on the safe side: between two values a linear program takes all. */
export function reach(
  targets: readonly ProblemTarget[],
  reached: readonly Reach[],
  point: Float64Array,
  small: Interval,
): boolean {
  let news = false;
  targets.forEach((target, t) => {
    const known = reached[t];
    if (known === undefined || isReached(target, known, small)) return;
    const value = valueAt(target.sum, point);
    const [least, greatest] = [Math.ceil(value - nearly), Math.floor(value + nearly)];
    if (least < known.least) {
      news ||= known.least > small.lower;
      known.least = least;
    }
    if (greatest > known.greatest) {
      news ||= known.greatest < small.upper;
      known.greatest = greatest;
    }
  });
  return news;
}

/** Whether the target is known to be safe. */
export const isReached = ({ level }: ProblemTarget, { least, greatest }: Reach, small: Interval): boolean =>
  level === 'L0' ? greatest > least : least <= small.lower && greatest >= small.upper;
