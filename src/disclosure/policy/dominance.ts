/** The rule on sums (bed days, cost, distance): a sum that one or two people dominate gives them away, however many stand behind it. */

/*
 * Source: Hundepool et al., Statistical Disclosure Control (Wiley 2012) and Handbook on Statistical Disclosure Control,
 * §4.2.1 and §4.2.2; docs/dominance.md.
 */
import type { Policy } from './policy.ts';
import type { Interval } from './rule.ts';

/**
 * `n-k`: the `n` largest contributions together are more than `k` % of the sum. `p-percent`: whoever contributes second most can tell the largest
 * contribution to within `p` %. Both only for contributions that are never negative; 0 < k < 100, p > 0.
 */
export type DominanceRule =
  | { readonly kind: 'n-k'; readonly n: number; readonly k: number }
  | { readonly kind: 'p-percent'; readonly p: number };

/** The rules of a policy; a sum must pass each of them. */
export const dominanceRules = ({
  dominance,
  pPercent,
}: Pick<Policy, 'dominance' | 'pPercent'>): readonly DominanceRule[] => [
  ...(dominance === undefined
    ? []
    : [{ kind: 'n-k', n: dominance.contributors, k: dominance.percent } as const]),
  ...(pPercent === undefined ? [] : [{ kind: 'p-percent', p: pPercent } as const]),
];

/** How many of the largest contributions the rules look at; 0 for a policy that has none. */
export const mostLookedAt = (policy: Pick<Policy, 'dominance' | 'pPercent'>): number =>
  Math.max(0, ...dominanceRules(policy).map((rule) => (rule.kind === 'n-k' ? rule.n : 2)));

/** One sum and its contributions by people, the largest first: as many as the rule looks at; those left out are smaller. */
export interface Contributions {
  readonly total: number;
  readonly largest: readonly number[];
}

/** Whether the sum must be hidden. A sum of nothing is not dominated. */
export const isDominated = (rule: DominanceRule, sum: Contributions): boolean => protectionOf(rule, sum) > 0;

/**
 * How far above the true sum an outsider's upper bound must lie at least, and as far below it the lower one, or else the largest contribution is
 * known too closely; 0 for a sum that is not dominated. Source: the same, table of upper protection levels, and its example 5 for the proof.
 */
export function protectionOf(rule: DominanceRule, { total, largest }: Contributions): number {
  const first = (n: number) => largest.slice(0, n).reduce((sum, one) => sum + one, 0);
  const needed =
    rule.kind === 'n-k'
      ? (100 * first(rule.n)) / rule.k - total
      : (rule.p * first(1)) / 100 - (total - first(2));
  return Math.max(0, needed);
}

/** The sums that must stay possible while this one is hidden, in whole units outwards; null when it is not dominated. */
export function protectedRange(rule: DominanceRule, sum: Contributions): Interval | null {
  const needed = protectionOf(rule, sum);
  return needed === 0 ? null : around(sum, needed);
}

/**
 * The same by all rules together, for a sum that is hidden in any case: one of few people (`isSmall`) needs at least what it would need if one of them had
 * contributed all; no hidden sum may be exact.
 */
export function openRange(rules: readonly DominanceRule[], sum: Contributions, isSmall: boolean): Interval {
  const alone = { total: sum.total, largest: [sum.total] };
  const needed = rules.map((rule) =>
    Math.max(protectionOf(rule, sum), isSmall ? protectionOf(rule, alone) : 0),
  );
  return around(sum, Math.max(1, ...needed));
}

const around = ({ total }: Contributions, needed: number): Interval => ({
  lower: Math.max(0, Math.floor(total - needed)),
  upper: Math.ceil(total + needed),
});

/** Whether an outsider for whom these sums are possible is left far enough from the largest contribution. null: no limit. */
export function isSumProtected(
  rule: DominanceRule,
  sum: Contributions,
  possible: { readonly lower: number; readonly upper: number | null },
): boolean {
  const range = protectedRange(rule, sum);
  if (range === null) return true;
  return possible.lower <= range.lower && (possible.upper === null || possible.upper >= range.upper);
}

/** The contributions of several groups together, when nobody contributes to two of them: as many of the largest as each group gives. */
export function together(sums: readonly Contributions[]): Contributions {
  return {
    total: totalOf(sums),
    largest: sums
      .flatMap(({ largest }) => largest)
      .sort((a, b) => b - a)
      .slice(0, mostGiven(sums)),
  };
}

/**
 * The same when anybody may contribute to several groups: the largest of each are added up, as if one person had them all. No sum of the first few
 * contributions can be more, so that neither rule is milder than with the true ones.
 */
export function atMostTogether(sums: readonly Contributions[]): Contributions {
  const largest = Array.from({ length: mostGiven(sums) }, (_, i) =>
    sums.reduce((sum, one) => sum + (one.largest[i] ?? 0), 0),
  );
  return { total: totalOf(sums), largest };
}

const totalOf = (sums: readonly Contributions[]) => sums.reduce((sum, { total }) => sum + total, 0);
const mostGiven = (sums: readonly Contributions[]) =>
  Math.max(0, ...sums.map(({ largest }) => largest.length));
