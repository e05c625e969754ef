/** Calendar arithmetic of the oracle: a day is a whole number, days since 1970-01-01. */

export type Day = number;

/** `2016-04-01`, `2016-04-01 00:00:00`, `2016-04-01T00:00:00` or `01/04/2016`; null when empty. */
export function dayOf(text: string): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso !== null) return utc(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const british = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  if (british !== null) return utc(Number(british[3]), Number(british[2]), Number(british[1]));
  return null;
}

export const utc = (year: number, month: number, day: number): Day =>
  Date.UTC(year, month - 1, day) / 86_400_000;

export const isoOf = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

export const monthTextOf = (day: Day): string => isoOf(day).slice(0, 7);

/** April 1900 is month 1, so March 1900 is month 0. */
export const firstDayOf = (month: number): Day => utc(1900, month + 3, 1);
export const lastDayOf = (month: number): Day => firstDayOf(month + 1) - 1;
export const monthNumberOf = (text: string): number =>
  (Number(text.slice(0, 4)) - 1900) * 12 + Number(text.slice(5, 7)) - 3;

export const monthsBetween = (from: string, to: string): readonly string[] => {
  const months: string[] = [];
  for (let n = monthNumberOf(from); n <= monthNumberOf(to); n += 1) months.push(monthTextOf(firstDayOf(n)));
  return months;
};
