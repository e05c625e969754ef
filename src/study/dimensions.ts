/** The dimensions that a table may have, with their categories in the order of the contract. */
import { financialYearOf, monthsOf, type Period, quarterOf } from './calendar.ts';

export const areaKinds = ['region', 'hub', 'stp', 'icb', 'ccg', 'la'] as const;
export type AreaKind = (typeof areaKinds)[number];

export const definitionIds = [
  'km-50',
  'miles-50-or-region',
  'region',
  'hub',
  'stp',
  'icb',
  'ccg',
  'la',
  'nearer-unit',
] as const;
export type DefinitionId = (typeof definitionIds)[number];

export type Dimension =
  | 'age-band'
  | 'gender'
  | 'ethnic-group'
  | 'deprivation'
  | 'service'
  | 'legal-status'
  | 'sector'
  | 'looked-after'
  | 'learning-disability-or-autism'
  | 'distance-band'
  | `home-${AreaKind}`
  | `unit-${AreaKind}`
  | 'month'
  | 'quarter'
  | 'year'
  | `out-of-area:${DefinitionId}`;

/** Homes that lie in no English area. */
export const placesOutsideAreas = [
  'wales',
  'scotland',
  'northern-ireland',
  'overseas',
  'no-fixed-abode',
  'unknown',
] as const;

export const services = [
  'general-adolescent',
  'child',
  'eating-disorder',
  'picu',
  'low-secure',
  'medium-secure',
  'learning-disability-autism',
  'learning-disability-secure',
  'deaf',
  'ocd-bdd',
  'paediatric-ward',
  'adult-ward',
  'unclassified',
] as const;
export type Service = (typeof services)[number];

export const verdicts = ['yes', 'no', 'not-determined'] as const;

const fixed: Readonly<Record<string, readonly string[]>> = {
  gender: ['female', 'male', 'other', 'unknown'],
  'ethnic-group': ['white', 'mixed', 'asian', 'black', 'other', 'not-stated', 'unknown'],
  deprivation: ['1', '2', '3', '4', '5', 'unknown'],
  service: services,
  'legal-status': ['informal', 'detained', 'other', 'unknown'],
  sector: ['nhs', 'independent', 'unknown'],
  'looked-after': ['yes', 'no', 'unknown'],
  'learning-disability-or-autism': ['yes', 'no', 'unknown'],
};

export const dimensionNames: readonly Dimension[] = [
  'age-band',
  'gender',
  'ethnic-group',
  'deprivation',
  'service',
  'legal-status',
  'sector',
  'looked-after',
  'learning-disability-or-autism',
  'distance-band',
  ...areaKinds.flatMap((kind) => [`home-${kind}`, `unit-${kind}`] as const),
  'month',
  'quarter',
  'year',
  ...definitionIds.map((id) => `out-of-area:${id}` as const),
];

/** What decides the categories of dimensions that are not fixed. */
export interface CategorySource {
  readonly period: Period;
  /** Lower ends of the age bands, ascending, the first 0: [0, 13, 16] is 0-12, 13-15, 16-17. */
  readonly ageBands: readonly number[];
  /** Lower ends of the distance bands in km, ascending, the first 0. */
  readonly distanceBands: readonly number[];
  /** Area codes present in areas.csv (and units.csv), sorted, for each kind of area. */
  readonly areaCodes: Readonly<Partial<Record<AreaKind, readonly string[]>>>;
}

/** Every category of a dimension, in the order of the contract; the margin `all` is not one of them. */
export function categoriesOf(dimension: Dimension, source: CategorySource): readonly string[] {
  const known = fixed[dimension];
  if (known !== undefined) return known;
  if (dimension === 'age-band') return bands(source.ageBands, 17);
  if (dimension === 'distance-band') return [...bands(source.distanceBands), 'unknown'];
  if (dimension.startsWith('out-of-area:')) return verdicts;
  const months = monthsOf(source.period);
  if (dimension === 'month') return months;
  if (dimension === 'quarter') return distinct(months.map(quarterOf));
  if (dimension === 'year') return distinct(months.map(financialYearOf));
  const kind = dimension.replace(/^(home|unit)-/, '') as AreaKind;
  const codes = source.areaCodes[kind] ?? [];
  return dimension.startsWith('home-') ? [...codes, ...placesOutsideAreas] : [...codes, 'unknown'];
}

/** `0-12`, `13` (a band of one), `16-17`; without a last value the top band is open: `200+`. */
export function bands(lowerEnds: readonly number[], last?: number): readonly string[] {
  return lowerEnds.map((from, i) => {
    const next = lowerEnds[i + 1];
    const to = next === undefined ? last : next - 1;
    if (to === undefined) return `${from}+`;
    return from === to ? String(from) : `${from}-${to}`;
  });
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Name of the column of `placements` that holds a dimension: `home-region` is `home_region`. */
export const columnOf = (dimension: Dimension): string => dimension.replaceAll(/[-:]/g, '_');
