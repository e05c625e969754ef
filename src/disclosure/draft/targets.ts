/** What an outsider would like to know: every hidden count, and every small difference that printed counts leave. */
import { lessAll, type PrintedRow, type Target, targetOf } from '../attack/attack.ts';
import type { Policy } from '../policy/policy.ts';
import { behindRounded, roundedTo, smallRange } from '../policy/rule.ts';
import type { Decisions } from './decisions.ts';
import type { Division } from './differences.ts';
import type { Model } from './model.ts';

/**
 * The targets of a model, whatever is decided; one asked for again keeps what was seen of it. `withDifferences`: also those of printed counts
 * that lie in each other in this model.
 */
export function targetsIn(
  model: Model,
  policy: Policy,
  withDifferences: boolean,
): (decisions: Decisions, rows: readonly PrintedRow[]) => readonly Target[] {
  const known = new Map<string, Target>();
  const near = withDifferences ? nearlyEqual(model, policy) : [];
  const divisions = withDifferences ? model.differences.divisions : [];
  const coversOf = coversIn(divisions);
  const mostSmall = smallRange(policy).upper;
  return (decisions, rows) => {
    const printed = new Map(rows.map((row) => [row.quantity, row]));
    const open = new Map<string, Target>();
    const take = (id: string, make: () => Target) => {
      const target = known.get(id) ?? make();
      known.set(id, target);
      open.set(id, target);
    };
    const difference = (parts: readonly string[]) =>
      take(parts.join(' − '), () =>
        targetOf(parts.join(' − '), lessAll(parts.flatMap((key) => printed.get(key) ?? [])), parts),
      );
    for (const { key } of model.quantities) {
      const sum = model.sums.get(key);
      const decision = decisions.get(key);
      if (sum !== undefined && decision !== undefined && decision !== 'shown')
        take(key, () => targetOf(key, sum));
    }
    for (const pair of near) if (pair.every((key) => printed.has(key))) difference(pair);
    for (const division of divisions) {
      const all = printed.get(division.whole);
      if (all === undefined) continue;
      for (const { shown, isOneCell } of coversOf(division, (key) => printed.has(key))) {
        if (shown.length === 0 || isOneCell) continue;
        const least = shown.reduce((rest, key) => rest - (printed.get(key)?.upper ?? 0), all.lower);
        if (least <= mostSmall) difference([division.whole, ...shown]);
      }
    }
    return [...open.values()];
  };
}

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
function nearlyEqual({ differences, quantities }: Model, policy: Policy): Model['differences']['nested'] {
  const printed = new Map(
    quantities.map(({ key, count }) => [key, behindRounded(policy, roundedTo(policy.roundTo, count))]),
  );
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
  return quantities.flatMap(({ key }) =>
    [...allBelow(key)].filter((part) => isNear(key, part)).map((part) => [key, part] as const),
  );
}
