/** An axis in two parts, so that a figure that restricts one of them says nothing of the other: what tells populations apart, and the rest. */
import type { Axis, Box } from './axes.ts';

export interface SplitAxis {
  readonly whole: Axis;
  readonly parts: readonly [Axis, Axis];
  /** For each group of the whole, its group of each part; nobody can be in another pair. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** `apart`: the dimensions of the first part. Null where all or none of the axis's own are among them. */
export function splitAxis(whole: Axis, apart: ReadonlySet<string>): SplitAxis | null {
  const names = [...whole.codes.keys()];
  const first = names.filter((name) => apart.has(name));
  if (first.length === 0 || first.length === names.length) return null;
  const [one, oneOf] = partOf(whole, first);
  const [other, otherOf] = partOf(
    whole,
    names.filter((name) => !apart.has(name)),
  );
  return {
    whole,
    parts: [one, other],
    pairs: oneOf.map((group, i) => [group, otherOf[i] ?? -1]),
  };
}

/** The part, and the group of it in which each group of the whole lies. */
function partOf({ size, codes }: Axis, names: readonly string[]): readonly [Axis, readonly number[]] {
  const tuples = Array.from({ length: size }, (_, i) => names.map((name) => codes.get(name)?.[i] ?? ''));
  const distinct = new Map(tuples.map((tuple) => [tuple.join('|'), tuple]));
  const place = new Map([...distinct.keys()].map((key, i) => [key, i]));
  const part: Axis = {
    name: names.join('+'),
    size: distinct.size,
    codes: new Map(names.map((name, at) => [name, [...distinct.values()].map((tuple) => tuple[at] ?? '')])),
  };
  return [part, tuples.map((tuple) => place.get(tuple.join('|')) ?? -1)];
}

/** Some groups of the whole as a restriction of its parts: of one of them where that says as much, so that equal groups have equal boxes. */
export function boxInParts({ parts, pairs }: SplitAxis, groups: readonly number[]): Box {
  const restrictions = parts.map(({ name, size }, part) => {
    const own = new Set(groups.map((group) => pairs[group]?.[part] ?? -1));
    const isEnough = pairs.filter((pair) => own.has(pair[part] ?? -1)).length === groups.length;
    const box: Box = own.size === size ? new Map() : new Map([[name, [...own].sort((a, b) => a - b)]]);
    return { box, isEnough };
  });
  const enough = restrictions.find(({ isEnough }) => isEnough);
  return enough?.box ?? new Map(restrictions.flatMap(({ box }) => [...box]));
}
