/** The category of an admission in each dimension, and every category that a dimension has, in the order of the contract. */
import type { Admission } from './admissions.ts';
import { isoOf, monthsBetween, monthTextOf } from './days.ts';
import type { Kind, Places } from './places.ts';
import type { Question } from './question.ts';
import { verdictOf } from './verdicts.ts';

const fixed: Readonly<Record<string, string>> = {
  gender: 'female male other unknown',
  'ethnic-group': 'white mixed asian black other not-stated unknown',
  deprivation: '1 2 3 4 5 unknown',
  service:
    'general-adolescent child eating-disorder picu low-secure medium-secure learning-disability-autism learning-disability-secure deaf ocd-bdd paediatric-ward adult-ward unclassified',
  'legal-status': 'informal detained other unknown',
  sector: 'nhs independent unknown',
  'looked-after': 'yes no unknown',
  'learning-disability-or-autism': 'yes no unknown',
};

export function categoriesOf(dimension: string, question: Question, places: Places): readonly string[] {
  const known = fixed[dimension];
  if (known !== undefined) return known.split(' ');
  if (dimension.startsWith('out-of-area:')) return ['yes', 'no', 'not-determined'];
  const months = monthsBetween(question.from, question.to);
  if (dimension === 'month') return months;
  if (dimension === 'quarter') return [...new Set(months.map(quarterOf))];
  if (dimension === 'year') return [...new Set(months.map(yearOf))];
  if (dimension === 'age-band') return bandNames(question.ageBands, '17');
  if (dimension === 'distance-band') return [...bandNames(question.distanceBands, ''), 'unknown'];
  const kind = dimension.replace(/^(home|unit)-/, '') as Kind;
  const codes = new Set([...places.areas, ...places.units].map((place) => place.codes[kind]));
  codes.delete('');
  const sorted = [...codes].sort();
  if (dimension.startsWith('unit-')) return [...sorted, 'unknown'];
  return [...sorted, 'wales', 'scotland', 'northern-ireland', 'overseas', 'no-fixed-abode', 'unknown'];
}

export function categoryOf(
  admission: Admission,
  dimension: string,
  question: Question,
  places: Places,
): string {
  const { home, unit, age, metres, starts } = admission;
  if (dimension === 'gender') return admission.gender;
  if (dimension === 'ethnic-group') return admission.ethnicGroup;
  if (dimension === 'deprivation')
    return home.decile === null ? 'unknown' : String(Math.ceil(home.decile / 2));
  if (dimension === 'service') return admission.decision?.service ?? 'unclassified';
  if (dimension === 'legal-status') return admission.legalStatus;
  if (dimension === 'sector') return admission.sector;
  if (dimension === 'looked-after') return admission.lookedAfter;
  if (dimension === 'learning-disability-or-autism') return admission.learningDisabilityOrAutism;
  if (dimension === 'age-band')
    return bandOf(age ?? 0, question.ageBands, bandNames(question.ageBands, '17'));
  if (dimension === 'distance-band') {
    const { distanceBands } = question;
    return metres === null ? 'unknown' : bandOf(metres / 1000, distanceBands, bandNames(distanceBands, ''));
  }
  if (dimension.startsWith('out-of-area:')) {
    const id = dimension.slice('out-of-area:'.length);
    return verdictOf(admission, question.definitions.find((d) => d.id === id) ?? { id }, places);
  }
  if (dimension === 'month') return monthTextOf(starts ?? 0);
  if (dimension === 'quarter') return quarterOf(isoOf(starts ?? 0));
  if (dimension === 'year') return yearOf(isoOf(starts ?? 0));
  const kind = dimension.replace(/^(home|unit)-/, '') as Kind;
  if (dimension.startsWith('unit-')) return unit?.codes[kind] || 'unknown';
  return home.outside ?? (home.codes?.[kind] || 'unknown');
}

function bandNames(from: readonly number[], last: string): readonly string[] {
  return from.map((low, i) => {
    const next = from[i + 1];
    const high = next === undefined ? last : String(next - 1);
    if (high === '') return `${low}+`;
    return high === String(low) ? high : `${low}-${high}`;
  });
}

const bandOf = (value: number, from: readonly number[], names: readonly string[]): string =>
  names[from.filter((low) => low <= value).length - 1] ?? '';

const quarterOf = (text: string): string =>
  `${text.slice(0, 4)}-Q${Math.floor((Number(text.slice(5, 7)) + 2) / 3)}`;

function yearOf(text: string): string {
  const year = Number(text.slice(0, 4));
  const first = text.slice(5, 7) < '04' ? year - 1 : year;
  return `${first}-${String(first + 1).slice(2)}`;
}
