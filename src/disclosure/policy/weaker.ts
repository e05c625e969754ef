/** Whether one policy lets more through than another, and in which fields. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { Policy } from './policy.ts';

/** Fields in which `a` lets more through than `b`; empty when `a` is at least as strict. */
export function weakerFields(a: Policy, b: Policy): readonly (keyof Policy)[] {
  const letsMoreThrough: readonly (readonly [keyof Policy, boolean])[] = [
    ['smallestShown', a.smallestShown < b.smallestShown],
    ['zeros', a.zeros === 'shown' && b.zeros === 'hidden'],
    ['roundTo', a.roundTo < b.roundTo],
    ['marker', a.marker === 'rule-known' && b.marker === 'ambiguous'],
    ['units', b.units.some((unit) => !a.units.includes(unit))],
    ['ratios', a.ratios === 'from-released' && b.ratios === 'none'],
    ['national', a.national === 'exact' && b.national === 'same'],
    ['quantiles', a.quantiles.median < b.quantiles.median || a.quantiles.quartile < b.quantiles.quartile],
  ];
  return letsMoreThrough.filter(([, weaker]) => weaker).map(([field]) => field);
}

/** Refuses a study whose policy is weaker than the agreement's (STUDY_POLICY_WEAKER, naming the fields). */
export function requirePolicy(ofStudy: Policy, ofAgreement: Policy): void {
  const fields = weakerFields(ofStudy, ofAgreement);
  if (fields.length > 0)
    throw new HomewardError(
      'STUDY_POLICY_WEAKER',
      `policy ${ofStudy.name} is weaker than the agreed ${ofAgreement.name} in ${fields.join(', ')}`,
      { file: 'study.yaml', field: 'disclosure.policy' },
    );
}
