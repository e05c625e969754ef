/** Counts of which one is never more than another: children and admissions, a check and all, a later step and an earlier one. */

import { plus, type Row, type Sum } from '../attack/sum.ts';
import type { Differences, Division } from './differences.ts';
import { childrenWithin, leaver } from './draft-fixed.ts';
import type { Quantity } from './quantities.ts';

export interface OrderedCounts extends Differences {
  readonly rows: readonly Row[];
}

/**
 * Admissions add up over the steps of the inclusion flow; children are distinct counts (a child can stay with one admission and leave
 * with another), so a step has at least as many children as any part of it and at most their sum. Source: disclosure facts on units.
 */
export function orderedCounts(
  quantities: readonly Quantity[],
  sums: ReadonlyMap<string, Sum>,
  column: (name: string) => Sum,
  { all, sum: everyone }: { readonly all: string; readonly sum: Sum },
): OrderedCounts {
  const keys = new Set(quantities.map(({ key }) => key));
  const free = new Set(quantities.flatMap((quantity) => quantity.free));
  const rows: Row[] = [];
  const nested: (readonly [string, string])[] = [];
  const divisions: Division[] = [];
  const atLeast = (more: Sum, less: Sum) =>
    rows.push({ ...plus(more, less, -1), lower: 0, upper: Number.POSITIVE_INFINITY });
  const contains = (more: string, less: string) => {
    const [a, b] = [sums.get(more), sums.get(less)];
    if (a === undefined || b === undefined) return;
    atLeast(a, b);
    nested.push([more, less]);
  };
  if (free.has('episodes')) {
    atLeast(everyone, column('episodes'));
    atLeast(column('episodes'), column('children'));
  }
  for (const name of free) {
    if (name.startsWith('admissions of check ')) contains(all, name);
    if (name.startsWith(childrenWithin)) {
      contains('children', name);
      const admissions = sums.get(name.slice(childrenWithin.length));
      if (admissions !== undefined) atLeast(admissions, column(name));
    }
    if (name.startsWith('children left ')) atLeast(column(name.replace('children ', '')), column(name));
  }
  const flow = quantities.filter(({ boxes, free: names }) => names.some(isLeaver) && boxes.length > 0);
  const kept = [...flow.map(({ key }) => key), all];
  const steps = kept.map((key, s) => ({
    key,
    children: s === kept.length - 1 ? 'children' : `children kept ${s}`,
  }));
  const leaversAt = (step: number) =>
    [...Array(20).keys()].map((r) => leaver(step, r)).filter((name) => free.has(name));
  steps.forEach(({ key, children }, s) => {
    let left: readonly string[] = [];
    kept.slice(s + 1).forEach((end, n) => {
      left = [...left, ...leaversAt(s + 1 + n)];
      divisions.push({ whole: key, way: `steps to ${s + 1 + n}`, parts: [end, ...left], isComplete: true });
    });
    if (!keys.has(children)) return;
    const own = sums.get(key);
    if (own !== undefined) atLeast(own, column(children));
    const next = steps[s + 1];
    if (next === undefined) return;
    const leavers = leaversAt(s + 1);
    nested.push([key, next.key], ...leavers.map((name) => [key, name] as const));
    contains(children, next.children);
    for (const name of leavers) contains(children, `children ${name}`);
    const parts = leavers
      .map((name) => column(`children ${name}`))
      .reduce((sum, part) => plus(sum, part), column(next.children));
    atLeast(parts, column(children));
  });
  return { rows, nested, divisions };
}

const isLeaver = (name: string) => name.startsWith('left ');
