/** Worlds: whole tables of counts and of sums that print what is shown. How one is found in which a demand is kept, and what it costs to hide otherwise. */
import { type Bounds, boundsOf } from '../attack/bounds.ts';
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { type Row, sumOf } from '../attack/sum.ts';
import { chanceFrom } from '../witness/chance.ts';
import { mend } from '../witness/mend.ts';
import { linesOf, TableInHand } from '../witness/table-in-hand.ts';
import type { Demand, Demands, Wish } from './demands.ts';
import { type Elastic, leastBroken, wholePoint } from './least-broken.ts';
import type { SumFigures } from './sum-figures.ts';

export interface World {
  readonly people: Witness;
  readonly sums: Witness;
  /** The sum of each figure and of each target. */
  readonly figures: Float64Array;
  readonly targets: Float64Array;
}

/** Which figures are hidden, one byte each. */
export type HiddenSums = Uint8Array;

export interface Worlds {
  /** The file's own. */
  readonly truth: World;
  /** By chains of small changes from another world; null when none was found, which says nothing. */
  readonly seek: (demand: Demand, hidden: HiddenSums, from: World) => World | null;
  /** By a linear program in which every shown sum may be broken at its price; the figures to hide for it. Null when it came to no end, or may hide none and must. */
  readonly free: (
    demand: Demand,
    hidden: HiddenSums,
    mayHide: boolean,
  ) => { readonly broken: readonly number[]; readonly world: World } | null;
}

const attempts = 3;
const mostChanges = 2000;

/**
 * A world has sums only where it has people, and at least one for each where that is so in the file: so it is one for readers who know that, and for those who
 * do not.
 */
export function worldsOf(figures: SumFigures, { targets }: Demands, solvers: Solvers): Worlds {
  const { all, groups, people, sums, isAtLeastCount } = figures;
  const { columns } = groups;
  const columnUpper =
    4 *
    Math.max(
      1000,
      all.reduce((most, { value }) => Math.max(most, value), 0),
    );
  const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const figureSums = all.map((figure) => sumOf(figure.columns));
  const lines = linesOf(
    columns,
    columnUpper,
    figureSums.map((sum) => ({ ...sum, ...free })),
    targets.map((target) => sumOf(target.columns)),
  );
  const boundsFor = new Map<Witness, Bounds>();
  /** Until `undo`. */
  const within = ({ people: asked, known }: Demand) => {
    const counts = asked ?? people;
    const bounds = boundsFor.get(counts) ?? boundsWith(counts);
    boundsFor.set(counts, bounds);
    const mark = bounds.mark();
    if (known !== null) bounds.narrow(known, sums[known] ?? 0, sums[known] ?? 0);
    return { counts, bounds, undo: () => bounds.undo(mark) };
  };
  const boundsWith = (counts: Witness) => {
    const bounds = boundsOf(columns);
    counts.forEach((n, column) => {
      bounds.narrow(column, isAtLeastCount ? n : 0, n > 0 ? columnUpper : 0);
    });
    return bounds;
  };
  const tableFrom = (start: ArrayLike<number>, bounds: Bounds, demand: Demand, hidden: HiddenSums) => {
    const clipped = Int32Array.from({ length: columns }, (_, column) =>
      Math.min(
        bounds.upper[column] ?? 0,
        Math.max(bounds.lower[column] ?? 0, Math.round(start[column] ?? 0)),
      ),
    );
    const table = new TableInHand(lines, clipped);
    all.forEach(({ interval }, i) => {
      if (hidden[i] === 0) table.bind(i, interval.lower, interval.upper);
    });
    for (const wish of demand.wishes) {
      const { lower, upper } = endsOf(wish);
      table.bind(all.length + wish.target, lower, upper);
    }
    table.mark();
    return table;
  };
  const worldIn = (counts: Witness, table: TableInHand): World => ({
    people: counts,
    sums: table.counts.slice(),
    figures: table.values.slice(0, all.length),
    targets: table.values.slice(all.length),
  });
  const mended = (
    start: ArrayLike<number>,
    demand: Demand,
    hidden: HiddenSums,
    { counts, bounds }: { readonly counts: Witness; readonly bounds: Bounds },
  ): World | null => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const table = tableFrom(start, bounds, demand, hidden);
      if (mend(table, mostChanges, chanceFrom(attempt), bounds)) return worldIn(counts, table);
    }
    return null;
  };
  /** Those printed as nought have no people, and so no sums. */
  const shownIn = (hidden: HiddenSums): readonly Shown[] =>
    all.flatMap(({ interval, price }, figure) =>
      hidden[figure] === 1 || interval.upper === 0
        ? []
        : [{ figure, price, row: { ...(figureSums[figure] ?? sumOf([])), ...interval } }],
    );
  const wishRows = ({ wishes }: Demand) =>
    wishes.map((wish): Row => ({ ...sumOf(targets[wish.target]?.columns ?? []), ...endsOf(wish) }));

  return {
    truth: worldIn(people, new TableInHand(lines, sums)),
    seek: (demand, hidden, from) => {
      const limits = within(demand);
      const found = mended(from.sums, demand, hidden, limits);
      limits.undo();
      return found;
    },
    free: (demand, hidden, mayHide) => {
      const limits = within(demand);
      const elasticIn = (pattern: HiddenSums): Elastic & { readonly shown: readonly Shown[] } => ({
        columns,
        columnUpper,
        bounds: limits.bounds,
        rows: wishRows(demand),
        shown: shownIn(pattern),
      });
      try {
        const elastic = elasticIn(hidden);
        const least = leastBroken(elastic, solvers, mayHide);
        if (least === null) return null;
        const broken = least.broken.flatMap((i) => elastic.shown[i]?.figure ?? []);
        const after = hidden.map((one, figure) => (broken.includes(figure) ? 1 : one));
        const near = mended(least.point, demand, after, limits);
        if (near !== null) return { broken, world: near };
        const whole = wholePoint(elasticIn(after), solvers);
        const table = tableFrom(whole ?? sums, limits.bounds, demand, after);
        return whole === null || table.broken > 0 ? null : { broken, world: worldIn(limits.counts, table) };
      } finally {
        limits.undo();
      }
    },
  };
}

interface Shown {
  readonly figure: number;
  readonly row: Row;
  readonly price: number;
}

const endsOf = ({ end, bound }: Wish) =>
  end === 'at-most'
    ? { lower: Number.NEGATIVE_INFINITY, upper: bound }
    : { lower: bound, upper: Number.POSITIVE_INFINITY };
