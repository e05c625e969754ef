/** A few areas and units with the awkward distances: exactly 50 km, a hair under, 50 miles to the metre, ties. */
import { isoOf, utc } from './days.ts';
import type { Chance } from './random.ts';

export type Line = Readonly<Record<string, string>>;
export interface RandomPlaces {
  readonly areas: readonly Line[];
  readonly units: readonly Line[];
  /** An area at an awkward distance from a site. */
  readonly pairs: readonly { readonly area: string; readonly site: string }[];
  /** Kinds of unit that some site offers. */
  readonly offered: readonly string[];
}

const kinds = ['region', 'hub', 'stp', 'icb', 'ccg', 'la'];
const services =
  'general-adolescent child eating-disorder picu low-secure medium-secure learning-disability-autism learning-disability-secure deaf ocd-bdd'.split(
    ' ',
  );
/** East and north from a unit, in metres; the fourth rounds up to 50 km. */
const offsets = [
  [30_000, 40_000],
  [80_467, 0],
  [0, 80_468],
  [49_999, 316],
  [49_999, 0],
  [20_000, 0],
  [0, 0],
] as const;

export function randomPlaces(chance: Chance, start: number): RandomPlaces {
  const codesOf = (kind: string) =>
    Array.from(
      { length: chance.whole(2, 4) },
      (_, i) => `${kind.slice(0, 1).toUpperCase()}${kind.length}${i}`,
    );
  const codes = Object.fromEntries(kinds.map((kind) => [kind, codesOf(kind)]));
  const someCodes = () =>
    Object.fromEntries(kinds.map((kind) => [kind, chance.is(0.05) ? '' : chance.one(codes[kind] ?? [])]));
  const sites = Array.from({ length: chance.whole(3, 6) }, (_, i) => ({
    site: `RX${i}0${i}`,
    easting: 300_000 + chance.whole(0, 200_000),
    northing: 200_000 + chance.whole(0, 200_000),
  }));
  const areas: Line[] = [];
  const addArea = (easting: number, northing: number) =>
    areas.push({
      area: `E0100${String(1000 + areas.length * 7)}`,
      vintage: '2011',
      easting: String(easting),
      northing: String(northing),
      ...someCodes(),
      deprivation: chance.is(0.1) ? '' : String(chance.whole(1, 10)),
    });
  for (let i = chance.whole(3, 8); i > 0; i -= 1)
    addArea(300_000 + chance.whole(0, 200_000), 200_000 + chance.whole(0, 200_000));
  const pairs = sites.map(({ site, easting, northing }) => {
    const [east, north] = chance.one(offsets);
    addArea(easting + east, northing + north);
    return { area: areas.at(-1)?.area ?? '', site };
  });
  const middle = chance.one(sites);
  addArea(middle.easting + 700, middle.northing);
  addArea(middle.easting - 700, middle.northing);
  if (chance.is(0.6))
    areas.push({
      ...(areas[0] as Line),
      area: 'W01000123',
      easting: '280000',
      northing: '250000',
      deprivation: '',
      ...Object.fromEntries(kinds.map((kind) => [kind, ''])),
    });
  const units = sites.flatMap((site, i) => randomUnits(chance, start, site, i, someCodes));
  const offered = [...new Set(units.map((unit) => unit.service ?? ''))];
  return { areas, units, pairs, offered };
}

function randomUnits(
  chance: Chance,
  start: number,
  site: { readonly site: string; readonly easting: number; readonly northing: number },
  i: number,
  someCodes: () => Line,
): readonly Line[] {
  const day = () => isoOf(start + chance.whole(-60, 200));
  const unit = (service: string, more: Line): Line => ({
    unit: `U${i}`,
    site: site.site,
    name: `Invented house ${i}`,
    provider: site.site.slice(0, 3),
    sector: i % 3 === 0 ? 'independent' : 'nhs',
    easting: String(site.easting),
    northing: String(site.northing),
    service,
    age_from: chance.one(['0', '12', '13', '13']),
    age_to: chance.one(['12', '17', '17', '18']),
    gender: chance.one(['any', 'any', 'any', 'female', 'male']),
    beds: '',
    opened: '',
    closed: '',
    ...more,
  });
  const aged = (line: Line): Line =>
    Number(line.age_from) > Number(line.age_to) ? { ...line, age_from: '0' } : line;
  const codes = someCodes();
  if (chance.is(0.2)) {
    const move = day();
    const service = chance.one(services);
    return [
      aged(unit(service, { ...codes, closed: move })),
      aged(unit(service, { ...someCodes(), opened: move })),
    ];
  }
  const first = chance.one(services);
  const second = services[(services.indexOf(first) + 1) % services.length] ?? 'child';
  const opened = chance.is(0.3) ? isoOf(utc(2015, 1, 1)) : '';
  return (chance.is(0.35) ? [first, second] : [first]).map((service) =>
    aged(unit(service, { ...codes, opened, closed: chance.is(0.15) ? day() : '' })),
  );
}
