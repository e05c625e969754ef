/** What may be asked of an invented study, and what the named sizes mean. */
import { HomewardError } from '../errors/homeward-error.ts';
import { type Month, monthNumber } from '../study/calendar.ts';

export type Layout = 'v4' | 'v5' | 'v6';
export type Style = 'spec' | 'dars';
export type Size = 'demo' | 'office' | 'national';

export interface InventOptions {
  /** Version of the data set whose columns are written. Default `v5`. */
  readonly layout?: Layout;
  /** `spec`: names as in the definition. `dars`: as a delivery was seen (lower case, alphabetical, cut to 32 characters, copies of rows). */
  readonly style?: Style;
  readonly size?: Size;
  /** Children's Tier 4 admissions in all months together; replaces that of the size. */
  readonly admissions?: number;
  /** Replaces that of the size. */
  readonly months?: number;
  /** First month; default 2022-07, the first of the bundled geography. */
  readonly from?: Month;
  /** The same seed, size, admissions, months and from give the same children in every layout and style. Default 1. */
  readonly seed?: number;
  /** Path of a file to write what the study should find into: `homeward/truth@1`. */
  readonly truth?: string;
}

/** The words of somebody who names a first month; USAGE_VALUE where they name none. */
export function checkFirstMonth(words: string): Month {
  if (!/^20[0-7]\d-(0[1-9]|1[0-2])$/.test(words))
    throw new HomewardError('USAGE_VALUE', 'the first month must be one such as 2022-07', {
      field: '--from',
    });
  return words as Month;
}

/** What decides the world; layout and style have no part in it. */
export interface WorldPlan {
  readonly seed: number;
  readonly admissions: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Adults in adult wards, and people never admitted: at least so many. */
  readonly adults: number;
  readonly neverAdmitted: number;
  /** And more of them until the tables have so many rows. */
  readonly rows: RowTargets;
}

export interface RowTargets {
  readonly spells: number;
  readonly stays: number;
  readonly people: number;
}

interface SizePlan {
  readonly admissions: number;
  readonly months: number;
  readonly rows?: RowTargets;
}

const sizes: Readonly<Record<Size, SizePlan>> = {
  demo: { admissions: 600, months: 12 },
  office: { admissions: 6_000, months: 18 },
  national: {
    admissions: 12_000,
    months: 36,
    rows: { spells: 2_900_000, stays: 3_200_000, people: 10_000_000 },
  },
};

/** USAGE_VALUE beyond what makes sense. Outside the named national size a delivery is filtered to children, with a few others left in. */
export function planOf(options: InventOptions): WorldPlan {
  const size = sizes[options.size ?? 'demo'];
  const admissions = options.admissions ?? size.admissions;
  const months = options.months ?? size.months;
  if (admissions > 1_000_000)
    throw new HomewardError('USAGE_VALUE', 'more than a million admissions', { field: '--admissions' });
  if (months > 240)
    throw new HomewardError('USAGE_VALUE', 'more than twenty years of months', { field: '--months' });
  const firstMonth = monthNumber(options.from ?? '2022-07');
  return {
    seed: options.seed ?? 1,
    admissions,
    firstMonth,
    lastMonth: firstMonth + months - 1,
    adults: Math.ceil(admissions / 10),
    neverAdmitted: Math.ceil(admissions / 10),
    rows: size.rows ?? { spells: 0, stays: 0, people: 0 },
  };
}
