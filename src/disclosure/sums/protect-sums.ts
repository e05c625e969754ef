/** Sums beside counts that are protected already: the rule, what else to hide, and the proof without which no sum is printed. */

import { HomewardError } from '../../errors/homeward-error.ts';
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import type { Counts, CountsPlan } from '../counts/counts.ts';
import type { Figures } from '../counts/figures.ts';
import { dominanceRules } from '../policy/dominance.ts';
import type { Policy } from '../policy/policy.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { demandsOf, type SumTarget } from './demands.ts';
import { finestGroups } from './finest-groups.ts';
import { hideSums, type SumsHidden } from './hide-sums.ts';
import { type SumFigures, sumFigures } from './sum-figures.ts';
import type { HiddenSums } from './worlds.ts';

/** What was decided of the sums of one measure. */
export interface SumsDecided extends SumsHidden {
  readonly figures: SumFigures;
  /** What the rule and hidden counts hide. */
  readonly start: HiddenSums;
  readonly targets: readonly SumTarget[];
}

export interface CountsProtected {
  readonly counts: Counts;
  readonly figures: Figures;
  readonly policy: Policy;
  readonly plan: CountsPlan;
  /** Keys of the counts that are hidden. */
  readonly hidden: ReadonlySet<string>;
  /** Whole tables that give every small count every small value. */
  readonly witnesses: readonly Witness[];
}

/** Throws STUDY_POLICY_NO_SUMS when sums are asked for under a policy that has no rule for them, USAGE_VALUE when beside somebody who knows their own rows. */
export function requireSumRule({ sums, knows = [] }: CountsPlan, policy: Policy): void {
  if (sums.length > 0 && knows.length > 0)
    throw new HomewardError(
      'USAGE_VALUE',
      'sums are not attacked as those who know their own rows: leave --knows or --sum out',
      {
        field: '--sum',
      },
    );
  if (sums.length > 0 && dominanceRules(policy).length === 0)
    throw new HomewardError('STUDY_POLICY_NO_SUMS', `the policy ${policy.name} has no rule for sums`, {
      field: '--policy',
    });
}

/** One answer for each sum asked for, each attacked by itself; a hidden count hides its sums. Refuses, as not decided, what it cannot prove. */
export function protectSums(
  { counts, figures, policy, plan, hidden, witnesses }: CountsProtected,
  solvers: Solvers,
  progress: (label: string, share?: number) => void = () => {},
): readonly SumsDecided[] | Refusal {
  if (plan.sums.length === 0) return [];
  const groups = finestGroups(counts, figures.model);
  if (groups === null)
    return notDecided('The tables have too many groups together for a proof of their sums.');
  const decided: SumsDecided[] = [];
  for (const one of sumFigures({ counts, figures, groups }, policy, plan)) {
    const { measure } = one.asked;
    const start = Uint8Array.from(one.all, ({ count, isHiddenByRule }) =>
      isHiddenByRule || hidden.has(count.key) ? 1 : 0,
    );
    const demands = demandsOf(one, (figure) => start[figure] === 1, witnesses);
    if (demands === null)
      return notDecided(
        `There are too many sums of ${measure} and people who are alone in one to attack as each of them.`,
      );
    const found = hideSums(one, demands, start, solvers, (done, of) =>
      progress(`protecting the sums of ${measure}`, done / of),
    );
    if (found === null)
      return notDecided(`It was not decided what an outsider can work out from the sums of ${measure}.`);
    decided.push({ ...found, figures: one, start, targets: demands.targets });
  }
  return decided;
}

const notDecided = (reason: string): Refusal => refuse('DISCLOSURE_NOT_DECIDED', [reason]);
