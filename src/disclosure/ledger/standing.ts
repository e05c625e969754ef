/** How two releases of the same records stand to each other. */
import { monthsOf } from '../../study/calendar.ts';
import type { Population } from './ledger.ts';

/** `overlapping`: they count some of the same people, and not the same. `apart`: their periods have no month in common. */
export function standing(one: Population, other: Population): 'same' | 'overlapping' | 'apart' {
  const kind = ({ from, to, ages, services }: Population) => JSON.stringify([from, to, ages, services]);
  if (kind(one) === kind(other)) return 'same';
  const [months, others] = [one, other].map(({ from, to }) =>
    from === null || to === null ? [] : monthsOf({ from, to } as Parameters<typeof monthsOf>[0]),
  );
  return months?.some((month) => others?.includes(month)) === true ? 'overlapping' : 'apart';
}
