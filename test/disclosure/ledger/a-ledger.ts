/** Small invented ledgers: one table of counts a release. */
import type { Ledger, LedgerCell, Population, ReleasedEntry } from '../../../src/disclosure/ledger/ledger.ts';
import type { Publication } from '../../../src/disclosure/tables/publication.ts';

export const aPopulation: Population = {
  from: '2017-01',
  to: '2017-12',
  ages: { from: 0, to: 17 },
  services: 'tier-4-camhs',
  delivery: 'first',
  rules: { 'age-band': 'start-of-month', 'home-region': 'areas of 2017' },
  changes: null,
};

export const aRule = {
  smallestShown: 5,
  zeros: 'shown',
  roundTo: 5,
  ties: 'none',
  marker: 'ambiguous',
} as const;

type Counts = Readonly<Record<string, number | '[c]'>>;

/** `{ all: 40, 'age-band=13-15': 10, 'age-band=16-17': '[c]' }`, rounded to 5 unless `exact`. */
export function aRelease(
  release: string,
  counts: Counts,
  { population = aPopulation, exact = false, parents = {} }: Options = {},
): ReleasedEntry {
  const dimensions = dimensionsOf(counts);
  return {
    type: 'released',
    release,
    sha256: 'a'.repeat(64),
    policy: { name: 'invented', ...aRule, roundTo: exact ? 1 : 5 },
    population,
    dimensions: dimensions.map((name) => ({
      name,
      categories: codesOf(counts, name).map((code) => ({ code, parents: parents[code] ?? [] })),
    })),
    tables: [
      {
        id: 'counts',
        dimensions,
        cells: Object.entries(counts).map(([place, value]): LedgerCell => {
          const cell = { at: atOf(dimensions, place), measure: 'admissions' };
          if (value === '[c]') return { ...cell, kind: 'hidden', lower: 0, upper: null };
          if (exact) return { ...cell, kind: 'exact', value, lower: value, upper: value };
          return { ...cell, kind: 'rounded', value, lower: Math.max(5, value - 2), upper: value + 2 };
        }),
      },
    ],
    reading: { counts: {}, holds: [], nested: [] },
  };
}

interface Options {
  readonly population?: Population;
  readonly exact?: boolean;
  readonly parents?: Readonly<Record<string, readonly string[]>>;
}

export function aPublication(counts: Counts): Publication {
  const dimensions = dimensionsOf(counts);
  return {
    policy: aRule,
    dimensions: dimensions.map((name) => ({
      name,
      categories: codesOf(counts, name).map((code) => ({ code, name: `The ${code}s`, parents: [] })),
    })),
    tables: [
      {
        id: 'new',
        dimensions,
        cells: Object.entries(counts).map(([place, value]) => ({
          at: atOf(dimensions, place),
          measure: 'admissions',
          says: value === '[c]' ? { kind: 'hidden' } : { kind: 'rounded', value },
        })),
      },
    ],
  };
}

export const aLedger = (...entries: Ledger['entries']): Ledger => ({
  entries,
  head: { lines: entries.length + 1, hash: 'b'.repeat(64) },
});

const placesIn = (counts: Counts): readonly (readonly string[])[] =>
  Object.keys(counts)
    .filter((place) => place !== 'all')
    .flatMap((place) => place.split(' ').map((one) => one.split('=')));
const dimensionsOf = (counts: Counts): string[] => [...new Set(placesIn(counts).map(([name = '']) => name))];
const codesOf = (counts: Counts, name: string): readonly string[] => [
  ...new Set(placesIn(counts).flatMap(([own, code = '']) => (own === name && code !== 'all' ? [code] : []))),
];

function atOf(dimensions: readonly string[], place: string): Record<string, string> {
  const given = new Map(
    place === 'all' ? [] : place.split(' ').map((one) => one.split('=') as [string, string]),
  );
  return Object.fromEntries(dimensions.map((name) => [name, given.get(name) ?? 'all']));
}
