/** The least further hiding after which no small count can be worked out or narrowed. */
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { HideOptions, Hiding, HidingProblem } from './hiding-problem.ts';
import { type HidingSearch, type Hopeless, hidingSearch } from './hiding-search.ts';
import { leastFrom } from './least.ts';
import { proofOf } from './proof.ts';
import type { Pattern } from './units.ts';

/** Times that what linear programs call safe may fail in whole numbers before it is given up. */
const mostProofs = 25;
/** Times that the search begins anew with more that must stay shown: what was hidden to protect others and cannot be protected itself. */
const mostKept = 20;

/**
 * Source: disclosure facts, §5. Linear programs find what is weak and the cuts that say why; covers of the cuts say what to hide; whole tables prove the
 * end, without which nothing is called safe. Deterministic: limits count work; `stop` can only make it undecided, or dearer.
 */
export function hideMore(problem: HidingProblem, solvers: Solvers, options: HideOptions = {}): Hiding {
  const kept = new Set<string>();
  for (let turn = 0; ; turn += 1) {
    const cells = problem.cells.map((cell) => (kept.has(cell.key) ? { ...cell, isFixed: true } : cell));
    const hiding = hideOnce({ ...problem, cells }, solvers, options);
    if (!('keep' in hiding)) return hiding;
    const { keep, ...impossible } = hiding;
    if (keep.length === 0 || turn === mostKept) return impossible;
    for (const key of keep) kept.add(key);
  }
}

function hideOnce(problem: HidingProblem, solvers: Solvers, options: HideOptions): Hiding | Hopeless {
  const search = hidingSearch(problem, solvers, options);
  const first = search.untilSafe(search.byRule);
  if ('kind' in first) return first;
  let pattern: Pattern = leastFrom(search, first);
  let witnesses: readonly Witness[] = problem.known ?? [];
  for (let turn = 0; turn < mostProofs && !search.isStopped(); turn += 1) {
    const proof = proofOf(search, pattern, witnesses);
    witnesses = proof.witnesses;
    if (proof.open.length === 0 && proof.cuts.length === 0)
      return { kind: 'safe', added: keysOf(search, pattern), witnesses, work: search.work() };
    const more =
      proof.cuts.length > 0 ? search.meet(pattern, proof.cuts) : loosened(search, pattern, proof.open);
    if ('kind' in more) return more;
    const next = search.untilSafe(more);
    if ('kind' in next) return next;
    pattern = next;
  }
  return { kind: 'undecided', work: search.work() };
}

function keysOf({ problem, units, byRule }: HidingSearch, pattern: Pattern): readonly string[] {
  const hidden = new Set(units.flatMap(({ keys }, u) => (pattern[u] === 1 && byRule[u] === 0 ? keys : [])));
  return problem.cells.map(({ key }) => key).filter((key) => hidden.has(key));
}

/** No dual says what holds a whole number back: of each open target the narrowest shown figure over some of its groups is hidden. */
function loosened(
  { units, work }: HidingSearch,
  start: Pattern,
  open: readonly ProblemTarget[],
): Pattern | Extract<Hiding, { kind: 'impossible' }> {
  const pattern = start.slice();
  const hopeless: string[] = [];
  for (const { cell, sum } of open) {
    const own = new Set(sum.columns);
    const near = [...units.keys()].filter(
      (u) =>
        start[u] === 0 &&
        units[u]?.isFixed === false &&
        units[u]?.rows.some(({ columns }) => columns.some((column) => own.has(column))),
    );
    if (near.some((u) => pattern[u] === 1)) continue;
    const widthOf = (u: number) => (units[u]?.price ?? 1) * (units[u]?.rows[0]?.columns.length ?? 1);
    const [least] = near.sort((a, b) => widthOf(a) - widthOf(b) || a - b);
    if (least === undefined) hopeless.push(cell);
    else pattern[least] = 1;
  }
  return hopeless.length === 0
    ? pattern
    : { kind: 'impossible', reasons: hopeless.map((target) => ({ target, because: [] })), work: work() };
}
