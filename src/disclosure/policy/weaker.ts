/** Whether one policy lets more through than another, and in which fields; and which policies a release can keep to. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { Policy } from './policy.ts';

/** Fields in which `a` lets more through than `b`; empty when `a` is at least as strict. */
export function weakerFields(a: Policy, b: Policy): readonly (keyof Policy)[] {
  const looser = { none: 0, 'from-released': 1, 'from-exact': 2 } as const;
  const bothExact = a.ratios === 'from-exact' && b.ratios === 'from-exact';
  const letsMoreThrough: readonly (readonly [keyof Policy, boolean])[] = [
    ['smallestShown', a.smallestShown < b.smallestShown],
    ['zeros', a.zeros === 'shown' && b.zeros === 'hidden'],
    ['roundTo', a.roundTo < b.roundTo],
    ['marker', a.marker === 'rule-known' && b.marker === 'ambiguous'],
    ['units', b.units.some((unit) => !a.units.includes(unit))],
    ['ratios', looser[a.ratios] > looser[b.ratios]],
    ['national', a.national === 'exact' && b.national === 'same'],
    ['quantiles', a.quantiles.median < b.quantiles.median || a.quantiles.quartile < b.quantiles.quartile],
    ['smallAs', formOf(a) !== 'marker' && formOf(a) !== formOf(b)],
    ['percentages', bothExact && givesMore(a.percentages, b.percentages)],
    ['sums', a.sums === 'exact' && b.sums !== 'exact'],
    ['hidesWholeSets', a.hidesWholeSets !== true && b.hidesWholeSets === true],
    ['dominance', isLooser(a.dominance, b.dominance)],
    ['pPercent', (a.pPercent ?? 0) < (b.pPercent ?? 0)],
  ];
  return letsMoreThrough.filter(([, weaker]) => weaker).map(([field]) => field);
}

const formOf = ({ smallAs = 'marker' }: Policy) => smallAs;

function givesMore(a: Policy['percentages'], b: Policy['percentages']): boolean {
  if (a === undefined || b === undefined) return a === undefined && b !== undefined;
  return (
    a.decimals > b.decimals ||
    (a.needs === 'numerator' && b.needs === 'both') ||
    (a.smallestDenominator ?? 0) < (b.smallestDenominator ?? 0)
  );
}

/** Fewer contributors, or a greater share of theirs, hide less. */
function isLooser(a: Policy['dominance'], b: Policy['dominance']): boolean {
  if (b === undefined) return false;
  return a === undefined || a.contributors < b.contributors || a.percent > b.percent;
}

/** Why a release cannot be made under a policy; empty when it can. Others are for reading what somebody else published. */
export function releaseObstacles(policy: Policy): readonly string[] {
  const obstacles: readonly (readonly [boolean, string])[] = [
    [
      policy.marker === 'rule-known',
      'its marker always means a small count, which protects nothing beside totals',
    ],
    [
      policy.national === 'exact',
      'it prints national figures exactly, which takes the rounding from the others',
    ],
    [policy.ratios === 'from-exact', 'it makes ratios from counts before rounding, which gives these away'],
    [policy.sums === 'exact', 'it prints days, costs and means exactly'],
    [
      policy.smallAs !== undefined && policy.smallAs !== 'marker',
      'it prints small counts as something else than a marker',
    ],
    [policy.rounding === 'midpoint', 'it rounds to midpoints, which this version reads but does not make'],
    [
      policy.hidesWholeSets === true,
      'it hides whole sets of figures, which this version reads but does not do',
    ],
  ];
  return obstacles.filter(([is]) => is).map(([, why]) => why);
}

/** Refuses a policy under which no release can be made (STUDY_POLICY_FOR_READING, with the first reason); `place` is where it was named. */
export function requireReleasable(
  policy: Policy,
  place: { readonly file?: string; readonly field: string },
): void {
  const [obstacle] = releaseObstacles(policy);
  if (obstacle !== undefined)
    throw new HomewardError(
      'STUDY_POLICY_FOR_READING',
      `no release can be made under the policy ${policy.name}: ${obstacle}`,
      place,
    );
}

/**
 * Refuses a study whose policy is weaker than the agreement's (STUDY_POLICY_WEAKER, naming the fields), or under which no release can be made.
 */
export function requirePolicy(ofStudy: Policy, ofAgreement: Policy): void {
  const place = { file: 'study.yaml', field: 'disclosure.policy' };
  const fields = weakerFields(ofStudy, ofAgreement);
  if (fields.length > 0)
    throw new HomewardError(
      'STUDY_POLICY_WEAKER',
      `policy ${ofStudy.name} is weaker than the agreed ${ofAgreement.name} in ${fields.join(', ')}`,
      place,
    );
  requireReleasable(ofStudy, place);
}
