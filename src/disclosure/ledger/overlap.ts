/** Whether two releases count some of the same people without counting the same. */
import { monthsOf } from '../../study/calendar.ts';
import type { Population } from './ledger.ts';

/** Of the same records; official figures say no period. Periods that lie apart have nobody in common, whatever else they count. */
export function overlap(one: Population, other: Population): boolean {
  const [a, b] = [one, other].map(({ from, to }) =>
    from === null || to === null ? [] : monthsOf({ from, to } as Parameters<typeof monthsOf>[0]),
  );
  const kind = ({ from, to, ages, services }: Population) => JSON.stringify([from, to, ages, services]);
  return kind(one) !== kind(other) && (a ?? []).some((month) => b?.includes(month) === true);
}
