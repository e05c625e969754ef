/** What a study's release hides: the rule, the least more against outsiders, and more where one child could work out another small figure. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { hideMore } from '../hide/hide-more.ts';
import type { HidingProblem, HidingWork } from '../hide/hiding-problem.ts';
import type { Policy } from '../policy/policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type InsidersFind, insidersFind } from '../witness/insiders.ts';
import type { Decisions } from './decisions.ts';
import { hidingOf } from './hiding-of.ts';
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
    const hiding = hideMore({ ...problem, hidden: new Set([...problem.hidden, ...extra]) }, solvers);
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
      models.knowing.columns,
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

interface Inside {
  readonly found: InsidersFind;
  readonly asked: number;
  /** Shown figures that share people with a target, the cheapest first. */
  readonly hidable: (target: number) => readonly string[];
}

/** The outsider who knows the definitions, with one figure of a single admission or child known as well, once for each. */
function attackInside(
  { cells, relations, columnUpper, small }: HidingProblem,
  columns: number,
  draft: Reading['draft'],
  decisions: Decisions,
  witnesses: readonly Witness[],
  solvers: Solvers,
): Inside {
  const isKnowing = ({ columns: own }: { readonly columns: Int32Array }) =>
    own.every((column) => column < columns);
  const isShown = (key: string) => (decisions.get(key) ?? 'shown') === 'shown';
  const facts = cells.flatMap(({ key, facts: rows }) => (isShown(key) ? rows.filter(isKnowing) : []));
  const sums = new Map(cells.map(({ key, sum }) => [key, sum]));
  const hidden = draft.quantities.all().filter(({ key }) => !isShown(key) && sums.has(key));
  const targets = hidden.flatMap(({ key }) => {
    const sum = sums.get(key);
    return sum === undefined ? [] : [{ sum }];
  });
  const insiders = hidden.flatMap(({ count, children }, target) =>
    count === 1 || (count <= small.upper && children === 1) ? [{ target, value: count }] : [],
  );
  const seeking = { columns, columnUpper, rows: [...facts, ...relations.filter(isKnowing)], targets, small };
  const own = witnesses.map((witness) => witness.slice(0, columns));
  return {
    found: insidersFind(seeking, insiders, own, solvers),
    asked: insiders.length,
    hidable: (target) => {
      const people = new Set(targets[target]?.sum.columns ?? []);
      return cells
        .filter(
          ({ key, sum, isFixed }) =>
            isFixed !== true && isShown(key) && sum.columns.some((column) => people.has(column)),
        )
        .sort((a, b) => a.price - b.price)
        .map(({ key }) => key);
    },
  };
}
