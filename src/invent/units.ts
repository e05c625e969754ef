/** The units of the invented country and the sites they stand on; the same for every seed, so that only the people differ. */
import type { Service } from '../study/dimensions.ts';
import { type Area, metresBetween } from './areas.ts';
import { dayOf, firstDayOf } from './days.ts';
import { inventProviders, type Provider, siteCode } from './providers.ts';
import { at, Random } from './random.ts';
import { serviceFacts, tier4Services } from './services.ts';

interface Site {
  readonly code: string;
  readonly provider: Provider;
  readonly area: Area;
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

/** General units by region: few in the South West and in Yorkshire, whose half of its region has four of eight. */
const generalUnits = { Y56: 11, Y58: 5, Y59: 10, Y60: 12, Y61: 8, Y62: 9, Y63: 8 } as const;
const northOfYorkshire = 512_000;
/** Of a thousand special units: those on a site of another unit. */
const shared = 700;

const houses = 'Heron Wren Linnet Plover Curlew Dunlin Siskin Dipper Martin Avocet Merlin Kestrel'.split(' ');
const singleSex: Readonly<Partial<Record<Service, Readonly<Record<number, 'female' | 'male'>>>>> = {
  'eating-disorder': { 2: 'female', 7: 'female', 11: 'female' },
  'low-secure': { 1: 'female', 4: 'female', 6: 'male' },
  'medium-secure': { 1: 'male' },
};

export function inventCountry(areas: readonly Area[], firstMonth: number, lastMonth: number): Country {
  const chance = new Random(20220701);
  const providers = inventProviders(areas, chance);
  const towns = areas.filter((area) => !area.rural);
  const sites: Site[] = [];
  const units: Unit[] = [];

  const newSite = (area: Area): Site => {
    const provider = providerAt(area, providers, chance);
    const nth = 1 + sites.filter((site) => site.provider === provider).length;
    const site = { code: siteCode(provider, nth), provider, area };
    sites.push(site);
    return site;
  };
  const add = (service: keyof typeof serviceFacts, n: number, { code, provider, area }: Site): void => {
    const facts = serviceFacts[service];
    const general = service === 'general-adolescent';
    const index = units.length;
    units.push({
      index,
      site: code,
      name: `Invented Unit ${String(index + 1).padStart(3, '0')}, ${at(houses, index % houses.length)} House`,
      provider,
      area,
      service,
      ages: general && n % 7 === 3 ? [12, 17] : facts.ages,
      gender: singleSex[service]?.[n] ?? 'any',
      beds: facts.beds - 2 + chance.below(5),
      ...openDays(n, general, firstDayOf(firstMonth), firstDayOf(lastMonth + 1), chance),
    });
  };

  for (const [region, many] of Object.entries(generalUnits)) {
    const places = towns.filter((area) => area.region === region);
    const north = places.filter((area) => area.northing >= northOfYorkshire);
    for (let n = 0; n < many; n += 1) {
      const from = region === 'Y63' && n < 4 ? north : places;
      const candidates = Array.from({ length: 8 }, () => chance.pick(from));
      add('general-adolescent', units.length, newSite(farthest(candidates, units)));
    }
  }
  for (const service of tier4Services.filter((s) => s !== 'general-adolescent'))
    for (let n = 0; n < serviceFacts[service].units; n += 1) {
      const others = units.filter((unit) => unit.service === service);
      if (chance.chance(shared)) {
        const candidates = Array.from({ length: 4 }, () => chance.pick(sites));
        const area = farthest(
          candidates.map((site) => site.area),
          others,
        );
        add(
          service,
          n,
          at(
            candidates,
            candidates.findIndex((site) => site.area === area),
          ),
        );
      } else {
        const candidates = Array.from({ length: 4 }, () => chance.pick(towns));
        add(service, n, newSite(farthest(candidates, others)));
      }
    }
  return { areas, providers, units };
}

/** The candidate whose nearest unit is farthest away. */
function farthest(candidates: readonly Area[], units: readonly Unit[]): Area {
  const nearest = (area: Area) =>
    units.reduce((least, unit) => Math.min(least, metresBetween(area, unit.area)), Number.POSITIVE_INFINITY);
  return candidates.reduce((best, area) => (nearest(area) > nearest(best) ? area : best));
}

/** Two general units close in the course of the study and one opens; of the others about half have a known first day. */
function openDays(n: number, general: boolean, from: number, to: number, chance: Random) {
  const known = chance.chance(500) ? dayOf('1998-04-01') + 7 * chance.below(600) : undefined;
  const part = (tenths: number) => from + Math.floor(((to - from) * tenths) / 10);
  if (general && (n === 13 || n === 41)) return { opened: known, closed: part(6) };
  if (general && n === 27) return { opened: part(4), closed: undefined };
  return { opened: known, closed: undefined };
}

/** Somewhat more than half the sites belong to the nearest trust. */
function providerAt(area: Area, providers: readonly Provider[], chance: Random): Provider {
  const trusts = providers.filter(({ kind }) => kind === 'mental-health-trust');
  if (!chance.chance(550)) return chance.pick(providers.filter(({ kind }) => kind === 'independent'));
  return trusts.reduce((best, trust) =>
    metresBetween(trust.area, area) < metresBetween(best.area, area) ? trust : best,
  );
}
