/** The axes as a release says them, and finest groups as rows of the certificate: the place on each axis, and how many people. */
import type { Axes, Axis } from '../model/axes.ts';
import type { Joined } from '../model/joined.ts';
import type { Axis as ReadAxis } from './certificate.ts';

/** What a category lies in: codes of its own dimension, or `<dimension>=<code>` of another. */
interface Stated {
  readonly name: string;
  readonly categories: readonly { readonly code: string; readonly parents: readonly string[] }[];
}

/** Axes as they are before some are split, each with the place of its finest groups by those of its parts. */
function wholesOf({ all, splits }: AllAxes): readonly (Whole & { readonly axis: Axis })[] {
  return all.flatMap((axis) => {
    const split = splits.find(({ parts }) => parts.some(({ name }) => name === axis.name));
    if (split === undefined) {
      const groups = Array.from({ length: axis.size }, (_, i) => [String(i), i] as const);
      return [{ axis, parts: [axis.name], placeOf: new Map(groups) }];
    }
    const { whole, parts, pairs } = split;
    const placeOf = new Map(pairs.map((pair, i) => [pair.join(), i]));
    return parts[0].name === axis.name
      ? [{ axis: whole, parts: parts.map(({ name }) => name), placeOf }]
      : [];
  });
}

interface Whole {
  readonly parts: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
}

type AllAxes = Pick<Axes, 'all' | 'splits'>;

/** Every axis with its finest groups, each with all places that it lies in. */
export function axesRead(axes: AllAxes, stated: readonly Stated[]): readonly ReadAxis[] {
  const parents = new Map<string, readonly string[]>(
    stated.flatMap(({ name, categories }) => {
      const codes = new Set(categories.map(({ code }) => code));
      const placed = (parent: string) => (codes.has(parent) ? `${name}=${parent}` : parent);
      return categories.map(
        ({ code, parents: own }) =>
          [`${name}=${code}`, own.filter((parent) => parent !== 'all').map(placed)] as const,
      );
    }),
  );
  const above = (place: string): readonly string[] => [place, ...(parents.get(place) ?? []).flatMap(above)];
  return wholesOf(axes).map(({ axis: { name, size, codes } }) => ({
    name,
    finest: Array.from({ length: size }, (_, i) => [
      ...new Set([...codes].flatMap(([dimension, groups]) => above(`${dimension}=${groups[i]}`))),
    ]),
  }));
}

/** The groups of a joined table that have people, ascending, and how many these are. */
export function groupRows(
  axes: AllAxes,
): (whole: Joined | null) => readonly (readonly [group: readonly number[], n: number])[] {
  const wholes = wholesOf(axes);
  return (whole) => {
    if (whole === null) throw new Error('impossible: tables that cannot be joined');
    const at = wholes.map(({ parts }) => parts.map((name) => whole.names.indexOf(name)));
    const total = new Map<string, readonly [readonly number[], number]>();
    for (const { groups, n } of whole.people) {
      const own = wholes.map(
        ({ placeOf }, i) => placeOf.get((at[i] ?? []).map((part) => groups[part]).join()) ?? -1,
      );
      total.set(own.join(), [own, n + (total.get(own.join())?.[1] ?? 0)]);
    }
    return [...total.values()].sort(([a], [b]) => compare(a, b));
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
