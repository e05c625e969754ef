/** Calendar days as whole numbers (1970-01-01 is 0) and MHSDS months as theirs (April 1900 is 1), for fast and exact counting. */

const dayLength = 86_400_000;

export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayLength;

/** Caches begin before anybody's birthday. */
const before = 30_000;

const firstDays: number[] = [];
/** Of MHSDS months from before 1900, too. */
export function firstDayOf(month: number): number {
  firstDays[month + before] ??= Date.UTC(1900, month + 2, 1) / dayLength;
  return firstDays[month + before] ?? 0;
}
export const lastDayOf = (month: number): number => firstDayOf(month + 1) - 1;

const isoTexts: string[] = [];
/** `2022-07-14`. */
export function isoDate(day: number): string {
  isoTexts[day + before] ??= new Date(day * dayLength).toISOString().slice(0, 10);
  return isoTexts[day + before] ?? '';
}

const months: number[] = [];
export function monthOf(day: number): number {
  let month = months[day + before];
  if (month === undefined) {
    const date = new Date(day * dayLength);
    month = (date.getUTCFullYear() - 1900) * 12 + date.getUTCMonth() - 2;
    months[day + before] = month;
  }
  return month;
}

/** A day in a form that compares by years: year × 512 + month × 32 + day of the month. */
const stamps: number[] = [];
function stampOf(day: number): number {
  let stamp = stamps[day + before];
  if (stamp === undefined) {
    const date = new Date(day * dayLength);
    stamp = date.getUTCFullYear() * 512 + date.getUTCMonth() * 32 + date.getUTCDate();
    stamps[day + before] = stamp;
  }
  return stamp;
}

/** Completed years on a day; the birthday of 29 February is 1 March in other years. */
export const ageOn = (born: number, day: number): number => (stampOf(day) - stampOf(born)) >> 9;

/** A birthday that makes somebody `age` on the first day of a month; `back` is 0 to 364. */
export const bornFor = (age: number, month: number, back: number): number =>
  firstDayOf(month - 12 * age) - back;
