/** The primary rule: what the policy hides, looking at one count alone; and what a printed count says to an outsider. */
import type { Policy } from './policy.ts';

/** Hidden when the count or the children behind it are fewer than `smallestShown` (zero: by the policy). Source: policy, facts of each policy's publisher. */
export function isHiddenByRule(
  policy: Pick<Policy, 'smallestShown' | 'zeros' | 'units'>,
  { count, children }: { count: number; children: number | null },
): boolean {
  const isSmall = (n: number) => n < policy.smallestShown && (n > 0 || policy.zeros === 'hidden');
  return isSmall(count) || (children !== null && policy.units.includes('children') && isSmall(children));
}

/** To the nearest multiple of the base, half up. */
export const roundedTo = (base: number, count: number): number => Math.floor(count / base + 0.5) * base;

/** Whole numbers from `lower` to `upper`, both included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The counts that a rounded figure can stand for. Closed at both ends in an even base, unless ties are known to go up. */
export function behindRounded(
  { roundTo, smallestShown, ties }: Pick<Policy, 'roundTo' | 'smallestShown' | 'ties'>,
  value: number,
): Interval {
  if (value === 0) return { lower: 0, upper: 0 };
  const half = Math.floor(roundTo / 2);
  const upper = roundTo % 2 === 0 && ties === 'up' ? value + half - 1 : value + half;
  return { lower: Math.max(smallestShown, value - half), upper };
}

/** The counts that the policy protects. */
export function smallRange({ zeros, smallestShown }: Pick<Policy, 'zeros' | 'smallestShown'>): Interval {
  return { lower: zeros === 'hidden' ? 0 : 1, upper: smallestShown - 1 };
}
