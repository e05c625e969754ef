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

/** A count of searches, so that the answer is the same on any machine. */
const mostSearches = 20_000;

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
  if (!settle(search, hidden, true, progress)) return null;
  const added = [...hidden.keys()].filter((figure) => hidden[figure] === 1 && start[figure] === 0);
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

/** Whether every demand is kept; what is hidden for it is added to `hidden`, unless it may not be. */
function settle(
  search: Search,
  hidden: HiddenSums,
  mayHide: boolean,
  progress: (done: number, of: number) => void = () => {},
): boolean {
  for (const [d, demand] of search.demands.entries()) {
    if (search.keptBy[d] !== null || !isAsked(demand, hidden)) continue;
    const world =
      search.known.findLast((one) => keeps(one, demand, search.worlds)) ??
      newWorld(search, demand, hidden, mayHide);
    if (world === null) return false;
    search.keptBy[d] = world;
    progress(d, search.demands.length);
  }
  return true;
}

function newWorld(search: Search, demand: Demand, hidden: HiddenSums, mayHide: boolean): World | null {
  search.left -= 1;
  if (search.left < 0) return null;
  const near = search.worlds.seek(demand, hidden);
  if (near !== null) {
    search.known.push(near);
    return near;
  }
  const freed = search.worlds.free(demand, hidden);
  if (freed === null || (!mayHide && freed.broken.length > 0)) return null;
  for (const figure of freed.broken) hidden[figure] = 1;
  search.known.push(freed.world);
  return freed.world;
}

function showAgain(search: Search, hidden: HiddenSums, figure: number, { all }: SumFigures): void {
  const { lower, upper } = all[figure]?.interval ?? { lower: 0, upper: 0 };
  const agrees = ({ figures }: World) => {
    const value = figures[figure] ?? Number.NaN;
    return value >= lower && value <= upper;
  };
  const before = { keptBy: search.keptBy, known: search.known };
  search.known = before.known.filter(agrees);
  search.keptBy = before.keptBy.map((world) => (world !== null && agrees(world) ? world : null));
  hidden[figure] = 0;
  if (settle(search, hidden, false)) return;
  hidden[figure] = 1;
  search.known = [...before.known, ...search.known.filter((world) => !before.known.includes(world))];
  search.keptBy = before.keptBy;
}

const isAsked = ({ parts }: Demand, hidden: HiddenSums): boolean => parts.every((part) => hidden[part] === 0);

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
