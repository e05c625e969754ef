/** How long is left until each agreed publication is expected. */
import type { Agreement } from './agreement.ts';
import type { CalendarDate } from './words.ts';

export interface Countdown {
  readonly kind: Agreement['outputs'][number]['kind'];
  readonly audience: string;
  /** Month by which it is expected. */
  readonly by: string;
  /** Days from today to the end of that month; negative when it has passed. */
  readonly days: number;
}

/** One a publication, in the order of the agreement. */
export function outputCountdown(agreement: Agreement, today: CalendarDate): readonly Countdown[] {
  return agreement.outputs.map(({ kind, audience, date: by }) => {
    const [year = 0, month = 0] = by.split('-').map(Number);
    const last = Date.UTC(year, month, 0);
    return { kind, audience, by, days: Math.round((last - Date.parse(`${today}T00:00:00Z`)) / 86_400_000) };
  });
}
