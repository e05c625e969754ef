/** What one printed cell says, as rows in whole numbers. Source: disclosure facts, §2. */
import type { Fact } from '../attack/problem.ts';
import { plus, type Sum } from '../attack/sum.ts';
import { behindRounded, type Interval, smallRange } from '../policy/rule.ts';
import { type Publication, type ReadCell, type ReadTable, readCellId, type Says } from './publication.ts';
import type { TableModel } from './table-model.ts';

const without = Number.POSITIVE_INFINITY;

export function factsOf(
  table: ReadTable,
  cell: ReadCell,
  model: TableModel,
  policy: Publication['policy'],
): readonly Fact[] {
  const { says, at, measure } = cell;
  const id = readCellId(table, cell);
  const sum = (name: string) => model.countAt(table, at, name)?.sum;
  if (says.kind === 'percent' || says.kind === 'mean' || says.kind === 'ratio') {
    const [of, over] = [sum(says.of), sum(says.over)];
    return of === undefined || over === undefined ? [] : quotientFacts(id, says, of, over);
  }
  if (says.kind === 'rate') {
    const of = sum(says.of);
    const half = 0.5 * 10 ** -says.decimals;
    const share = says.population / says.per;
    const lower = Math.max(0, Math.ceil((says.value - half) * share - 1e-9));
    const upper = Math.floor((says.value + half) * share + 1e-9);
    return of === undefined ? [] : [{ ...of, cell: id, lower, upper }];
  }
  const interval = intervalOf(says, policy);
  const own = sum(measure);
  return interval === null || own === undefined ? [] : [{ ...own, cell: id, ...interval }];
}

/** The counts that a printed count can stand for; null when it says nothing. */
export function intervalOf(says: Says, policy: Publication['policy']): Interval | null {
  const small = smallRange(policy);
  switch (says.kind) {
    case 'exact':
      return { lower: says.value, upper: says.value };
    case 'between':
      return { lower: says.lower, upper: says.upper ?? without };
    case 'midpoint':
      return says.value === 0 ? { lower: 0, upper: 0 } : { lower: says.value - 2, upper: says.value + 3 };
    case 'rounded': {
      const { base = policy.roundTo, threshold = policy.smallestShown } = says;
      return behindRounded({ ...policy, roundTo: base, smallestShown: threshold }, says.value);
    }
    case 'hidden': {
      const marker = says.marker ?? policy.marker;
      if (marker === 'ambiguous') return null;
      return marker === 'secondary' ? { lower: policy.smallestShown, upper: without } : small;
    }
    case 'absent':
      if (says.means === 'unknown') return null;
      return { lower: 0, upper: says.means === 'zero' ? 0 : policy.smallestShown - 1 };
    default:
      return null;
  }
}

/** `(value ± half a unit) × over = of`, closed at both ends, over something. */
function quotientFacts(
  id: string,
  says: Extract<Says, { kind: 'percent' | 'mean' | 'ratio' }>,
  of: Sum,
  over: Sum,
): readonly Fact[] {
  const unit = 10 ** says.decimals;
  const whole = 2 * Math.round(says.value * unit);
  const scale = 2 * unit * (says.kind === 'percent' ? 100 : 1);
  const scaled = { columns: of.columns, factors: of.factors.map((factor) => factor * scale) };
  return [
    { ...plus(scaled, over, -(whole - 1)), cell: id, lower: 0, upper: without },
    { ...plus(scaled, over, -(whole + 1)), cell: id, lower: -without, upper: 0 },
    { ...over, cell: id, lower: 1, upper: without },
  ];
}
