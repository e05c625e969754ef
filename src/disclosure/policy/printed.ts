/** How a policy prints one count or percentage, and what a reader who knows the policy learns from it. */
import type { Says } from '../tables/publication.ts';
import type { Policy } from './policy.ts';
import { isHiddenByRule, roundedTo } from './rule.ts';

export type Printed = number | 'marker' | 'absent';

export interface Counted {
  readonly count: number;
  /** The children behind it, where the policy looks at them. */
  readonly children?: number;
  /** A figure of the whole nation. */
  readonly isNational?: boolean;
}

/** The primary rule alone: nothing is hidden to protect another figure. */
export function printCount(
  policy: Policy,
  { count, children = count, isNational = false }: Counted,
): Printed {
  if (isNational && policy.national === 'exact') return count;
  if (policy.rounding === 'midpoint') return midpointOf(count, policy.roundTo);
  if (!isHiddenByRule(policy, { count, children })) return roundedTo(policy.roundTo, count);
  return policy.smallAs === 'nought' ? 0 : policy.smallAs === 'absent' ? 'absent' : 'marker';
}

/** Groups of `size` from 1 on, each printed as its middle, rounded down: 1 to 6 is 3, 7 to 12 is 9. Source: OpenSAFELY, midpoint 6. */
const midpointOf = (count: number, size: number): number =>
  count === 0 ? 0 : Math.floor((count - 1) / size) * size + size / 2;

/** Null: not printed. Percentages from released counts, when both are shown, have no decimals. */
export function printPercentage(policy: Policy, of: Counted, over: Counted): number | null {
  if (policy.ratios === 'none' || over.count === 0) return null;
  if (policy.ratios === 'from-released') {
    const [a, b] = [printCount(policy, of), printCount(policy, over)];
    return typeof a === 'number' && typeof b === 'number' && b > 0 ? Math.round((100 * a) / b) : null;
  }
  const { decimals, needs, smallestDenominator = 0 } = policy.percentages ?? { decimals: 0, needs: 'both' };
  const isSmall = (counted: Counted) =>
    isHiddenByRule(policy, { count: counted.count, children: counted.count });
  const isNational = policy.national === 'exact' && over.isNational === true;
  const hides = isSmall(of) || (needs === 'both' && isSmall(over)) || over.count < smallestDenominator;
  if (hides && !isNational) return null;
  return Number(((100 * of.count) / over.count).toFixed(decimals));
}

/** What a printed count says; the form of `Publication`. */
export function saysUnder(policy: Policy, printed: Printed, isNational = false): Says {
  if (printed === 'absent') return { kind: 'absent', means: 'zero-or-small' };
  if (printed === 'marker')
    return policy.smallAs === 'absent' ? { kind: 'absent', means: 'zero-or-small' } : { kind: 'hidden' };
  if (isNational && policy.national === 'exact') return { kind: 'exact', value: printed };
  if (policy.rounding === 'midpoint') return { kind: 'midpoint', value: printed };
  if (printed === 0 && policy.smallAs === 'nought') return { kind: 'absent', means: 'zero-or-small' };
  return policy.roundTo === 1 ? { kind: 'exact', value: printed } : { kind: 'rounded', value: printed };
}
