/** The kinds of words that fields of agreement.yaml and study.yaml are made of. */
import { z } from 'zod';

/** `2016-01`. */
export type Month = `${number}-${number}`;
/** `2016-01-31`. */
export type CalendarDate = `${number}-${number}-${number}`;

export const text = z
  .string('must be words')
  .trim()
  .min(1, 'must not be empty')
  .max(2000, 'must not be longer than 2,000 letters')
  .refine(hasNoControls, 'must be one line or paragraph of plain text');

export const month = z
  .string('must be a month such as 2016-01')
  .regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2016-01')
  .transform((value) => value as Month);

export const date = z
  .string('must be a date such as 2016-01-31')
  .regex(/^(19|20)\d\d-\d\d-\d\d$/, 'must be a date such as 2016-01-31')
  .refine(isRealDate, 'must be a day that exists, such as 2016-01-31')
  .transform((value) => value as CalendarDate);

export const yesOrNo = z
  .union([z.boolean(), z.enum(['yes', 'no'])], 'must be yes or no')
  .transform((value) => value === true || value === 'yes');

/** A short name that other fields refer to: letters a–z, digits and hyphens. */
export const id = z
  .string('must be a short name of letters a–z, digits and hyphens')
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be a short name of letters a–z, digits and hyphens');

/** Every kind of publication that an agreement can allow. */
export const publicationKinds = [
  'report',
  'tables',
  'briefing',
  'press-release',
  'young-readers',
  'annual-summary',
  'evidence-submission',
] as const;

function isRealDate(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function hasNoControls(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);
}
