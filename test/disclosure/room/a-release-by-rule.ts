/** A release of the counts of some results with nothing but the rule applied: under 5 hidden, others to the nearest 5. */
import type { LedgerCell, Population, ReleasedEntry } from '../../../src/disclosure/ledger/ledger.ts';
import type { Results } from '../../../src/measures/results.ts';
import { mhsds } from '../policies.ts';

export function aReleaseByRule(results: Results, population: Population, release = 'first'): ReleasedEntry {
  const { name, smallestShown, zeros, roundTo, ties, marker } = mhsds;
  const names = [...new Set(results.tables.flatMap(({ dimensions }) => dimensions))];
  return {
    type: 'released',
    release,
    sha256: 'a'.repeat(64),
    policy: { name, smallestShown, zeros, roundTo, ties, marker },
    population,
    dimensions: names.map((dimension) => ({
      name: dimension,
      categories: [...new Set(results.tables.flatMap(({ cells }) => cells.map(({ at }) => at[dimension])))]
        .filter((code) => code !== undefined && code !== 'all')
        .map((code) => ({ code: code ?? '', parents: [] })),
    })),
    tables: results.tables.map(({ id, dimensions, cells }) => ({
      id,
      dimensions,
      cells: cells.map(({ at, admissions }): LedgerCell => {
        const place = { at, measure: 'admissions' };
        if (admissions < smallestShown) return { ...place, kind: 'hidden', lower: 0, upper: null };
        const value = Math.floor(admissions / roundTo + 0.5) * roundTo;
        return { ...place, kind: 'rounded', value, lower: Math.max(5, value - 2), upper: value + 2 };
      }),
    })),
    reading: { counts: {}, holds: [], nested: [] },
  };
}
