/** What must stay possible for whoever reads counts and sums together, however much is hidden: each demand is kept by one whole world. */
import type { Witness } from '../attack/problem.ts';
import { dominanceRules, openRange } from '../policy/dominance.ts';
import { nestedNear } from '../tables/nested.ts';
import type { TableModel } from '../tables/table-model.ts';
import type { SumFigures } from './sum-figures.ts';

/** Sums of some columns that somebody would like to know. */
export interface SumTarget {
  readonly name: string;
  readonly columns: readonly number[];
}

export interface Demand {
  /** Targets that shall be at most, or at least, so much. */
  readonly wishes: readonly Wish[];
  /** The column of somebody who is alone in it and knows it; null: nobody who reads is in the file. */
  readonly known: number | null;
  /** The counts of the world; null: any that are known to agree with what is printed. */
  readonly people: Witness | null;
  /** Figures (by place) that must all be shown for it to be asked: the parts of a difference. */
  readonly parts: readonly number[];
}

export interface Wish {
  readonly target: number;
  readonly end: 'at-most' | 'at-least';
  readonly bound: number;
}

export interface Demands {
  readonly targets: readonly SumTarget[];
  readonly all: readonly Demand[];
}

const mostDemands = 400_000;

/**
 * Each hidden sum, each difference of printed sums that lie in each other and each finest group that few people or one or two make up must keep, downwards
 * and upwards, what the rule asks for: for outsiders, and for each person who is alone in another finest group. And each of `witnesses`, whole tables that
 * between them give every small count every small value, must have sums that agree with the printed ones: nobody has none, and where that is
 * so everywhere, each at least one. Null when they are too many.
 */
export function demandsOf(
  figures: SumFigures,
  isHidden: (figure: number) => boolean,
  model: TableModel,
  witnesses: readonly Witness[],
): Demands | null {
  const { groups, people, isAtLeastCount, policy } = figures;
  const rules = dominanceRules(policy);
  const targets: SumTarget[] = [];
  const own: Demand[] = [];
  const nought: number[] = [];
  const alone = [...people.keys()].filter((column) => {
    const { n, contributions } = figures.behind([column]);
    return n > 0 && contributions.total > 0 && contributions.largest[0] === contributions.total;
  });
  const seen = new Set<string>();
  for (const { name, columns, parts } of sensitive(figures, isHidden, model)) {
    const { n, contributions, isSmall } = figures.behind(columns);
    const living = columns.filter((column) => (people[column] ?? 0) > 0);
    const key = n === 0 ? name : living.join();
    if (seen.has(key)) continue;
    seen.add(key);
    const target = targets.push({ name, columns: n === 0 ? columns : living }) - 1;
    if (n === 0) {
      nought.push(target);
      continue;
    }
    const { lower, upper } = openRange(rules, contributions, isSmall);
    const inside = new Set(living);
    const insiders = alone.filter((column) => !inside.has(column));
    const least = isAtLeastCount ? Math.max(lower, n) : lower;
    for (const wish of [
      { target, end: 'at-most', bound: least },
      { target, end: 'at-least', bound: upper },
    ] as const)
      for (const known of [null, ...insiders]) own.push({ wishes: [wish], known, people: null, parts });
    if (own.length > mostDemands) return null;
  }
  const worlds = witnesses.map(groups.spread);
  const countIn = (world: Witness, target: number) =>
    targets[target]?.columns.reduce((sum, column) => sum + (world[column] ?? 0), 0) ?? 0;
  const homeOf = nought.map((target) => worlds.findIndex((world) => countIn(world, target) > 0));
  const ofCounts = worlds.map((world, w): Demand => {
    const wishes = nought.filter((_, i) => homeOf[i] === w);
    return {
      wishes: wishes.map((target) => ({ target, end: 'at-least', bound: 1 })),
      known: null,
      people: world,
      parts: [],
    };
  });
  return { targets, all: [...ofCounts, ...own] };
}

interface Sensitive extends SumTarget {
  readonly parts: readonly number[];
}

/** Printed figures first, so that a difference that is one of them counts as it. Nobody's are left out, but for hidden figures. */
function* sensitive(
  { all, groups, behind, asked }: SumFigures,
  isHidden: (figure: number) => boolean,
  model: TableModel,
): Generator<Sensitive> {
  const nameOf = (figure: number) => all[figure]?.count.key.replace(/\|n$/, `|${asked.measure}`) ?? '';
  for (const [i, { columns, isHiddenByRule }] of all.entries())
    if (isHiddenByRule) yield { name: nameOf(i), columns, parts: [] };
  for (let column = 0; column < groups.columns; column += 1) {
    const { n, isSensitive } = behind([column]);
    if (n > 0 && isSensitive) yield { name: `finest group ${column + 1}`, columns: [column], parts: [] };
  }
  const placeOf = new Map(all.map(({ count }, i) => [count.count, i]));
  const printed = all.map(({ count, interval }, i) => ({
    count: count.count,
    interval: isHidden(i) ? null : interval,
  }));
  for (const [whole, part] of nestedNear(printed, model, Number.POSITIVE_INFINITY)) {
    const parts = [placeOf.get(whole) ?? -1, placeOf.get(part) ?? -1];
    const less = new Set(all[parts[1] ?? -1]?.columns);
    const columns = (all[parts[0] ?? -1]?.columns ?? []).filter((column) => !less.has(column));
    const { n, isSensitive } = behind(columns);
    if (n > 0 && isSensitive) yield { name: parts.map(nameOf).join(' less '), columns, parts };
  }
}
