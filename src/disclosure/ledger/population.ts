/** Who a study counts, as the ledger says it. */
import { createHash } from 'node:crypto';
import type { Study } from '../../study/study.ts';
import type { Population } from './ledger.ts';

/** Dimensions that are read off the units, besides areas of units, distances and definitions. */
const ofUnits = ['service', 'sector'];

/** `delivery`: its fingerprint. `places`: the reference files of areas and units. */
export function populationOf(
  study: Study,
  {
    delivery,
    places,
  }: {
    readonly delivery: string;
    readonly places: readonly { readonly file: string; readonly sha256: string }[];
  },
): Population {
  const isUnits = ({ file }: { readonly file: string }) => file.includes('units');
  const isAreas = ({ file }: { readonly file: string }) => !file.includes('units') && !file.includes('names');
  const areas = hashOf(places.filter(isAreas).map(({ sha256 }) => sha256));
  const both = hashOf([areas, ...places.filter(isUnits).map(({ sha256 }) => sha256)]);
  const ruleOf = (dimension: string): string | null => {
    if (dimension === 'age-band') return study.ageRule;
    if (dimension === 'distance-band') return `${study.distance.measure} ${both}`;
    if (dimension.startsWith('home-') || dimension === 'deprivation') return areas;
    if (dimension.startsWith('unit-') || ofUnits.includes(dimension)) return both;
    return null;
  };
  const used = new Set(study.tables.flatMap(({ dimensions }) => dimensions));
  const rules = [...used].flatMap((dimension) => {
    const rule = ruleOf(dimension);
    return rule === null ? [] : [[dimension, rule] as const];
  });
  const definitions = study.outOfArea.map(
    ({ id, margin }) => [`out-of-area:${id}`, margin === undefined ? both : `${both} ${margin}`] as const,
  );
  return {
    from: study.period.from,
    to: study.period.to,
    ages: study.who.ageAtAdmission,
    services: study.who.services,
    delivery,
    rules: Object.fromEntries([...rules, ...definitions]),
    changes: study.changedAtMost ?? null,
  };
}

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
