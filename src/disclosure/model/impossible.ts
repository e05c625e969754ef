/** Combinations of categories in which nobody can be, by definition: anyone knows that they are empty, so they are no cells. */
import { placesOutsideAreas } from '../../study/dimensions.ts';
import type { Study } from '../../study/study.ts';
import type { Axes, Box, Geography } from './axes.ts';
import { verdictRules } from './verdict-rules.ts';

export interface Impossible {
  readonly why: string;
  /** Whether the names of the categories alone say so. */
  readonly isPlain?: true;
  readonly dimensions: readonly string[];
  /** One category of each of the dimensions, in their order. */
  readonly never: (...codes: readonly string[]) => boolean;
}

const outside = new Set<string>(placesOutsideAreas);
const determined = (verdict: string | undefined) => verdict === 'yes' || verdict === 'no';
const kinds = ['region', 'hub', 'stp', 'icb', 'ccg', 'la'] as const;

/**
 * The rules that concern the dimensions in use; sources: the definitions in out-of-area/ and the study. `apart`: dimensions by which the study counts others
 * than some release before it; whom it counts is then said there.
 */
export function impossibleIn(
  axes: Axes,
  study: Study,
  geography: Geography,
  apart: readonly string[] = [],
): readonly Impossible[] {
  const rules: readonly Impossible[] = [
    ...verdictRules(axes, study, geography),
    ...kinds.flatMap((homeKind) =>
      kinds.map((kind) => ({
        why: 'a home outside the areas has no area to be outside of',
        dimensions: [`home-${homeKind}`, `out-of-area:${kind}`],
        never: (home: string, verdict: string) => outside.has(home) && determined(verdict),
      })),
    ),
    ...kinds.flatMap((kind) => [
      {
        why: 'a unit in no known area has no verdict by area',
        dimensions: [`unit-${kind}`, `out-of-area:${kind}`],
        never: (unit: string, verdict: string) => unit === 'unknown' && determined(verdict),
      },
      {
        why: 'the areas of home and unit are the verdict',
        dimensions: [`home-${kind}`, `unit-${kind}`, `out-of-area:${kind}`],
        never: (home: string, unit: string, verdict: string) =>
          !outside.has(home) && unit !== 'unknown' && verdict !== (home === unit ? 'no' : 'yes'),
      },
    ]),
    {
      why: 'the distance is the verdict',
      isPlain: true,
      dimensions: ['distance-band', 'out-of-area:km-50'],
      never: (band, verdict) => !verdictsOfBand(band ?? '').includes(verdict ?? ''),
    },
    {
      why: 'suitable units are known only for a known kind of Tier 4 service',
      dimensions: ['service', 'out-of-area:nearer-unit'],
      never: (service, verdict) =>
        ['unclassified', 'paediatric-ward', 'adult-ward'].includes(service ?? '') && determined(verdict),
    },
    {
      why: 'outside the region is outside by this definition too',
      dimensions: ['out-of-area:miles-50-or-region', 'out-of-area:region'],
      never: (either, region) => region === 'yes' && either !== 'yes',
    },
    {
      why: 'more than 50 miles is more than 50 km',
      dimensions: ['out-of-area:miles-50-or-region', 'out-of-area:region', 'out-of-area:km-50'],
      never: (either, region, far) => either === 'yes' && region !== 'yes' && far !== 'yes',
    },
    {
      why: 'the study counts Tier 4 services only',
      dimensions: ['service'],
      never: (service) =>
        study.who.services === 'tier-4-camhs' &&
        !apart.includes('wards') &&
        (service === 'adult-ward' || service === 'paediatric-ward'),
    },
    {
      why: 'nobody of this age is in the study',
      dimensions: ['age-band'],
      never: (band) => {
        const [from = 0, to = from] = (band ?? '').split('-').map(Number);
        const { ageAtAdmission: ages } = study.who;
        return !apart.includes('age-band') && (to < ages.from || from > ages.to);
      },
    },
  ];
  return rules.filter(
    ({ dimensions }) =>
      dimensions.every((dimension) => axes.categories.has(dimension)) &&
      new Set(dimensions).size === dimensions.length,
  );
}

/** Verdicts of `at least 50 km` that a band of distance leaves open. */
function verdictsOfBand(band: string): readonly string[] {
  if (band === 'unknown') return ['not-determined'];
  const [from = 0, to = band.endsWith('+') ? Number.POSITIVE_INFINITY : from] = band
    .replace('+', '')
    .split('-')
    .map(Number);
  return from >= 50 ? ['yes'] : to < 50 ? ['no'] : ['yes', 'no'];
}

/** Whether anybody can be in a box, by the rules that its own axes decide. */
export function isPossible(box: Box, axes: Axes, rules: readonly Impossible[]): boolean {
  const names = [...box.keys()];
  const deciding = rulesWithin(names, axes, rules);
  if (deciding.length === 0) return true;
  return combinationsOf(names.map((name) => box.get(name) ?? [])).some(
    (groups) => !deciding.some((rule) => rule(groups)),
  );
}

/** The rules over some axes, and which groups of a split axis never meet, as questions about one finest group on each of them. */
export function rulesWithin(
  axisNames: readonly string[],
  axes: Axes,
  rules: readonly Impossible[],
): readonly ((groups: readonly number[]) => boolean)[] {
  const apart = axes.splits.flatMap(({ parts, pairs }) => {
    const [one = -1, other = -1] = parts.map(({ name }) => axisNames.indexOf(name));
    const possible = new Set(pairs.map((pair) => pair.join()));
    return one < 0 || other < 0
      ? []
      : [(groups: readonly number[]) => !possible.has(`${groups[one]},${groups[other]}`)];
  });
  const ruled = rules.flatMap(({ dimensions, never }) => {
    const parts = dimensions.map((dimension) => {
      const axis = axes.axisOf(dimension);
      return { at: axisNames.indexOf(axis.name), codes: axis.codes.get(dimension) ?? [] };
    });
    if (parts.some(({ at }) => at < 0)) return [];
    return [
      (groups: readonly number[]) => never(...parts.map(({ at, codes }) => codes[groups[at] ?? -1] ?? '')),
    ];
  });
  return [...apart, ...ruled];
}

export function combinationsOf(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return lists.reduce<readonly (readonly number[])[]>(
    (found, list) => found.flatMap((head) => list.map((item) => [...head, item])),
    [[]],
  );
}
