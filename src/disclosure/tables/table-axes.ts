/** The axes of a publication from its own dimensions: finest groups, and which of them lie in each category. */
import type { Axes, Axis, Box } from '../model/axes.ts';
import type { Impossible } from '../model/impossible.ts';
import { inStated, type Lying, lyingOf } from './lying.ts';
import type { Publication, ReadDimension } from './publication.ts';

export interface TableAxes extends Axes {
  /** A place within some categories of each dimension; null when no finest group is there. */
  readonly boxWithin: (
    at: Readonly<Record<string, string>>,
    within: Readonly<Record<string, readonly string[]>>,
  ) => Box | null;
}

/** Dimensions whose categories lie in each other are one axis. Errors of hierarchies: see `lyingOf`. */
export function tableAxes(dimensions: readonly ReadDimension[]): TableAxes {
  const lying = lyingOf(dimensions);
  const all = familiesOf(dimensions, lying).map((members) => axisOf(members, lying));
  const byDimension = new Map(all.flatMap((axis) => [...axis.codes.keys()].map((d) => [d, axis] as const)));
  const axisNamed = (dimension: string): Axis => {
    const axis = byDimension.get(dimension);
    if (axis === undefined) throw new Error(`impossible: no axis for ${dimension}`);
    return axis;
  };
  const groupsIn = groupsBy(axisNamed, lying);
  const boxWithin: TableAxes['boxWithin'] = (at, within) => {
    const box = new Map<string, readonly number[]>();
    const places = Object.entries(at).flatMap(([dimension, code]) =>
      code === 'all' ? [] : [[dimension, [code]] as const],
    );
    for (const [dimension, codes] of [...places, ...Object.entries(within)]) {
      const axis = axisNamed(dimension);
      const own = new Set(codes.flatMap((code) => groupsIn(dimension, code)));
      const before = box.get(axis.name) ?? Array.from({ length: axis.size }, (_, i) => i);
      const groups = before.filter((group) => own.has(group));
      if (groups.length === 0) return null;
      if (groups.length < axis.size) box.set(axis.name, groups);
    }
    return box;
  };
  return {
    all,
    splits: [],
    categories: new Map(dimensions.map(({ name, categories }) => [name, categories.map(({ code }) => code)])),
    axisOf: axisNamed,
    boxAt: (at) => boxWithin(at, {}),
    boxWithin,
  };
}

function groupsBy(axisOf: (dimension: string) => Axis, { above }: Lying) {
  const known = new Map<string, readonly number[]>();
  return (dimension: string, code: string): readonly number[] => {
    const key = `${dimension}=${code}`;
    const found =
      known.get(key) ??
      (axisOf(dimension).codes.get(dimension) ?? []).flatMap((leaf, group) =>
        above(dimension, leaf).has(key) ? [group] : [],
      );
    known.set(key, found);
    return found;
  };
}

/** Dimensions that say something about each other, together. */
function familiesOf(dimensions: readonly ReadDimension[], { tied }: Lying): readonly ReadDimension[][] {
  const families: ReadDimension[][] = [];
  for (const dimension of dimensions) {
    const near = families.filter((family) => family.some(({ name }) => tied(name, dimension.name)));
    for (const family of near) families.splice(families.indexOf(family), 1);
    families.push([...near.flat(), dimension]);
  }
  return families;
}

/** One finest group for each combination of finest categories that the hierarchies allow. */
function axisOf(members: readonly ReadDimension[], lying: Lying): Axis {
  const tuples = members.reduce<readonly (readonly string[])[]>(
    (found, { name }, i) =>
      found.flatMap((tuple) =>
        lying.finest(name).flatMap((leaf) => {
          const fits = tuple.every((other, j) =>
            lying.together([members[j]?.name ?? '', other], [name, leaf]),
          );
          return fits ? [[...tuple.slice(0, i), leaf]] : [];
        }),
      ),
    [[]],
  );
  const codes = new Map(members.map(({ name }, i) => [name, tuples.map((tuple) => tuple[i] ?? '')]));
  return { name: members.map(({ name }) => name).join('+'), size: tuples.length, codes };
}

/** What a publication itself says is empty: places printed as not applicable, among those whom the table counts. */
export function printedEmpty({ dimensions, tables }: Publication): readonly Impossible[] {
  const lying = lyingOf(dimensions);
  const empty = new Map<string, Set<string>>();
  for (const { within = {}, cells } of tables)
    for (const place of cells.flatMap(({ at, places = [at], says }) =>
      says.kind === 'not-applicable' ? places : [],
    )) {
      const own = Object.entries(place).filter(([, code]) => code !== 'all');
      if (own.length === 0) continue;
      const all = [...own.map(([name, code]) => [name, [code]] as const), ...Object.entries(within)];
      const names = all.map(([name]) => name).join('|');
      const combinations = all.reduce<readonly string[]>(
        (found, [name, codes]) =>
          found.flatMap((before) => codes.map((code) => `${before}${before && '|'}${name}=${code}`)),
        [''],
      );
      const stated = empty.get(names) ?? new Set();
      for (const combination of combinations) stated.add(combination);
      empty.set(names, stated);
    }
  return [...empty].map(([names, combinations]) => ({
    why: 'the tables print it as not applicable',
    dimensions: names.split('|'),
    never: (...leaves) => inStated(lying, names.split('|'), leaves, combinations),
  }));
}
