/** Calendar months and dates without time zones. A month is `YYYY-MM`; a date `YYYY-MM-DD`. */

export type Month = `${number}-${number}`;
export type CalendarDate = `${number}-${number}-${number}`;

/** First and last month, both included. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
}

/** The MHSDS month number: April 1900 is 1. */
export function monthNumber(month: Month): number {
  const [year = 0, m = 0] = month.split('-').map(Number);
  return (year - 1900) * 12 + m - 3;
}

export function monthOfNumber(number: number): Month {
  const months = number + 2;
  return `${1900 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}` as Month;
}

export function monthsOf({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let n = monthNumber(from); n <= monthNumber(to); n += 1) months.push(monthOfNumber(n));
  return months;
}

export const firstDay = (month: Month): CalendarDate => `${month}-01` as CalendarDate;

export function lastDay(month: Month): CalendarDate {
  const [year = 0, m = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, m, 0)).toISOString().slice(0, 10) as CalendarDate;
}

/** `2016-Q1`: calendar quarter. */
export const quarterOf = (month: Month): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** `2016-17`: the financial year, April to March. */
export function financialYearOf(month: Month): string {
  const start = Number(month.slice(0, 4)) - (Number(month.slice(5)) < 4 ? 1 : 0);
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}
