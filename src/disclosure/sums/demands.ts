/** What must stay possible for whoever reads counts and sums together, however much is hidden: each demand is kept by one whole world. */
import type { Witness } from '../attack/problem.ts';
import { dominanceRules, openRange } from '../policy/dominance.ts';
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
  /** For a difference, the figures (by place) that it is one of: it is asked while both of some pair are shown. Null: always asked. */
  readonly pairs: readonly Pair[] | null;
}

type Pair = readonly [whole: number, part: number];

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
/** Figures up to which what the rule asks for comes first, which hides fewer; beyond, what counts ask for, which opens most of the rest at once. */
const mostForFewest = 500;

/**
 * Each hidden sum, each difference of printed sums that lie in each other and each finest group that few people or one or two make up must keep, downwards
 * and upwards, what the rule asks for: for outsiders, and for each person who is alone in another finest group. And each of `witnesses`, whole tables that
 * between them give every small count every small value, must have sums that agree with the printed ones: nobody has none, and where that is
 * so everywhere, each at least one. Null when they are too many.
 */
export function demandsOf(
  figures: SumFigures,
  isHidden: (figure: number) => boolean,
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
  for (const { name, columns, pairs } of sensitive(figures, isHidden)) {
    const { n, contributions, isSmall } = figures.behind(columns);
    const target = targets.push({ name, columns }) - 1;
    if (n === 0) {
      nought.push(target);
      continue;
    }
    const { lower, upper } = openRange(rules, contributions, isSmall);
    const inside = new Set(columns);
    const insiders = alone.filter((column) => !inside.has(column));
    const least = isAtLeastCount ? Math.max(lower, n) : lower;
    for (const wish of [
      { target, end: 'at-most', bound: least },
      { target, end: 'at-least', bound: upper },
    ] as const)
      for (const known of [null, ...insiders]) own.push({ wishes: [wish], known, people: null, pairs });
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
      pairs: null,
    };
  });
  const isLarge = figures.all.length > mostForFewest;
  return { targets, all: isLarge ? [...ofCounts, ...own] : [...own, ...ofCounts] };
}

interface Sensitive extends SumTarget {
  readonly pairs: readonly Pair[] | null;
}

/** Each set of people once: hidden figures, finest groups, and differences of figures that are shown. Where nobody is in it, the groups of the figure stay. */
function sensitive(figures: SumFigures, isHidden: (figure: number) => boolean): readonly Sensitive[] {
  const { all, groups, behind, people, asked } = figures;
  const nameOf = (figure: number) => all[figure]?.count.key.replace(/\|n$/, `|${asked.measure}`) ?? '';
  const found = new Map<string, Sensitive>();
  const add = (name: string, columns: readonly number[], pair: Pair | null) => {
    const living = columns.filter((column) => (people[column] ?? 0) > 0);
    const key = living.length === 0 ? name : living.join();
    const before = found.get(key);
    if (before === undefined)
      found.set(key, {
        name,
        columns: living.length === 0 ? columns : living,
        pairs: pair === null ? null : [pair],
      });
    else if (before.pairs !== null && pair !== null)
      found.set(key, { ...before, pairs: [...before.pairs, pair] });
  };
  for (const [figure, { columns, isHiddenByRule }] of all.entries())
    if (isHiddenByRule) add(nameOf(figure), columns, null);
  for (let column = 0; column < groups.columns; column += 1) {
    const { n, isSensitive } = behind([column]);
    if (n > 0 && isSensitive) add(`finest group ${column + 1}`, [column], null);
  }
  for (const { pair, columns } of differences(figures, isHidden)) {
    const { n, isSensitive } = behind(columns);
    if (n > 0 && isSensitive) add(pair.map(nameOf).join(' less '), columns, pair);
  }
  return [...found.values()];
}

/** Pairs of shown figures of which one lies in the other, but for groups that are printed as nought. Cost: figures times those over one of their groups. */
function* differences(
  { all }: SumFigures,
  isHidden: (figure: number) => boolean,
): Generator<{ readonly pair: Pair; readonly columns: readonly number[] }> {
  const shown = [...all.entries()].filter(([figure]) => !isHidden(figure));
  const empty = new Set(shown.flatMap(([, { columns, interval }]) => (interval.upper === 0 ? columns : [])));
  const living = shown.flatMap(([figure, { columns }]) => {
    const own = columns.filter((column) => !empty.has(column));
    return own.length === 0 ? [] : [{ figure, own, set: new Set(own) }];
  });
  const over = new Map<number, (typeof living)[number][]>();
  for (const one of living)
    for (const column of one.own) {
      const others = over.get(column);
      if (others === undefined) over.set(column, [one]);
      else others.push(one);
    }
  for (const part of living)
    for (const whole of over.get(part.own[0] ?? -1) ?? [])
      if (whole.own.length > part.own.length && part.own.every((column) => whole.set.has(column)))
        yield {
          pair: [whole.figure, part.figure],
          columns: whole.own.filter((column) => !part.set.has(column)),
        };
}
