/** From a safe pattern to a cheaper one: what is not needed is shown again; then covers of all cuts, which no safe pattern can undercut. */
import { coverExactly, coverGreedily } from './cover.ts';
import { isMet } from './cut.ts';
import type { HidingSearch } from './hiding-search.ts';
import type { Pattern } from './units.ts';

/** Dearest first, then what answers the fewest cuts. */
export function showAgain(search: HidingSearch, safe: Pattern): Pattern {
  const { units, byRule, cuts } = search;
  const uses = new Map<number, number>();
  for (const { terms } of cuts) for (const unit of terms.keys()) uses.set(unit, (uses.get(unit) ?? 0) + 1);
  const price = (unit: number) => units[unit]?.price ?? 0;
  const added = [...units.keys()].filter((u) => safe[u] === 1 && byRule[u] === 0);
  added.sort((a, b) => price(b) - price(a) || (uses.get(a) ?? 0) - (uses.get(b) ?? 0) || a - b);
  let pattern = safe;
  for (const unit of added) {
    if (search.isStopped()) break;
    const less = pattern.slice();
    less[unit] = 0;
    if (cuts.every((cut) => isMet(cut, less)) && search.isSafe(less, [unit])) pattern = less;
  }
  return pattern;
}

const mostTurns = 40;
/** Many cuts whose greedy cover costs less than this share of what is known to be safe: the exact one is far from the end too. */
const near = 0.75;
const manyCuts = 250;
const mostCuts = 1500;
/** Solves of a search that may find nothing; where the first safe pattern took more, twice as many as that. */
const mostSolves = 2500;

/**
 * The cheapest cover of all cuts; its look makes further cuts, until it is safe itself or costs as much as the pattern in hand. Little is cheaper then:
 * only what shows more, so that a figure is kept from being small instead of being freed. What each cover grows into is another pattern to choose from.
 */
export function leastFrom(search: HidingSearch, safe: Pattern): Pattern {
  const { units, byRule, cuts, solvers, costOf } = search;
  const spent = search.work().solves;
  const limit = spent + Math.max(mostSolves, 2 * spent);
  const isMany = cuts.length > manyCuts;
  const isHopeless = isMany && costOf(coverGreedily(cuts, byRule, units)) < near * costOf(safe);
  let best = isMany && !isHopeless ? safe : showAgain(search, safe);
  for (let turn = 0; turn < mostTurns && !isHopeless; turn += 1) {
    if (search.isStopped() || cuts.length > mostCuts || search.work().solves > limit) break;
    const cover = coverExactly(cuts, byRule, units, solvers);
    if (cover === null || costOf(cover) >= costOf(best)) break;
    const grown = search.untilSafe(cover);
    if ('kind' in grown) break;
    const lean = showAgain(search, grown);
    if (costOf(lean) < costOf(best)) best = lean;
  }
  return best === safe ? showAgain(search, safe) : best;
}
