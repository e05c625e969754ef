/** The least further hiding after which no small count can be worked out or narrowed. */
import type { Solvers } from '../attack/solver.ts';
import { coverExactly, coverGreedily } from './cover.ts';
import { type Cut, canBeMet, isMet } from './cut.ts';
import type { Hiding, HidingProblem } from './hiding-problem.ts';
import { outsiderOf } from './outsider.ts';
import { type Pattern, unitsOf } from './units.ts';

export function hideMore(problem: HidingProblem, solvers: Solvers): Hiding {
  const units = unitsOf(problem);
  const outsider = outsiderOf(problem, units, solvers);
  const byRule = Uint8Array.from(units, ({ isPrimary }) => (isPrimary ? 1 : 0));
  const before = solvers.solves();
  const cuts: Cut[] = [];
  let rounds = 0;
  let targets = 0;
  const work = () => ({ rounds, solves: solvers.solves() - before, targets });
  const costOf = (pattern: Pattern) =>
    units.reduce((sum, { price, isPrimary }, u) => sum + (pattern[u] === 1 && !isPrimary ? price : 0), 0);
  const look = (pattern: Pattern, most: number) => {
    rounds += 1;
    const found = outsider.look(pattern, most);
    targets = found.targets;
    cuts.push(...found.cuts);
    return found;
  };
  const t0 = Date.now();
  const log = (...a: unknown[]) =>
    process.env.HLOG && console.log(((Date.now() - t0) / 1000).toFixed(2), ...a);
  let pattern: Pattern = byRule;
  for (;;) {
    const { cuts: found, isDecided } = look(pattern, Number(process.env.MOST ?? 60));
    if (!isDecided) return { kind: 'undecided', work: work() };
    log(
      'round',
      rounds,
      'cost',
      costOf(pattern),
      'cuts',
      found.length,
      'of',
      cuts.length,
      'solves',
      work().solves,
    );
    const hopeless = found.filter((cut) => !canBeMet(cut));
    if (hopeless.length > 0)
      return {
        kind: 'impossible',
        reasons: hopeless.map(({ target }) => ({ target, because: [] })),
        work: work(),
      };
    if (found.length === 0) break;
    pattern = coverGreedily(
      cuts.filter((cut) => !isMet(cut, pattern)),
      pattern,
      units,
    );
  }
  let best = pattern;
  log('safe', costOf(best));
  const added = [...units.keys()]
    .filter((u) => best[u] === 1 && byRule[u] === 0)
    .sort((a, b) => (units[b]?.price ?? 0) - (units[a]?.price ?? 0) || a - b);
  for (const unit of added) {
    const less = best.slice();
    less[unit] = 0;
    if (!cuts.every((cut) => isMet(cut, less))) continue;
    const { cuts: found, isDecided } = look(less, 1);
    if (isDecided && found.length === 0) best = less;
  }
  log('pruned', costOf(best), 'cuts', cuts.length, 'solves', work().solves);
  for (let turn = 0; turn < Number(process.env.TURNS ?? 30); turn += 1) {
    const least = coverExactly(cuts, byRule, units, solvers);
    log('master', least === null ? null : costOf(least));
    if (least === null || costOf(least) >= costOf(best)) break;
    const { cuts: found, isDecided } = look(least, Number(process.env.MOST ?? 60));
    log(' look', found.length, 'solves', work().solves);
    if (isDecided && found.length === 0) {
      best = least;
      break;
    }
  }
  return {
    kind: 'safe',
    added: units.flatMap(({ keys }, u) => (best[u] === 1 && byRule[u] === 0 ? keys : [])),
    witnesses: [],
    work: work(),
  };
}
