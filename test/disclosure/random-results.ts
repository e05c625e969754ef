/** Results of invented admissions drawn at random, tabulated in plain TypeScript: consistent, so that every table counts the same children. */
import type { Geography } from '../../src/disclosure/model/axes.ts';
import type {
  Agreement,
  OwnCounts,
  ResultCell,
  Results,
  ResultTable,
  Verdicts,
  VerdictTotal,
} from '../../src/measures/results.ts';
import { monthsOf, quarterOf } from '../../src/study/calendar.ts';
import { bands, categoriesOf, type DefinitionId, type Dimension } from '../../src/study/dimensions.ts';
import type { Study } from '../../src/study/study.ts';

const regions = ['Y56', 'Y58', 'Y59', 'Y60', 'Y61', 'Y62', 'Y63'];
const areas = regions.flatMap((region, r) => [0, 1, 2, 3, 4, 5].map((i) => ({ region, icb: `Q${r}${i}` })));

export const aGeography: Geography = {
  codes: { region: regions, icb: areas.map(({ icb }) => icb) },
  nameOf: (_, code) => `Area ${code} (invented)`,
  homeCombinations: areas,
};

const definitions: readonly DefinitionId[] = ['km-50', 'miles-50-or-region', 'region', 'icb', 'nearer-unit'];
const demoTables: readonly (readonly Dimension[])[] = [
  ['home-region', 'age-band'],
  ['service', 'out-of-area:km-50'],
  ['home-region', 'out-of-area:region'],
  ['distance-band', 'gender'],
  ['deprivation'],
  ['ethnic-group'],
  ['looked-after', 'out-of-area:km-50'],
  ['quarter'],
  ['service', 'age-band'],
];

export function aStudy(
  tables: readonly (readonly Dimension[])[] = demoTables,
  outOfArea = definitions,
): Study {
  return {
    name: 'Invented admissions',
    folder: '/nowhere',
    agreementFile: 'agreement.yaml',
    sha256: '0'.repeat(64),
    period: { from: '2022-07', to: '2023-12' },
    who: { ageAtAdmission: { from: 0, to: 17 }, services: 'tier-4-camhs' },
    ageRule: 'start-of-month',
    home: 'at-admission',
    distance: { measure: 'straight-line' },
    outOfArea: outOfArea.map((id) => ({ id })),
    tables: tables.map((dimensions) => {
      const id = dimensions.join('-by-').replaceAll(':', '-');
      return { id, title: id, dimensions, serves: 'variation' };
    }),
    ageBands: [0, 13, 16],
    distanceBands: [0, 20, 50, 100, 200],
    census: '2023-12-31',
    policy: 'mhsds-2017',
    publication: { kinds: ['report'] },
  };
}

export interface Admission {
  readonly child: number;
  readonly km: number | null;
  readonly at: Readonly<Record<string, string>>;
}

/** Numbers in [0, 1), the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `without`: a revised delivery, in which so many of the admissions are gone. `period`: in which all admissions lie, those of the study among them. */
export function randomResults(
  study: Study,
  admissions: number,
  seed: number,
  without = 0,
  period = study.period,
): Results {
  const random = randomFrom(seed);
  const own = new Set<string>(monthsOf(study.period));
  const { from, to } = study.who.ageAtAdmission;
  const isOfAge = (band: string) => {
    const [least = 0, most = least] = band.split('-').map(Number);
    return most >= from && least <= to;
  };
  const drawn = drawAdmissions({ ...study, period }, admissions, random)
    .slice(without)
    .filter(({ at }) => own.has(at.month ?? '') && isOfAge(at['age-band'] ?? ''));
  const tables = study.tables.map((table) => tabulated(table, study, drawn));
  const total = cellOf({}, drawn, study);
  const count = (id: string, value: number) =>
    ({ id, value, unit: 'admissions', known: value, notKnown: 0, low: value, high: value }) as const;
  return {
    format: 'homeward/results@1',
    study: { name: study.name, sha256: study.sha256 },
    inputs: [],
    inclusion: inclusionOf(drawn, random),
    headlines: [
      count('admissions', total.admissions),
      count('children', total.children),
      count('episodes', total.episodes),
      count('open-at-census', Math.floor(total.admissions / 6)),
    ],
    tables,
    agreement: study.outOfArea.flatMap(({ id: a }, i) =>
      study.outOfArea.slice(i + 1).map(({ id: b }) => agreementOf(a, b, drawn)),
    ),
    official: [],
    quality: ['bed-type-missing', 'open-spell', 'same-day-transfer'].map((id) => {
      const some = drawn.filter(() => random() < 0.02);
      return { id, what: id.replaceAll('-', ' '), ...peopleOf(some) };
    }),
    total,
    verdicts: study.outOfArea.map(({ id }) => verdictTotal(id, drawn)),
    doubts: [],
    undetermined: [],
    unknownCodes: { sites: [], areas: [] },
  };
}

/** The same admissions provider by provider: by the dimensions of each table, and by each pair of definitions. */
export function ownCountsOf(
  study: Study,
  admissions: number,
  seed: number,
  providerOf: (admission: Admission) => string,
): readonly OwnCounts[] {
  const drawn = drawAdmissions(study, admissions, randomFrom(seed));
  const pairs = study.outOfArea.flatMap(({ id: a }, i) =>
    study.outOfArea.slice(i + 1).map(({ id: b }) => [`out-of-area:${a}`, `out-of-area:${b}`]),
  );
  const lists: readonly (readonly string[])[] = [
    ...study.tables.map(({ dimensions }) => dimensions),
    ...pairs,
  ];
  return [...new Set(drawn.map(providerOf))].sort().map((provider) => {
    const own = drawn.filter((one) => providerOf(one) === provider);
    return lists.map((list) => {
      const counts = new Map<string, OwnCounts[number][number]>();
      for (const { at } of own) {
        const place = Object.fromEntries(list.map((dimension) => [dimension, at[dimension] ?? '']));
        const before = counts.get(JSON.stringify(place))?.admissions ?? 0;
        counts.set(JSON.stringify(place), { at: place, admissions: before + 1 });
      }
      return [...counts.values()];
    });
  });
}

function drawAdmissions(study: Study, admissions: number, random: () => number): readonly Admission[] {
  const pick = <T>(items: readonly T[], skew = 1): T =>
    items[Math.floor(random() ** skew * items.length)] as T;
  const chance = (p: number) => random() < p;
  const months = monthsOf(study.period);
  const source = { ...study, areaCodes: aGeography.codes };
  const children = Math.ceil(admissions * 0.85);
  const persons = Array.from({ length: children }, () => {
    const inEngland = !chance(0.03);
    return {
      home: inEngland ? pick(areas, 1.3) : undefined,
      place: pick(['wales', 'no-fixed-abode', 'unknown', 'unknown']),
      gender: chance(0.74) ? 'female' : chance(0.92) ? 'male' : chance(0.5) ? 'other' : 'unknown',
      ethnic: pick(categoriesOf('ethnic-group', source), 2.5),
      deprivation: inEngland ? pick(['1', '2', '3', '4', '5']) : 'unknown',
      looked: chance(0.07) ? 'yes' : chance(0.3) ? 'unknown' : 'no',
      age: chance(0.62) ? '16-17' : chance(0.9) ? '13-15' : '0-12',
    };
  });
  return Array.from({ length: admissions }, (_, i): Admission => {
    const child = i < children ? i : Math.floor(random() * children);
    const person = persons[child];
    if (person === undefined) throw new Error('impossible: no such child');
    const service = pick(
      categoriesOf('service', source).filter((s) => !/ward$/.test(s)),
      2.2,
    );
    const km = person.home === undefined || chance(0.02) ? null : Math.floor(random() ** 2.4 * 330);
    const sameRegion = km !== null && chance(km < 50 ? 0.95 : 0.45);
    const sameIcb = sameRegion && chance(0.5);
    const region = km === null ? 'not-determined' : sameRegion ? 'no' : 'yes';
    const far = km === null ? 'not-determined' : km >= 50 ? 'yes' : 'no';
    const miles =
      region === 'yes' || (km !== null && km > 80)
        ? 'yes'
        : region === 'not-determined' || km === null
          ? 'not-determined'
          : 'no';
    const nearer = km === null || service === 'unclassified' ? 'not-determined' : chance(0.35) ? 'yes' : 'no';
    const month = pick(months);
    const of = regions.indexOf(person.home?.region ?? '');
    const unit = region === 'no' ? of : region === 'yes' ? (of + 1 + (i % 6)) % 7 : i % 7;
    return {
      child,
      km,
      at: {
        'home-region': person.home?.region ?? person.place,
        'home-icb': person.home?.icb ?? person.place,
        'unit-region': regions[unit] ?? 'unknown',
        'age-band': person.age,
        gender: person.gender,
        'ethnic-group': person.ethnic,
        deprivation: person.deprivation,
        'looked-after': person.looked,
        service,
        month,
        quarter: quarterOf(month),
        'distance-band': bandOf(km, study.distanceBands),
        'out-of-area:km-50': far,
        'out-of-area:region': region,
        'out-of-area:icb': region === 'no' ? (sameIcb ? 'no' : 'yes') : region,
        'out-of-area:miles-50-or-region': miles,
        'out-of-area:nearer-unit': nearer,
      },
    };
  });
}

function bandOf(km: number | null, lowerEnds: readonly number[]): string {
  if (km === null) return 'unknown';
  const band = lowerEnds.findLastIndex((from) => from <= km);
  return bands(lowerEnds)[band] ?? 'unknown';
}

function tabulated(
  { id, title, dimensions }: Study['tables'][number],
  study: Study,
  drawn: readonly Admission[],
): ResultTable {
  const source = { ...study, areaCodes: aGeography.codes };
  const places = dimensions.reduce<readonly Record<string, string>[]>(
    (found, d) =>
      found.flatMap((at) => [...categoriesOf(d, source), 'all'].map((code) => ({ ...at, [d]: code }))),
    [{}],
  );
  const cells = places.map((at) =>
    cellOf(
      at,
      drawn.filter((one) => Object.entries(at).every(([d, code]) => code === 'all' || one.at[d] === code)),
      study,
    ),
  );
  return { id, title, dimensions, cells };
}

const peopleOf = (some: readonly Admission[]) => ({
  admissions: some.length,
  children: new Set(some.map(({ child }) => child)).size,
});

function cellOf(at: Readonly<Record<string, string>>, some: readonly Admission[], study: Study): ResultCell {
  const known = some.filter(({ km }) => km !== null);
  const sorted = known.map(({ km }) => km ?? 0).sort((a, b) => a - b);
  const quantile = (q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? null;
  const { admissions, children } = peopleOf(some);
  return {
    at,
    admissions,
    children,
    episodes: Math.ceil((admissions + children) / 2),
    bedDays: admissions * 90,
    distance: {
      known: known.length,
      knownChildren: peopleOf(known).children,
      median: quantile(0.5),
      q1: quantile(0.25),
      q3: quantile(0.75),
    },
    outOfArea: Object.fromEntries(study.outOfArea.map(({ id }) => [id, verdictsOf(id, some)])),
  };
}

function verdictTotal(id: DefinitionId, some: readonly Admission[]): VerdictTotal {
  const by = (verdict: string) => peopleOf(some.filter(({ at }) => at[`out-of-area:${id}`] === verdict));
  return { definition: id, yes: by('yes'), no: by('no'), notDetermined: by('not-determined') };
}

function verdictsOf(id: DefinitionId, some: readonly Admission[]): Verdicts {
  const { yes, no, notDetermined } = verdictTotal(id, some);
  return { yes: yes.admissions, no: no.admissions, notDetermined: notDetermined.admissions };
}

function agreementOf(a: DefinitionId, b: DefinitionId, drawn: readonly Admission[]): Agreement {
  const by = (...verdicts: readonly string[]) =>
    peopleOf(
      drawn.filter(({ at }) => verdicts.includes(`${at[`out-of-area:${a}`]} ${at[`out-of-area:${b}`]}`)),
    );
  const parts = {
    both: by('yes yes'),
    onlyA: by('yes no'),
    onlyB: by('no yes'),
    neither: by('no no'),
    notDetermined: by(
      'yes not-determined',
      'no not-determined',
      'not-determined yes',
      'not-determined no',
      'not-determined not-determined',
    ),
  };
  const each = (unit: 'admissions' | 'children') => ({
    both: parts.both[unit],
    onlyA: parts.onlyA[unit],
    onlyB: parts.onlyB[unit],
    neither: parts.neither[unit],
    notDetermined: parts.notDetermined[unit],
  });
  return { a, b, ...each('admissions'), children: each('children') };
}

function inclusionOf(drawn: readonly Admission[], random: () => number): Results['inclusion'] {
  const total = peopleOf(drawn);
  const reasons = [
    { step: 'hospital spells in the delivery', reasons: ['no start date', 'ends before it starts'], most: 6 },
    { step: 'admission in the period', reasons: ['before the period', 'after the period'], most: 120 },
    { step: 'under 18 at admission', reasons: ['18 or over', 'age unknown'], most: 40 },
    {
      step: 'Tier 4 CAMHS ward',
      reasons: ['adult ward', 'paediatric ward', 'not a Tier 4 ward', 'no ward stay'],
      most: 30,
    },
  ];
  const lefts = reasons.map(({ reasons: names, most }) =>
    names.map((reason) => {
      const admissions = Math.floor(random() * most);
      return { reason, admissions, children: Math.ceil(admissions * 0.9) };
    }),
  );
  const sum = (from: number, unit: 'admissions' | 'children') =>
    lefts
      .slice(from)
      .flat()
      .reduce((n, left) => n + left[unit], total[unit]);
  return reasons.map(({ step }, s) => ({
    step,
    kept: { admissions: sum(s + 1, 'admissions'), children: sum(s + 1, 'children') },
    left: lefts[s] ?? [],
  }));
}
