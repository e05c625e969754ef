/** Worlds: whole tables of counts and of sums that print what is shown. How one is found in which a demand is kept, and what it costs to hide otherwise. */
import { type Bounds, boundsOf } from '../attack/bounds.ts';
import { withCare } from '../attack/careful-solver.ts';
import type { Witness } from '../attack/problem.ts';
import type { Program, Solvers } from '../attack/solver.ts';
import { type Row, type Sum, sumOf } from '../attack/sum.ts';
import { chanceFrom } from '../witness/chance.ts';
import { mend } from '../witness/mend.ts';
import { linesOf, TableInHand } from '../witness/table-in-hand.ts';
import type { Demand, Demands, Wish } from './demands.ts';
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
  /** By a linear program in which every shown sum may be broken at its price; the figures to hide for it. Null when it came to no end. */
  readonly free: (
    demand: Demand,
    hidden: HiddenSums,
  ) => { readonly broken: readonly number[]; readonly world: World } | null;
}

const attempts = 3;
const mostChanges = 2000;
const negligible = 1e-6;
/** What a shown sum that is not broken is taken to be broken by, when those that are shall become fewer. */
const atLeast = 0.5;

/**
 * Source of `free`: Kelly, Golden & Assad 1990 (cell suppression by linear programs), with intervals and whole tables; twice, so that few sums are broken by much
 * rather than many by little (reweighted l1, Candès, Wakin & Boyd 2008). A world has sums only where it has
 * people, and at least one for each where that is so in the file: so it is one for readers who know that, and for those who do not.
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
  const shownRows = (hidden: HiddenSums) =>
    all.flatMap(({ interval, price }, figure) =>
      hidden[figure] === 1 || interval.upper === 0
        ? []
        : [{ figure, price, row: { ...(figureSums[figure] ?? sumOf([])), ...interval } }],
    );
  const wishRows = ({ wishes }: Demand) =>
    wishes.map((wish): Row => ({ ...sumOf(targets[wish.target]?.columns ?? []), ...endsOf(wish) }));
  const solved = (program: Program, sum: Sum) => {
    const answer = withCare(solvers, program, 'unknown' as const, (solver) => solver.least(sum));
    return typeof answer === 'string' ? null : answer.solution;
  };

  return {
    truth: worldIn(people, new TableInHand(lines, sums)),
    seek: (demand, hidden, from) => {
      const limits = within(demand);
      const found = mended(from.sums, demand, hidden, limits);
      limits.undo();
      return found;
    },
    free: (demand, hidden) => {
      const limits = within(demand);
      try {
        const shown = shownRows(hidden);
        const size = columns + 2 * shown.length;
        const ends = (end: 'lower' | 'upper', slack: number) =>
          Float64Array.from({ length: size }, (_, i) => (i < columns ? (limits.bounds[end][i] ?? 0) : slack));
        const elastic: Program = {
          columns: size,
          columnUpper,
          bounds: { lower: ends('lower', 0), upper: ends('upper', columnUpper) },
          rows: [
            ...wishRows(demand),
            ...shown.map(({ row }, i) => ({
              ...row,
              columns: Int32Array.of(...row.columns, columns + 2 * i, columns + 2 * i + 1),
              factors: Float64Array.of(...row.factors, 1, -1),
            })),
          ],
        };
        const price = {
          columns: Int32Array.from({ length: 2 * shown.length }, (_, i) => columns + i),
          factors: Float64Array.from({ length: 2 * shown.length }, (_, i) => shown[i >> 1]?.price ?? 1),
        };
        const first = solved(elastic, price);
        if (first === null) return null;
        const fewer = price.factors.map((factor, i) => {
          const pair = columns + 2 * (i >> 1);
          return factor / (Math.max(first[pair] ?? 0, first[pair + 1] ?? 0) + atLeast);
        });
        const corner = solved(elastic, { ...price, factors: fewer }) ?? first;
        const isBroken = (i: number) =>
          Math.max(corner[columns + 2 * i] ?? 0, corner[columns + 2 * i + 1] ?? 0) > negligible;
        const broken = shown.flatMap(({ figure }, i) => (isBroken(i) ? [figure] : []));
        const after = hidden.slice();
        for (const figure of broken) after[figure] = 1;
        const near = mended(corner, demand, after, limits);
        if (near !== null) return { broken, world: near };
        const inWhole = solved(
          {
            columns,
            columnUpper,
            bounds: { lower: ends('lower', 0).slice(0, columns), upper: ends('upper', 0).slice(0, columns) },
            rows: [...wishRows(demand), ...shownRows(after).map(({ row }) => row)],
            whole: 'roughly',
          },
          sumOf([]),
        );
        const table = tableFrom(inWhole ?? sums, limits.bounds, demand, after);
        return inWhole === null || table.broken > 0 ? null : { broken, world: worldIn(limits.counts, table) };
      } finally {
        limits.undo();
      }
    },
  };
}

const endsOf = ({ end, bound }: Wish) =>
  end === 'at-most'
    ? { lower: Number.NEGATIVE_INFINITY, upper: bound }
    : { lower: bound, upper: Number.POSITIVE_INFINITY };
