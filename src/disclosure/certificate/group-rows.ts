/** Finest groups of axes as rows of the certificate: how many people, and the place of their category in each dimension. */
import type { Axes } from '../model/axes.ts';
import type { Joined } from '../model/joined.ts';
import type { Dimension } from './certificate.ts';

/** What a category lies in: codes of its own dimension, or `<dimension>=<code>` of another. */
interface Stated {
  readonly name: string;
  readonly categories: readonly { readonly code: string; readonly parents: readonly string[] }[];
}

/** For every dimension of the axes its finest categories, each with all that it lies in, itself first. */
export function dimensionsOf(axes: Pick<Axes, 'all'>, stated: readonly Stated[]): readonly Dimension[] {
  const parents = new Map<string, readonly string[]>(
    stated.flatMap(({ name, categories }) =>
      categories.map(({ code, parents: own }) => {
        const codes = new Set(categories.map((category) => category.code));
        const placed = own
          .filter((parent) => parent !== 'all')
          .map((parent) => (codes.has(parent) ? `${name}=${parent}` : parent));
        return [`${name}=${code}`, placed] as const;
      }),
    ),
  );
  const above = (place: string): readonly string[] => [place, ...(parents.get(place) ?? []).flatMap(above)];
  return axes.all.flatMap(({ codes }) =>
    [...codes].map(([name, groups]) => ({
      name,
      finest: [...new Set(groups)].map((code) => [...new Set(above(`${name}=${code}`))]),
    })),
  );
}

/** The groups of a joined table that have people, ascending, and how many these are. */
export function groupRows(
  axes: Pick<Axes, 'all'>,
  dimensions: readonly Dimension[],
): (whole: Joined | null) => readonly (readonly [group: readonly number[], n: number])[] {
  const placed = dimensions.map(({ name, finest }) => {
    const axis = axes.all.find(({ codes }) => codes.has(name));
    const placeOf = new Map(finest.map(([own = ''], i) => [own, i]));
    const places = (axis?.codes.get(name) ?? []).map((code) => placeOf.get(`${name}=${code}`) ?? -1);
    return { axis: axis?.name ?? '', places };
  });
  return (whole) => {
    if (whole === null) throw new Error('impossible: tables that cannot be joined');
    const at = placed.map(({ axis }) => whole.names.indexOf(axis));
    const total = new Map<string, readonly [readonly number[], number]>();
    for (const { groups, n } of whole.people) {
      const codes = placed.map(({ places }, d) => places[groups[at[d] ?? -1] ?? -1] ?? -1);
      total.set(codes.join(), [codes, n + (total.get(codes.join())?.[1] ?? 0)]);
    }
    return [...total.values()].sort(([a], [b]) => compare(a, b));
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
