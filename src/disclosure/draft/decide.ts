/** What a study's release hides: the rule, the least more against outsiders, and more where one child could work out another small figure. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { hideInside, type InsidersAsked, refuseInside } from '../hide/hide-inside.ts';
import { hideMore } from '../hide/hide-more.ts';
import type { HideOptions, Hiding, HidingProblem, HidingWork } from '../hide/hiding-problem.ts';
import { personsIn } from '../hide/persons.ts';
import type { Policy } from '../policy/policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { byPeople } from '../witness/hands.ts';
import type { Decisions } from './decisions.ts';
import { hidingOf } from './hiding-of.ts';
import { crossesMany } from './propose-people.ts';
import { providersInside } from './providers.ts';
import type { Reading } from './reading.ts';
import { figureInWords, reasonsOf } from './reasons.ts';
import { sparedIn } from './spared.ts';

export interface Decided {
  readonly kind: 'decided';
  readonly decisions: Decisions;
  readonly problem: HidingProblem;
  /** Whole tables of the problem. */
  readonly witnesses: readonly Witness[];
  readonly work: HidingWork;
  /** Figures of one child, and providers, that were each taken to know. */
  readonly insiders: InsidersAsked & { readonly providers: number };
}

export function decide(
  { draft, models, axes, providers }: Reading,
  rule: Decisions,
  policy: Policy,
  solvers: Solvers,
  progress: (doing: string, share?: number) => void,
): Decided | Refusal {
  const problem = hidingOf(models, rule, sparedIn(draft), policy);
  const small = draft.quantities.all().filter(({ key }) => rule.get(key) === 'hidden for the rule');
  const persons = personsIn(small.map(({ key, count, children }) => ({ key, count, people: children })));
  const inside = providersInside({ providers, model: models.knowing, axes, rule, small: problem.small });
  const options = {
    progress: (weak: number, targets: number) =>
      progress(`hiding the least more: ${weak} of ${targets} figures weak`, 1 - weak / Math.max(1, targets)),
    asking: (done: number, insiders: number) =>
      progress(
        `attacking as each of ${insiders} children and providers who know figures of their own`,
        done / insiders,
      ),
  };
  const hiding = hideInside(
    problem,
    {
      columns: models.knowing.columns,
      sums: new Map([...models.knowing.sums, ...inside.sums]),
      insiders: [...persons, ...inside.insiders],
      ...(crossesMany(models) ? { hands: byPeople(models.knowing.cliques, models.knowing.columns) } : {}),
    },
    solvers,
    options,
    (one) => hideSparing(one, draft, solvers, options),
  );
  if (hiding.kind === 'undecided')
    return refuse('DISCLOSURE_NOT_DECIDED', ['The solver could not say what an outsider can work out.']);
  if (hiding.kind === 'impossible')
    return refuse('DISCLOSURE_NOT_SAFE', reasonsOf(hiding.reasons, draft, models.knowing.known));
  if (hiding.kind === 'inside')
    return refuseInside(hiding.hopeless === null ? null : figureInWords(hiding.hopeless, draft));
  const { added, witnesses, work, insiders } = hiding;
  return {
    kind: 'decided',
    decisions: new Map([...rule, ...added.map((key) => [key, 'hidden to protect'] as const)]),
    problem,
    witnesses,
    work,
    insiders: { ...insiders, asked: persons.length, providers: providers.length },
  };
}

/** From this importance on a figure is hidden only where nothing else helps: verdicts of all, and then the total itself. */
const dear = [60, 100] as const;

/** First without the dearest figures; where that is impossible, with more and more of them. */
function hideSparing(
  problem: HidingProblem,
  draft: Reading['draft'],
  solvers: Solvers,
  options: HideOptions,
): Hiding {
  const importance = new Map(draft.quantities.all().map((quantity) => [quantity.key, quantity.importance]));
  for (const limit of dear) {
    const cells = problem.cells.map((cell) =>
      (importance.get(cell.key) ?? 0) >= limit ? { ...cell, isFixed: true } : cell,
    );
    const hiding = hideMore({ ...problem, cells }, solvers, options);
    if (hiding.kind === 'safe') return hiding;
  }
  return hideMore(problem, solvers, options);
}
