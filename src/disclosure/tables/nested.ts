/** Pairs of printed counts of which the second is part of the first, and the difference can be small. */
import type { Box } from '../model/axes.ts';
import type { Interval } from '../policy/rule.ts';
import { boxKey, type TableCount, type TableModel } from './table-model.ts';

interface Printed {
  readonly count: TableCount;
  /** null: hidden. */
  readonly interval: Interval | null;
}

/**
 * Each printed count against those around it: for each of its axes a wider set of groups that some count uses. A difference that is a count of the
 * publication itself is left out. Cost: counts times the wider sets of each axis, multiplied over the axes.
 */
export function nestedNear(
  printed: readonly Printed[],
  { axes, counts }: TableModel,
  mostSmall: number,
): readonly (readonly [TableCount, TableCount])[] {
  const keyOf = (measure: string, box: Box) => `${measure}|${boxKey(box)}`;
  const known = new Set(counts.map(({ key }) => key));
  const byKey = new Map(printed.map((one) => [one.count.key, one]));
  const setsOf = new Map<string, Map<string, readonly number[]>>();
  for (const { count } of printed)
    for (const [axis, groups] of count.box)
      setsOf.set(axis, (setsOf.get(axis) ?? new Map()).set(groups.join(), groups));
  const wider = new Map<string, readonly (readonly number[] | null)[]>();
  const widerOf = (axis: string, groups: readonly number[]) => {
    const key = `${axis}|${groups.join()}`;
    const found = wider.get(key) ?? [
      groups,
      ...[...(setsOf.get(axis)?.values() ?? [])].filter(
        (set) => set.length > groups.length && groups.every((group) => set.includes(group)),
      ),
      null,
    ];
    wider.set(key, found);
    return found;
  };
  const sizeOf = (axis: string, box: Box) =>
    box.get(axis) ??
    Array.from({ length: axes.all.find(({ name }) => name === axis)?.size ?? 0 }, (_, i) => i);
  const isCounted = (whole: TableCount, part: TableCount) => {
    const differing = [...part.box.keys()].filter(
      (axis) => part.box.get(axis)?.join() !== whole.box.get(axis)?.join(),
    );
    const [axis] = differing;
    if (differing.length !== 1 || axis === undefined) return false;
    const rest = sizeOf(axis, whole.box).filter((group) => part.box.get(axis)?.includes(group) !== true);
    return known.has(keyOf(part.measure, new Map(whole.box).set(axis, rest)));
  };
  return printed.flatMap(({ count: part, interval }) => {
    if (interval === null) return [];
    const around = [...part.box].reduce<readonly Box[]>(
      (boxes, [axis, groups]) =>
        boxes.flatMap((box) =>
          widerOf(axis, groups).map((set) => (set === null ? box : new Map(box).set(axis, set))),
        ),
      [new Map()],
    );
    return around.flatMap((box) => {
      const whole = byKey.get(keyOf(part.measure, box));
      if (whole === undefined || whole.interval === null || whole.count === part) return [];
      if (whole.interval.lower - interval.upper > mostSmall || isCounted(whole.count, part)) return [];
      return [[whole.count, part] as const];
    });
  });
}
