/** What a study's release hides: the rule, the least more against outsiders, and more where one child could work out another small figure. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { hideMore } from '../hide/hide-more.ts';
import type { Hiding, HidingProblem, HidingWork } from '../hide/hiding-problem.ts';
import type { Policy } from '../policy/policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type InsidersFind, insidersFind } from '../witness/insiders.ts';
import type { Decisions } from './decisions.ts';
import { hidingOf } from './hiding-of.ts';
import type { Model } from './model.ts';
import type { Reading } from './reading.ts';
import { reasonsOf } from './reasons.ts';
import { sparedIn } from './spared.ts';

export interface Decided {
  readonly kind: 'decided';
  readonly decisions: Decisions;
  readonly problem: HidingProblem;
  /** Whole tables of the problem. */
  readonly witnesses: readonly Witness[];
  readonly work: HidingWork;
  readonly insiders: { readonly asked: number; readonly narrowed: number };
}

/** Rounds in which figures are hidden because of insiders. */
const mostRounds = 10;

export function decide(
  { draft, models }: Reading,
  rule: Decisions,
  policy: Policy,
  solvers: Solvers,
  progress: (doing: string, share?: number) => void,
): Decided | Refusal {
  const problem = hidingOf(models, rule, sparedIn(draft), policy);
  const extra = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    progress('hiding the least more that is needed');
    const hiding = hideSparing(
      { ...problem, hidden: new Set([...problem.hidden, ...extra]) },
      draft,
      solvers,
    );
    if (hiding.kind === 'undecided')
      return refuse('DISCLOSURE_NOT_DECIDED', ['The solver could not say what an outsider can work out.']);
    if (hiding.kind === 'impossible')
      return refuse('DISCLOSURE_NOT_SAFE', reasonsOf(hiding.reasons, draft, models.knowing.known));
    const decisions: Decisions = new Map([
      ...rule,
      ...[...extra, ...hiding.added].map((key) => [key, 'hidden to protect'] as const),
    ]);
    progress('attacking as a child who knows its own figure');
    const { found, asked, hidable } = attackInside(
      problem,
      models.knowing,
      draft,
      decisions,
      hiding.witnesses,
      solvers,
    );
    if (found.exact.length === 0)
      return {
        kind: 'decided',
        decisions,
        problem,
        witnesses: hiding.witnesses,
        work: hiding.work,
        insiders: { asked, narrowed: found.narrowed },
      };
    for (const { target } of found.exact) {
      const [next] = hidable(target);
      if (next === undefined)
        return refuse('DISCLOSURE_NOT_SAFE', [
          'A child who knows its own figure could work out another small one whatever else is hidden.',
        ]);
      extra.add(next);
    }
  }
  return refuse('DISCLOSURE_NOT_DECIDED', ['The attack of those who know one small figure came to no end.']);
}

/** From this importance on a figure is hidden only where nothing else helps: verdicts of all, and then the total itself. */
const dear = [60, 100] as const;

/** First without the dearest figures; where that is impossible, with more and more of them. */
function hideSparing(problem: HidingProblem, draft: Reading['draft'], solvers: Solvers): Hiding {
  const importance = new Map(draft.quantities.all().map((quantity) => [quantity.key, quantity.importance]));
  for (const limit of dear) {
    const cells = problem.cells.map((cell) =>
      (importance.get(cell.key) ?? 0) >= limit ? { ...cell, isFixed: true } : cell,
    );
    const hiding = hideMore({ ...problem, cells }, solvers);
    if (hiding.kind === 'safe') return hiding;
  }
  return hideMore(problem, solvers);
}

interface Inside {
  readonly found: InsidersFind;
  readonly asked: number;
  /** Shown figures that share people with a target, the cheapest first. */
  readonly hidable: (target: number) => readonly string[];
}

/** The outsider who knows the definitions, with one figure of a single child known as well, once for each: asked for every other small figure. */
function attackInside(
  { cells, relations, columnUpper, small: range }: HidingProblem,
  { columns, sums }: Model,
  draft: Reading['draft'],
  decisions: Decisions,
  witnesses: readonly Witness[],
  solvers: Solvers,
): Inside {
  const isKnowing = ({ columns: own }: { readonly columns: Int32Array }) =>
    own.every((column) => column < columns);
  const isShown = (key: string) => (decisions.get(key) ?? 'shown') === 'shown';
  const facts = cells.flatMap(({ key, facts: rows }) => (isShown(key) ? rows.filter(isKnowing) : []));
  const small = draft.quantities.all().filter(({ key }) => decisions.get(key) === 'hidden for the rule');
  const targets = small.flatMap(({ key }) => {
    const sum = sums.get(key);
    return sum === undefined ? [] : [{ sum }];
  });
  const insiders = small.flatMap(({ count, children }, target) =>
    count === 1 || (count <= range.upper && children === 1) ? [{ target, value: count }] : [],
  );
  const seeking = {
    columns,
    columnUpper,
    rows: [...facts, ...relations.filter(isKnowing)],
    targets,
    small: range,
  };
  const own = witnesses.map((witness) => witness.slice(0, columns));
  return {
    found: insidersFind(seeking, insiders, own, solvers),
    asked: insiders.length,
    hidable: (target) => {
      const people = new Set(targets[target]?.sum.columns ?? []);
      return cells
        .filter(
          ({ key, isFixed }) =>
            isFixed !== true &&
            isShown(key) &&
            sums.get(key)?.columns.some((column) => people.has(column)) === true,
        )
        .sort((a, b) => a.price - b.price)
        .map(({ key }) => key);
    },
  };
}
