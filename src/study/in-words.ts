/** Months, dates and lists as they are written in a sentence. */

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2016-01` is January 2016. */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-');
  return `${monthNames[Number(number) - 1]} ${year}`;
}

/** `2016-01-31` is 31 January 2016. */
export const dateInWords = (date: string): string =>
  `${Number(date.slice(8))} ${monthInWords(date.slice(0, 7))}`;

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
