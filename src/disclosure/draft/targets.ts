/** What an outsider would like to know: every hidden count, and every small difference that printed counts leave. */
import type { ProblemTarget } from '../attack/problem.ts';
import { plus, type Sum, sumOf } from '../attack/sum.ts';
import type { Policy } from '../policy/policy.ts';
import { behindRounded, type Interval, roundedTo, smallRange } from '../policy/rule.ts';
import type { Division } from './differences.ts';
import type { Model } from './model.ts';

/**
 * The targets of a model, given what the release shows: its hidden counts, and what earlier releases hid. `withDifferences`: also those of
 * printed counts that lie in each other in this model.
 */
export function targetsIn(
  model: Model,
  policy: Policy,
  withDifferences: boolean,
): (isShown: (key: string) => boolean) => readonly ProblemTarget[] {
  const known = new Map<string, ProblemTarget>();
  const near = withDifferences ? nearlyEqual(model, policy) : [];
  const divisions = withDifferences ? model.differences.divisions : [];
  const coversOf = coversIn(divisions);
  const mostSmall = smallRange(policy).upper;
  const intervals = intervalsIn(model, policy);
  const sumAt = (key: string): Sum => model.sums.get(key) ?? sumOf([]);
  const isKnown = new Set(model.known.flatMap(({ key, interval }) => (interval === null ? [] : [key])));
  const all = [...new Set([...model.quantities, ...model.known].map(({ key }) => key))];
  return (isShownNow) => {
    const isShown = (key: string) => isKnown.has(key) || isShownNow(key);
    const open = new Map<string, ProblemTarget>();
    const take = (cell: string, make: () => Pick<ProblemTarget, 'sum' | 'parts'>) => {
      const target = known.get(cell) ?? { cell, level: 'L1', ...make() };
      known.set(cell, target);
      open.set(cell, target);
    };
    const difference = (parts: readonly string[]) =>
      take(parts.join(' − '), () => ({ sum: lessAll(parts.map(sumAt)), parts }));
    for (const key of all) if (!isShown(key)) take(key, () => ({ sum: sumAt(key), parts: [] }));
    for (const pair of near) if (pair.every(isShown)) difference(pair);
    for (const division of divisions) {
      if (!isShown(division.whole)) continue;
      for (const { shown, isOneCell } of coversOf(division, isShown)) {
        if (shown.length === 0 || isOneCell) continue;
        const whole = intervals.get(division.whole)?.lower ?? 0;
        const least = shown.reduce((rest, key) => rest - (intervals.get(key)?.upper ?? 0), whole);
        if (least <= mostSmall) difference([division.whole, ...shown]);
      }
    }
    return [...open.values()];
  };
}

/** What a shown count can stand for, by what is printed now and was known before. */
function intervalsIn({ quantities, known }: Model, policy: Policy): ReadonlyMap<string, Interval> {
  const printed = new Map(
    quantities.map(({ key, count }) => [key, behindRounded(policy, roundedTo(policy.roundTo, count))]),
  );
  for (const { key, interval } of known) {
    const now = printed.get(key) ?? interval;
    if (interval !== null && now !== null)
      printed.set(key, {
        lower: Math.max(now.lower, interval.lower),
        upper: Math.min(now.upper, interval.upper),
      });
  }
  return printed;
}

/** The first sum less all others. */
export const lessAll = (sums: readonly Sum[]): Sum => sums.reduce((rest, part) => plus(rest, part, -1));

interface Cover {
  readonly shown: readonly string[];
  /** Whether a single hidden count is left, which is a target itself, or nothing. */
  readonly isOneCell: boolean;
}

/** The shown parts of a division, alone, or with the shown parts of its hidden parts by each finer way. */
function coversIn(divisions: readonly Division[]) {
  const finer = new Map<string, Map<string, Division>>();
  for (const division of divisions) {
    const ways = finer.get(division.whole) ?? new Map<string, Division>();
    finer.set(division.whole, ways.set(division.way, division));
  }
  return ({ parts, isComplete }: Division, isShown: (key: string) => boolean): readonly Cover[] => {
    const shown = parts.filter(isShown);
    const hidden = parts.filter((key) => !isShown(key));
    const ways = new Set(hidden.flatMap((key) => [...(finer.get(key)?.keys() ?? [])]));
    const deeper = [...ways].map((way): Cover => {
      const inside = hidden.map((key) => finer.get(key)?.get(way));
      const cells = inside.flatMap((division) => division?.parts ?? []);
      const isWhole = isComplete && inside.every((division) => division?.isComplete === true);
      const left = cells.filter((key) => !isShown(key)).length;
      return { shown: [...shown, ...cells.filter(isShown)], isOneCell: isWhole && left < 2 };
    });
    return [{ shown, isOneCell: isComplete && hidden.length < 2 }, ...deeper];
  };
}

/** Nested pairs, through any number of others between, of which the printed figures alone leave a small difference possible. */
function nearlyEqual(model: Model, policy: Policy): Model['differences']['nested'] {
  const { differences } = model;
  const printed = intervalsIn(model, policy);
  const mostSmall = smallRange(policy).upper;
  const isNear = (whole: string, part: string) =>
    (printed.get(whole)?.lower ?? 0) - (printed.get(part)?.upper ?? 0) <= mostSmall;
  const parts = new Map<string, Set<string>>();
  for (const [whole, part] of differences.nested)
    if (isNear(whole, part)) parts.set(whole, (parts.get(whole) ?? new Set()).add(part));
  const below = new Map<string, ReadonlySet<string>>();
  const allBelow = (whole: string): ReadonlySet<string> => {
    const known = below.get(whole);
    if (known !== undefined) return known;
    below.set(whole, new Set());
    const direct = [...(parts.get(whole) ?? [])];
    const found = new Set(direct.flatMap((part) => [part, ...allBelow(part)]));
    below.set(whole, found);
    return found;
  };
  return [...printed.keys()].flatMap((key) =>
    [...allBelow(key)].filter((part) => isNear(key, part)).map((part) => [key, part] as const),
  );
}
