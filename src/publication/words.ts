/** Plain words for dimensions, categories and periods. */

import type { Policy } from '../disclosure/policy/policy.ts';
import type { Release } from '../disclosure/release.ts';
import type { CalendarDate, Period } from '../study/calendar.ts';
import { dateInWords, monthInWords, monthNames } from '../study/in-words.ts';
import { constant, type Prose, prose, upperFirst } from './prose.ts';

const areaNames: Readonly<Record<string, string>> = {
  region: 'NHS region',
  hub: 'commissioning hub',
  stp: 'sustainability and transformation partnership',
  icb: 'integrated care board',
  ccg: 'clinical commissioning group',
  la: 'local authority',
};

const dimensions: Readonly<Record<string, string>> = {
  'age-band': 'age at admission',
  gender: 'gender',
  'ethnic-group': 'ethnic group',
  deprivation: 'deprivation of the home area',
  service: 'kind of unit',
  'legal-status': 'legal status at admission',
  sector: 'sector of the unit',
  'looked-after': 'whether looked after by a local authority',
  'learning-disability-or-autism': 'whether a learning disability or autism is recorded',
  'distance-band': 'distance from home',
  month: 'month of admission',
  quarter: 'quarter of admission',
  year: 'financial year of admission',
  step: 'step',
  reason: 'reason',
  check: 'check',
};

const categories: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  service: {
    picu: 'Psychiatric intensive care',
    child: 'Children’s unit (younger children)',
    'learning-disability-autism': 'Learning disability or autism',
    'learning-disability-secure': 'Learning disability, secure',
    deaf: 'Deaf children',
    'ocd-bdd': 'Obsessive-compulsive or body dysmorphic disorder',
    unclassified: 'Kind not known',
  },
  'ethnic-group': { other: 'Other ethnic group', mixed: 'Mixed', 'not-stated': 'Not stated' },
  sector: { nhs: 'NHS', independent: 'Independent' },
};

const placesOutside: Readonly<Record<string, string>> = {
  'northern-ireland': 'Northern Ireland',
  'no-fixed-abode': 'No fixed abode',
  unknown: 'Not known',
};

/** `NHS region of home`, `kind of unit`; without a capital. */
export function dimensionWords(dimension: string): Prose {
  const known = dimensions[dimension];
  if (known !== undefined) return constant('category', known);
  const area = /^(home|unit)-(.+)$/.exec(dimension);
  if (area === null) return constant('category', dimension.replaceAll('-', ' '));
  return constant('category', `${areaNames[area[2] ?? ''] ?? area[2]} of ${area[1]}`);
}

/** The name of a category in a table's row, column or a chart's label. */
export function categoryWords(release: Release, dimension: string, code: string): Prose {
  if (code === 'all') return prose`All`;
  const ours = categories[dimension]?.[code] ?? placesOutside[code];
  if (ours !== undefined) return constant('category', ours);
  if (!named.test(dimension)) return constant('category', patterned(dimension, code));
  const found = release.dimensions
    .find(({ name }) => name === dimension)
    ?.categories.find((category) => category.code === code);
  return constant('category', found === undefined || found.name === code ? upperFirst(code) : found.name);
}

/** Dimensions whose categories the release names itself. */
const named = /^(home|unit)-|^(step|reason|check)$/;

function patterned(dimension: string, code: string): string {
  if (dimension === 'distance-band') return bandWords(code, '\u00a0km');
  if (dimension === 'age-band') return `Aged ${bandWords(code, '')}`;
  if (dimension === 'month') return monthInWords(code);
  if (dimension === 'quarter') return quarterWords(code);
  if (dimension === 'deprivation') return fifthWords(code);
  return upperFirst(code.replaceAll('-', ' '));
}

function bandWords(code: string, unit: string): string {
  if (code.endsWith('+')) return `${code.slice(0, -1)}${unit} or more`;
  return `${code.replace('-', ' to ')}${unit}`;
}

function quarterWords(code: string): string {
  const [year = '', quarter = ''] = code.split('-Q');
  const first = (Number(quarter) - 1) * 3;
  return `${monthNames[first]} to ${monthNames[first + 2]} ${year}`;
}

function fifthWords(code: string): string {
  if (code === '1') return '1 (most deprived fifth)';
  return code === '5' ? '5 (least deprived fifth)' : code;
}

/** What the marker of hidden figures means, in the policy's words, without the marker and the full stop. */
export const markerMeaning = (policy: Policy): Prose =>
  constant('policy', policy.markerText.replace(/^\[c\][\s:–-]*/, '').replace(/\.$/, ''));

export const periodWords = (period: Period): Prose =>
  constant('period', `${monthInWords(period.from)} to ${monthInWords(period.to)}`);

export const dateWords = (date: CalendarDate): Prose => constant('period', dateInWords(date));
