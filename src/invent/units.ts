/** Invented organisations and the units of the invented country; the same for every seed, so that only the people differ. */
import type { Service } from '../study/dimensions.ts';
import { type Area, metresBetween } from './areas.ts';
import { dayOf, firstDayOf } from './days.ts';
import { at, Random } from './random.ts';
import { serviceFacts, tier4Services } from './services.ts';

export interface Provider {
  readonly index: number;
  readonly code: string;
  readonly kind: 'mental-health-trust' | 'hospital-trust' | 'independent';
  /** The area and code of the headquarters, which some rows carry instead of a site. */
  readonly area: Area;
  readonly headquarters: string;
}

/** One row of units.csv. */
export interface Unit {
  readonly index: number;
  readonly site: string;
  readonly name: string;
  readonly provider: Provider;
  readonly area: Area;
  readonly service: Service;
  readonly ages: readonly [number, number];
  readonly gender: 'any' | 'female' | 'male';
  readonly beds: number;
  /** Days, undefined where not known or not closed. Nobody is admitted before the first, and nobody stays after the last. */
  readonly opened: number | undefined;
  readonly closed: number | undefined;
}

export interface Country {
  readonly areas: readonly Area[];
  readonly providers: readonly Provider[];
  readonly units: readonly Unit[];
}

/** General units by region: few in the South West and in Yorkshire. Sum: the number of general units. */
const generalUnits = { Y56: 11, Y58: 4, Y59: 10, Y60: 11, Y61: 8, Y62: 9, Y63: 7 } as const;
const houses = 'Heron Wren Linnet Plover Curlew Dunlin Siskin Dipper Martin Avocet Merlin Kestrel'.split(' ');
const northOfYorkshire = 512_000;

export function inventCountry(areas: readonly Area[], firstMonth: number, lastMonth: number): Country {
  const chance = new Random(20220701);
  const providers = inventProviders(areas, chance);
  const units: Unit[] = [];
  const sites = new Map<Provider, number>();
  for (const service of tier4Services) {
    const facts = serviceFacts[service];
    const regions = Object.entries(generalUnits).flatMap(([region, n]) => Array<string>(n).fill(region));
    for (let n = 0; n < facts.units; n += 1) {
      const general = service === 'general-adolescent';
      const region = general ? at(regions, n) : chance.pick(regions);
      const beside = general || !chance.chance(400) ? undefined : chance.pick(units.slice(0, 60));
      const area = beside?.area ?? freeArea(areas, units, region, region === 'Y63' && n % 2 === 0, chance);
      const provider = beside?.provider ?? providerAt(area, providers, chance);
      const nth = (sites.get(provider) ?? 0) + (beside === undefined ? 1 : 0);
      sites.set(provider, nth);
      const number = units.length + 1;
      units.push({
        index: units.length,
        site: beside?.site ?? siteCode(provider, nth),
        name: `Invented Unit ${String(number).padStart(3, '0')}, ${at(houses, number % houses.length)} House`,
        provider,
        area,
        service,
        ages: general && n % 7 === 3 ? [12, 17] : facts.ages,
        gender: singleSex[service]?.[n] ?? 'any',
        beds: facts.beds - 2 + chance.below(5),
        ...openDays(n, general, firstDayOf(firstMonth), firstDayOf(lastMonth + 1), chance),
      });
    }
  }
  return { areas, providers, units };
}

const singleSex: Readonly<Partial<Record<Service, Readonly<Record<number, 'female' | 'male'>>>>> = {
  'eating-disorder': { 2: 'female', 7: 'female', 11: 'female' },
  'low-secure': { 1: 'female', 4: 'female', 6: 'male' },
  'medium-secure': { 1: 'male' },
};

/** Two general units close in the course of the study and one opens; of the others about half have a known first day. */
function openDays(n: number, general: boolean, from: number, to: number, chance: Random) {
  const known = chance.chance(500) ? dayOf('1998-04-01') + 7 * chance.below(600) : undefined;
  if (general && (n === 13 || n === 41))
    return { opened: known, closed: from + Math.floor(((to - from) * 6) / 10) };
  if (general && n === 27) return { opened: from + Math.floor(((to - from) * 4) / 10), closed: undefined };
  return { opened: known, closed: undefined };
}

function inventProviders(areas: readonly Area[], chance: Random): readonly Provider[] {
  const make = (kind: Provider['kind'], codes: readonly string[]) =>
    codes.map((code) => ({ kind, code, headquarters: code.padEnd(5, '0').padEnd(code.length + 1, '0') }));
  const run = (n: number, code: (i: string) => string) =>
    Array.from({ length: n }, (_, i) => code(i.toString(36).toUpperCase()));
  return [
    ...make(
      'mental-health-trust',
      run(34, (i) => `RZ${i}`),
    ),
    ...make(
      'hospital-trust',
      run(8, (i) => `TZ${i}`),
    ),
    ...make('independent', [...run(6, (i) => `ZX${i}`), ...run(6, (i) => `ZZI0${i}`)]),
  ].map((provider, index) => ({ ...provider, index, area: chance.pick(areas) }));
}

/** A town for a new site, as far from the others as can easily be had: ten kilometres at first, less with every try. */
function freeArea(
  areas: readonly Area[],
  units: readonly Unit[],
  region: string,
  north: boolean,
  chance: Random,
): Area {
  const towns = areas.filter(
    (area) => area.region === region && !area.rural && (!north || area.northing >= northOfYorkshire),
  );
  for (let apart = 10_000; ; apart -= 50) {
    const area = chance.pick(towns);
    if (units.every((unit) => metresBetween(unit.area, area) >= apart)) return area;
  }
}

/** Somewhat more than half the sites belong to the nearest trust. */
function providerAt(area: Area, providers: readonly Provider[], chance: Random): Provider {
  const trusts = providers.filter((p) => p.kind === 'mental-health-trust');
  if (!chance.chance(550)) return chance.pick(providers.filter((p) => p.kind === 'independent'));
  return trusts.reduce((best, p) =>
    metresBetween(p.area, area) < metresBetween(best.area, area) ? p : best,
  );
}

const siteCode = (provider: Provider, nth: number): string =>
  provider.code.length === 3
    ? `${provider.code}${String(nth).padStart(2, '0')}`
    : `${provider.code}${(9 + nth).toString(36).toUpperCase()}`;
