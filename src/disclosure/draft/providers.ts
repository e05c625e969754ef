/** Providers as insiders: each knows its own admissions, and shall work out no small count of the others. */
import type { OwnCounts } from '../../measures/results.ts';
import { sumOf } from '../attack/sum.ts';
import type { Inside, InsiderNamed } from '../hide/hide-inside.ts';
import type { Axes, Box } from '../model/axes.ts';
import type { Interval } from '../policy/rule.ts';
import type { Decisions } from './decisions.ts';
import type { Model } from './model.ts';
import type { Quantity } from './quantities.ts';

interface Given {
  readonly providers: readonly OwnCounts[];
  readonly model: Model;
  readonly axes: Axes;
  readonly rule: Decisions;
  readonly small: Interval;
}

/**
 * No group of admissions has fewer than the provider's own there. It is asked for every count in which others are few, and for those hidden because few children
 * are behind them; not for counts that no dimension divides. Source: disclosure facts, §6. Cost: counts × places of the tables.
 */
export function providersInside({
  providers,
  model,
  axes,
  rule,
  small,
}: Given): Pick<Inside, 'sums' | 'insiders'> {
  const places = placesOf(providers, axes);
  const shares = model.quantities
    .filter(({ boxes, free }) => boxes.length > 0 && free.length === 0)
    .map((quantity) => ({ quantity, own: placesWithin(quantity, places) }));
  const isSmall = (others: number) => small.lower <= others && others <= small.upper;
  const insiders = providers.map((lists): InsiderNamed => {
    const own = new Map(lists.flat().map(({ at, admissions }) => [nameOf(at), admissions]));
    return {
      knows: [...own].map(([key, lower]) => ({ key, lower, upper: Number.POSITIVE_INFINITY })),
      asks: shares.flatMap(({ quantity: { key, count }, own: within }) => {
        const others = count - (within ?? []).reduce((sum, name) => sum + (own.get(name) ?? 0), 0);
        const isHidden = rule.get(key) !== 'shown' && (within === null || others > small.upper);
        return isHidden || isSmall(others) ? [key] : [];
      }),
    };
  });
  const sums = places.flat().map(({ name, box }) => {
    const home = model.cliques.tables.find((clique) => clique.holds(box));
    return [name, sumOf(home?.columnsIn([box]) ?? [])] as const;
  });
  return { sums: new Map(sums.filter(([, { columns }]) => columns.length > 0)), insiders };
}

interface Place {
  readonly name: string;
  readonly box: Box;
}

/** Places in which some provider has admissions, list by list. */
function placesOf(providers: readonly OwnCounts[], axes: Axes): readonly (readonly Place[])[] {
  const lists = new Map<string, Map<string, Place>>();
  for (const counts of providers.flat())
    for (const { at } of counts) {
      const box = axes.boxAt(at);
      if (box === null) throw new Error('impossible: admissions where nobody can be');
      const dimensions = Object.keys(at).join();
      const places = lists.get(dimensions) ?? new Map<string, Place>();
      lists.set(dimensions, places.set(nameOf(at), { name: nameOf(at), box }));
    }
  return [...lists.values()].map((places) => [...places.values()]);
}

const nameOf = (at: Readonly<Record<string, string>>): string =>
  `own: ${Object.entries(at)
    .map((place) => place.join('='))
    .join('|')}`;

/** Names of the places that make up a count, from a list that tells them from all others; null when none does. */
function placesWithin({ boxes }: Quantity, lists: readonly (readonly Place[])[]): readonly string[] | null {
  for (const places of lists) {
    const isTold = places.every(
      ({ box }) => boxes.some((whole) => isIn(box, whole)) || boxes.every((whole) => isApart(box, whole)),
    );
    if (isTold)
      return places.flatMap(({ name, box }) => (boxes.some((whole) => isIn(box, whole)) ? [name] : []));
  }
  return null;
}

const isIn = (part: Box, whole: Box): boolean =>
  [...whole].every(([axis, groups]) => part.get(axis)?.every((group) => groups.includes(group)) === true);

const isApart = (one: Box, other: Box): boolean =>
  [...one].some(([axis, groups]) => {
    const others = other.get(axis);
    return others !== undefined && !groups.some((group) => others.includes(group));
  });
