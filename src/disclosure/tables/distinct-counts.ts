/** Counts that do not add up: a margin of children lies between its largest part and the sum of its parts. */
import { plus, type Row } from '../attack/sum.ts';
import type { Box } from '../model/axes.ts';
import type { TableAxes } from './table-axes.ts';
import type { TableCount } from './table-model.ts';

/** Rows that tie distinct counts to each other and to what they are never more than. Source: disclosure facts, §6. */
export function distinctCounts(
  counts: readonly TableCount[],
  distinct: ReadonlyMap<string, { readonly within?: string }>,
  countIn: (measure: string, box: Box) => TableCount | undefined,
  axes: TableAxes,
): readonly Row[] {
  const without = Number.POSITIVE_INFINITY;
  return counts.flatMap((count): readonly Row[] => {
    const rule = distinct.get(count.measure);
    if (rule === undefined) return [];
    const events = rule.within === undefined ? undefined : countIn(rule.within, count.box);
    const held =
      events === undefined ? [] : [{ ...plus(events.sum, count.sum, -1), lower: 0, upper: without }];
    const divisions = divisionsOf(count, countIn, axes);
    const parts = divisions
      .flat()
      .map((part) => ({ ...plus(count.sum, part.sum, -1), lower: 0, upper: without }));
    const sums = divisions.map((all) => ({
      ...plus(
        all.reduce(
          (sum, part) => plus(sum, part.sum),
          all[0] === undefined ? count.sum : { columns: new Int32Array(0), factors: new Float64Array(0) },
        ),
        count.sum,
        -1,
      ),
      lower: 0,
      upper: without,
    }));
    return [...held, ...parts, ...sums];
  });
}

/** Ways in which counts of the same measure divide this one completely, by the categories of one dimension. */
function divisionsOf(
  { measure, box }: TableCount,
  countIn: (measure: string, box: Box) => TableCount | undefined,
  axes: TableAxes,
): readonly (readonly TableCount[])[] {
  return [...axes.categories].flatMap(([dimension, codes]) => {
    const axis = axes.axisOf(dimension);
    const within = box.get(axis.name) ?? Array.from({ length: axis.size }, (_, i) => i);
    const pieces = codes.flatMap((code) => {
      const groups = axes.boxAt({ [dimension]: code })?.get(axis.name) ?? [];
      return groups.length > 0 &&
        groups.length < within.length &&
        groups.every((group) => within.includes(group))
        ? [groups]
        : [];
    });
    const covers = disjointCover(pieces, within.length);
    const parts = covers.map((groups) => countIn(measure, new Map(box).set(axis.name, groups)));
    const found = parts.filter((part) => part !== undefined);
    return covers.length > 0 && found.length === covers.length ? [found] : [];
  });
}

/** The largest pieces, one after the other, that do not overlap; none unless they cover everything. */
function disjointCover(pieces: readonly (readonly number[])[], size: number): readonly (readonly number[])[] {
  const taken = new Set<number>();
  const chosen = [...pieces]
    .sort((a, b) => b.length - a.length)
    .filter((groups) => {
      if (groups.some((group) => taken.has(group))) return false;
      for (const group of groups) taken.add(group);
      return true;
    });
  return taken.size === size ? chosen : [];
}
