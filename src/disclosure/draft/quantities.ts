/** Counts, each once however often it is printed: what they count is their name, so that no place can give away what another hides. */
import type { Axes, Box } from '../model/axes.ts';
import { type Impossible, isPossible } from '../model/impossible.ts';

/**
 * A sum of admissions in boxes that do not overlap, or of free variables (counts that no dimension divides, such as those who left at
 * a step of the inclusion flow), or both.
 */
export interface Quantity {
  readonly key: string;
  readonly boxes: readonly Box[];
  readonly free: readonly string[];
  /** What is counted, as it is; read by the rule and the rounding, never by the attack. */
  readonly count: number;
  /** Children behind the count; null where the count is not of admissions of children in hand. */
  readonly children: number | null;
  /** How dear it is to hide: whole, the greater the dearer. */
  readonly importance: number;
}

type Facts = Pick<Quantity, 'count' | 'children' | 'importance'>;

export interface Quantities {
  /** The key of the count; null when nobody can be there. Equal counts of the same thing are one quantity. */
  readonly add: (at: readonly Readonly<Record<string, string>>[], facts: Facts) => string | null;
  /** `withAll`: the free variables and all admissions of the study together. */
  readonly addFree: (free: readonly string[], facts: Facts, withAll?: boolean) => string;
  readonly all: () => readonly Quantity[];
}

export function quantitiesFor(axes: Axes, impossible: readonly Impossible[]): Quantities {
  const known = new Map<string, Quantity>();
  const keep = (quantity: Quantity): string => {
    const before = known.get(quantity.key);
    if (before !== undefined && before.count !== quantity.count)
      throw new Error(`impossible: two counts of the same admissions (${quantity.key})`);
    const importance = Math.max(before?.importance ?? 0, quantity.importance);
    known.set(quantity.key, { ...(before ?? quantity), importance });
    return quantity.key;
  };
  return {
    add: (places, facts) => {
      const boxes = places.flatMap((at) => axes.boxAt(at) ?? []);
      if (boxes.some((box) => isPossible(box, axes, impossible)))
        return keep({ ...facts, boxes, free: [], key: quantityKey(boxes, []) });
      if (facts.count > 0)
        throw new Error(`impossible: admissions where nobody can be (${JSON.stringify(places)})`);
      return null;
    },
    addFree: (free, facts, withAll = false) => {
      const boxes: readonly Box[] = withAll ? [axes.boxAt({}) ?? new Map()] : [];
      return keep({ ...facts, boxes, free, key: quantityKey(boxes, free) });
    },
    all: () => [...known.values()],
  };
}

/** The name of a count: the groups that it adds up. */
export function quantityKey(boxes: readonly Box[], free: readonly string[]): string {
  const names = boxes.map((box) =>
    [...box]
      .map(([axis, groups]) => `${axis}=${groups.join(',')}`)
      .sort()
      .join('&'),
  );
  return [...names.map((name) => `[${name}]`), ...free].sort().join('+');
}
