/** What verdicts, distances and homes say about each other by definition: combinations in which nobody can be. */
import { type AreaKind, areaKinds } from '../../study/dimensions.ts';
import type { Study } from '../../study/study.ts';
import type { AreaTuple, Axes, Geography } from './axes.ts';
import type { Impossible } from './impossible.ts';

const isDetermined = (verdict: string | undefined) => verdict === 'yes' || verdict === 'no';
const notResident = new Set(['wales', 'scotland', 'northern-ireland', 'overseas']);
/** Homes that no list of areas can hold, so that they have no point. */
const withoutPoint = new Set(['no-fixed-abode', 'overseas']);
const milesOrRegion = 'out-of-area:miles-50-or-region';
/** 50 miles in metres. */
const fiftyMiles = 80_467.2;

/** Sources: the definitions in out-of-area/, the bands of the study, and how the areas lie in each other. */
export function verdictRules(axes: Axes, study: Study, geography: Geography): readonly Impossible[] {
  const verdicts = [...axes.categories.keys()].filter((dimension) => dimension.startsWith('out-of-area:'));
  const inUse = areaKinds.filter((kind) => verdicts.includes(`out-of-area:${kind}`));
  const margin = study.outOfArea.find(({ id }) => id === 'nearer-unit')?.margin ?? 0;
  return [
    ...verdicts.flatMap((dimension): readonly Impossible[] => [
      {
        why: 'without a distance, home or unit is unknown to every definition',
        dimensions: ['out-of-area:km-50', dimension],
        never: (far, verdict) => far === 'not-determined' && isDetermined(verdict),
      },
      {
        why: 'without a distance, home or unit is unknown to every definition',
        dimensions: ['distance-band', dimension],
        never: (band, verdict) => band === 'unknown' && isDetermined(verdict),
      },
    ]),
    ...areaKinds.flatMap((kind): readonly Impossible[] => [
      ...['out-of-area:km-50', 'out-of-area:nearer-unit'].map((dimension) => ({
        why: 'a home without a point has no distance',
        dimensions: [`home-${kind}`, dimension],
        never: (home: string, verdict: string) => withoutPoint.has(home) && isDetermined(verdict),
      })),
      {
        why: 'a home without a point has no distance',
        dimensions: [`home-${kind}`, 'distance-band'],
        never: (home, band) => withoutPoint.has(home ?? '') && band !== 'unknown',
      },
      {
        why: 'a home in no area of England is in no region to be outside of',
        dimensions: [`home-${kind}`, milesOrRegion],
        never: (home, verdict) =>
          (notResident.has(home ?? '') || withoutPoint.has(home ?? '')) && isDetermined(verdict),
      },
    ]),
    ...inUse.flatMap((a, i) =>
      inUse.slice(i + 1).map((b): Impossible => {
        const together = verdictsTogether(a, b, geography);
        return {
          why: 'the areas lie in each other as they do',
          dimensions: [`out-of-area:${a}`, `out-of-area:${b}`],
          never: (one, other) => !together.has(`${one} ${other}`),
        };
      }),
    ),
    {
      why: 'a known region decides: in another region is outside, in the same with a known distance is far or not',
      dimensions: [milesOrRegion, 'out-of-area:region'],
      never: (either, region) =>
        (isDetermined(region) && either === 'not-determined') ||
        (region === 'not-determined' && either === 'no'),
    },
    {
      why: 'the distance decides in the home region',
      dimensions: ['distance-band', milesOrRegion, 'out-of-area:region'],
      never: (band, either, region) => {
        const [from, beyond] = metresOf(band ?? '');
        if (from >= fiftyMiles && isDetermined(region)) return either !== 'yes';
        return beyond <= fiftyMiles && region !== 'yes' && either === 'yes';
      },
    },
    {
      why: 'nothing is nearer by the margin than what is nearer than the margin',
      dimensions: ['distance-band', 'out-of-area:nearer-unit'],
      never: (band, nearer) => metresOf(band ?? '')[1] <= margin && nearer === 'yes',
    },
  ];
}

/** Least distance of a band, and the least beyond it. */
function metresOf(band: string): readonly [number, number] {
  const [from = Number.NaN, to = Number.POSITIVE_INFINITY] = band.replace('+', '').split('-').map(Number);
  return [from * 1000, (to + 1) * 1000];
}

/** Pairs of verdicts that some home and some unit can have. */
function verdictsTogether(a: AreaKind, b: AreaKind, geography: Geography): ReadonlySet<string> {
  const homes = pairsOf(a, b, geography.homeCombinations);
  const units = pairsOf(a, b, geography.unitCombinations ?? geography.homeCombinations);
  const verdict = (home: string | null, unit: string | null) =>
    home === null || unit === null ? 'not-determined' : home === unit ? 'no' : 'yes';
  const found = new Set(['not-determined not-determined']);
  for (const home of homes)
    for (const unit of units) found.add(`${verdict(home[0], unit[0])} ${verdict(home[1], unit[1])}`);
  return found;
}

function pairsOf(a: AreaKind, b: AreaKind, tuples: readonly AreaTuple[]) {
  const pairs = tuples.map((tuple) => [tuple[a] ?? null, tuple[b] ?? null] as const);
  return [...new Map(pairs.map((pair) => [pair.join('|'), pair])).values()];
}
