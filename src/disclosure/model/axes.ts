/** What an outsider knows of the dimensions: which hang together (months and years, areas of one home) and in which finest groups. */
import { financialYearOf, monthsOf, quarterOf } from '../../study/calendar.ts';
import { type AreaKind, type CategorySource, categoriesOf, type Dimension } from '../../study/dimensions.ts';
import type { Study } from '../../study/study.ts';
import type { SplitAxis } from './split-axis.ts';

/** Area codes, names and how the kinds of area lie in each other. Public facts, no records. */
export interface Geography {
  /** Sorted codes of each kind of area, as for `categoriesOf`. */
  readonly codes: Readonly<Partial<Record<AreaKind, readonly string[]>>>;
  readonly nameOf: (kind: AreaKind, code: string) => string;
  /** The distinct tuples of area codes that homes can lie in. */
  readonly homeCombinations: readonly AreaTuple[];
  /** The same for units; default those of homes. */
  readonly unitCombinations?: readonly AreaTuple[];
}
export type AreaTuple = Readonly<Partial<Record<AreaKind, string | null>>>;

/** Dimensions that are functions of one finest grouping. Without relatives, a dimension is its own axis. */
export interface Axis {
  readonly name: string;
  readonly size: number;
  /** For each dimension of the axis, the category of each finest group. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

/** Finest groups on each axis that is restricted, ascending. An axis that is not named is not restricted. */
export type Box = ReadonlyMap<string, readonly number[]>;

export interface Axes {
  readonly all: readonly Axis[];
  /** Pairs of these that hang together. */
  readonly splits: readonly SplitAxis[];
  readonly categories: ReadonlyMap<string, readonly string[]>;
  readonly axisOf: (dimension: string) => Axis;
  /** The finest groups at a place (`all` restricts nothing); null when there are none. */
  readonly boxAt: (at: Readonly<Record<string, string>>) => Box | null;
}

export function axesOf(dimensions: readonly Dimension[], study: Study, geography: Geography): Axes {
  const source: CategorySource = { ...study, areaCodes: geography.codes };
  const categories = new Map(dimensions.map((d) => [d as string, categoriesOf(d, source)]));
  const families = new Map<string, Dimension[]>();
  for (const dimension of dimensions) {
    const family = families.get(familyOf(dimension));
    if (family === undefined) families.set(familyOf(dimension), [dimension]);
    else family.push(dimension);
  }
  const all = [...families].map(([name, members]): Axis => {
    const tuples = finestGroups(name, members, categories, study, geography);
    const codes = new Map(
      members.map((member, i) => [member as string, tuples.map((tuple) => tuple[i] ?? '')]),
    );
    return { name, size: tuples.length, codes };
  });
  const byDimension = new Map(all.flatMap((axis) => [...axis.codes.keys()].map((d) => [d, axis] as const)));
  const axisOf = (dimension: string): Axis => {
    const axis = byDimension.get(dimension);
    if (axis === undefined) throw new Error(`impossible: no axis for ${dimension}`);
    return axis;
  };
  return { all, splits: [], categories, axisOf, boxAt: (at) => boxAt(at, axisOf) };
}

/** Dimensions of one family hang together: areas of homes, areas of units, times. Others are alone. */
export const familyOf = (dimension: string): string => {
  if (dimension === 'month' || dimension === 'quarter' || dimension === 'year') return 'time';
  return /^(home|unit)-/.exec(dimension)?.[1] ?? dimension;
};

function finestGroups(
  family: string,
  members: readonly Dimension[],
  categories: ReadonlyMap<string, readonly string[]>,
  study: Study,
  geography: Geography,
): readonly (readonly string[])[] {
  const [first] = members;
  if (first === undefined) throw new Error('impossible: an axis without a dimension');
  if (family === 'time')
    return distinct(
      monthsOf(study.period).map((month) =>
        members.map((d) =>
          d === 'month' ? month : d === 'quarter' ? quarterOf(month) : financialYearOf(month),
        ),
      ),
    );
  if (members.length === 1) return (categories.get(first) ?? []).map((code) => [code]);
  const { homeCombinations, unitCombinations } = geography;
  const known = (family === 'unit' ? unitCombinations : undefined) ?? homeCombinations;
  const kinds = members.map((d) => d.replace(/^(home|unit)-/, '') as AreaKind);
  const areas = known.map((tuple) => kinds.map((kind) => tuple[kind] ?? 'unknown'));
  const inNoArea = (categories.get(first) ?? []).filter(
    (code) => !geography.codes[kinds[0] ?? 'region']?.includes(code),
  );
  return distinct([...areas, ...inNoArea.map((code) => members.map(() => code))]);
}

function distinct(tuples: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(tuples.map((tuple) => [tuple.join('|'), tuple])).values()];
}

function boxAt(at: Readonly<Record<string, string>>, axisOf: (dimension: string) => Axis): Box | null {
  const box = new Map<string, readonly number[]>();
  for (const [dimension, code] of Object.entries(at)) {
    if (code === 'all') continue;
    const axis = axisOf(dimension);
    const codes = axis.codes.get(dimension) ?? [];
    const before = box.get(axis.name) ?? codes.map((_, i) => i);
    const groups = before.filter((i) => codes[i] === code);
    if (groups.length === 0) return null;
    if (groups.length < axis.size) box.set(axis.name, groups);
  }
  return box;
}
