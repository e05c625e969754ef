/** What one printed figure says about its count, given the rule. */
import type { Says } from '../tables/publication.ts';
import type { Figure } from './figures.ts';
import type { RuleSeen } from './rule-seen.ts';

/** Why a figure is not attacked, or how its marker was read; to be counted and said. */
export type Remark =
  | 'negative'
  | 'no whole number'
  | 'made from other figures'
  | 'hidden'
  | 'hidden, of unknown size'
  | 'nought or small'
  | 'not available'
  | 'nobody'
  | 'empty';

export function saysOf(
  figure: Figure,
  rule: RuleSeen,
): { readonly says: Says; readonly remark: Remark | null } {
  const { printed, says: counts, measure, of, over } = figure;
  const nothing = (remark: Remark) => ({ says: { kind: 'says-nothing' } as const, remark });
  const isMade = (counts === 'percent' || counts === 'mean') && (of === undefined || over === undefined);
  if (counts === 'nothing' || isMade) return nothing('made from other figures');
  switch (printed.kind) {
    case 'number': {
      const { value, decimals } = printed;
      if (value < 0) return nothing('negative');
      if ((counts === 'percent' || counts === 'mean') && of !== undefined && over !== undefined)
        return { says: { kind: counts, value, decimals, of, over }, remark: null };
      if (!Number.isSafeInteger(value) || value > 1e9) return nothing('no whole number');
      if (rule.noughtIsSmall && value === 0)
        return { says: { kind: 'absent', means: 'zero-or-small' }, remark: null };
      if (rule.isMidpoint && !rule.isExact(figure))
        return { says: { kind: 'midpoint', value }, remark: null };
      const base = rule.baseOf(measure);
      const isRounded = base > 1 && value % base === 0 && !rule.isExact(figure);
      return { says: isRounded ? { kind: 'rounded', value, base } : { kind: 'exact', value }, remark: null };
    }
    case 'marker':
      return ofMarker(figure, rule);
    default:
      return { says: { kind: 'absent', means: 'unknown' }, remark: 'empty' };
  }
}

function ofMarker(
  { printed, says, measure }: Figure,
  { policyOf, onlyMarker }: RuleSeen,
): ReturnType<typeof saysOf> {
  const stated = printed.kind === 'marker' ? printed.meaning : { kind: 'unknown' as const };
  const isOnly = printed.kind === 'marker' && printed.marker === onlyMarker;
  const meaning = isOnly ? { kind: 'hidden' as const } : stated;
  switch (meaning.kind) {
    case 'hidden':
      if (says === 'percent' || says === 'mean') return { says: { kind: 'says-nothing' }, remark: 'hidden' };
      return says === 'sum'
        ? { says: { kind: 'hidden', marker: 'ambiguous' }, remark: 'hidden, of unknown size' }
        : { says: { kind: 'hidden' }, remark: 'hidden' };
    case 'under':
      return {
        says: {
          kind: 'between',
          lower: policyOf(measure).zeros === 'shown' ? 1 : 0,
          upper: meaning.below - 1,
        },
        remark: 'hidden',
      };
    case 'nil':
      return { says: { kind: 'absent', means: 'zero-or-small' }, remark: 'nought or small' };
    case 'nobody':
      return { says: { kind: 'not-applicable' }, remark: 'nobody' };
    default:
      return { says: { kind: 'absent', means: 'unknown' }, remark: 'not available' };
  }
}
