/** Which further sums to hide so that every demand is kept by a world, and those worlds. */
import type { Solvers } from '../attack/solver.ts';
import type { Demand, Demands } from './demands.ts';
import type { SumFigures } from './sum-figures.ts';
import { type HiddenSums, type World, type Worlds, worldsOf } from './worlds.ts';

export interface SumsHidden {
  readonly hidden: HiddenSums;
  /** Demands that are asked under it, and for each the world that keeps it. */
  readonly kept: readonly { readonly demand: Demand; readonly world: World }[];
}

/** Counts of searches, so that the answer is the same on any machine: to keep every demand, and then to show again. */
const mostSearches = 20_000;
const mostToShowAgain = (figures: number): number => Math.ceil(500_000 / figures);

/**
 * Demand after demand: a world at hand, one that small changes reach, or one for which the cheapest figures are hidden. What is hidden says nothing, so
 * that worlds stay good while more is hidden. Then the dearest of the added figures first, each is shown again if all that hung on it is kept without. Null
 * when it was not decided.
 */
export function hideSums(
  figures: SumFigures,
  demands: Demands,
  start: HiddenSums,
  solvers: Solvers,
  progress: (done: number, of: number) => void = () => {},
): SumsHidden | null {
  const worlds = worldsOf(figures, demands, solvers);
  const search: Search = {
    worlds,
    demands: demands.all,
    keptBy: demands.all.map(() => null),
    known: [worlds.truth],
    left: mostSearches,
  };
  const hidden = start.slice();
  if (!settle(search, hidden, null, progress)) return null;
  const added = [...hidden.keys()].filter((figure) => hidden[figure] === 1 && start[figure] === 0);
  search.left = mostToShowAgain(figures.all.length);
  const priceOf = (figure: number) => figures.all[figure]?.price ?? 0;
  for (const figure of added.sort((a, b) => priceOf(b) - priceOf(a) || a - b))
    showAgain(search, hidden, figure, figures);
  return {
    hidden,
    kept: search.demands.flatMap((demand, d) => {
      const world = search.keptBy[d] ?? null;
      return world === null || !isAsked(demand, hidden) ? [] : [{ demand, world }];
    }),
  };
}

interface Search {
  readonly worlds: Worlds;
  readonly demands: readonly Demand[];
  /** By demand. */
  keptBy: (World | null)[];
  /** Worlds that print what is shown. */
  known: World[];
  left: number;
}

/** Whether every demand is kept; what is hidden for it is added to `hidden`, unless it may not be: then `before` kept each, but for what is shown since. */
function settle(
  search: Search,
  hidden: HiddenSums,
  before: readonly (World | null)[] | null,
  progress: (done: number, of: number) => void = () => {},
): boolean {
  for (const [d, demand] of search.demands.entries()) {
    if (search.keptBy[d] !== null || !isAsked(demand, hidden)) continue;
    const world =
      search.known.findLast((one) => keeps(one, demand, search.worlds)) ??
      newWorld(search, demand, hidden, before === null ? null : (before[d] ?? search.worlds.truth));
    if (world === null) return false;
    search.keptBy[d] = world;
    progress(d, search.demands.length);
  }
  return true;
}

/** `before`: null when more may be hidden. */
function newWorld(search: Search, demand: Demand, hidden: HiddenSums, before: World | null): World | null {
  search.left -= 1;
  if (search.left < 0) return null;
  const { worlds, known } = search;
  const start = before ?? (demand.people === null ? worlds.truth : null);
  const near = start === null ? null : worlds.seek(demand, hidden, start);
  const freed = near === null ? worlds.free(demand, hidden, before === null) : { world: near, broken: [] };
  if (freed === null) return null;
  for (const figure of freed.broken) hidden[figure] = 1;
  known.push(freed.world);
  return freed.world;
}

function showAgain(search: Search, hidden: HiddenSums, figure: number, { all }: SumFigures): void {
  const { lower, upper } = all[figure]?.interval ?? { lower: 0, upper: 0 };
  const agrees = ({ figures }: World) => {
    const value = figures[figure] ?? Number.NaN;
    return value >= lower && value <= upper;
  };
  const { keptBy, known } = search;
  search.known = known.filter(agrees);
  search.keptBy = keptBy.map((world) => (world !== null && agrees(world) ? world : null));
  hidden[figure] = 0;
  if (settle(search, hidden, keptBy)) return;
  hidden[figure] = 1;
  const before = new Set(known);
  search.known = [...known, ...search.known.filter((world) => !before.has(world))];
  search.keptBy = keptBy;
}

const isAsked = ({ pairs }: Demand, hidden: HiddenSums): boolean =>
  pairs === null || pairs.some((pair) => pair.every((figure) => hidden[figure] === 0));

function keeps({ people, sums, targets }: World, demand: Demand, { truth }: Worlds): boolean {
  const { wishes, known } = demand;
  return (
    (demand.people === null || demand.people === people) &&
    (known === null || sums[known] === truth.sums[known]) &&
    wishes.every(({ target, end, bound }) => {
      const value = targets[target] ?? Number.NaN;
      return end === 'at-most' ? value <= bound : value >= bound;
    })
  );
}
