/** Figures of an earlier release, as counts of the next one. */
import { expect, it } from 'vitest';
import { readingOf } from '../../../src/disclosure/draft/reading.ts';
import { populationOf } from '../../../src/disclosure/ledger/population.ts';
import { releasedEntry } from '../../../src/disclosure/ledger/released-entry.ts';
import { protect } from '../../../src/disclosure/protect.ts';
import { aLedger } from '../ledger/a-ledger.ts';
import { mhsds } from '../policies.ts';
import { aGeography, aStudy, randomResults } from '../random-results.ts';

const study = aStudy([['gender', 'age-band']], ['km-50', 'region']);
const input = {
  results: randomResults(study, 400, 3),
  study,
  policy: mhsds,
  geography: aGeography,
  id: 'first',
  version: '0',
};
const population = populationOf(study, { delivery: 'a delivery', places: [] });

it('of the same study are counts of its next release, each under every name that it has there', async () => {
  const first = await protect(input);
  if (first.kind !== 'release') throw new Error(first.reasons.join(' '));
  const ledger = aLedger(releasedEntry(first.release, population));
  const { draft, models } = readingOf({ ...input, earlier: { ledger, population } });
  const cellsBefore = new Map(models.knowing.known.map(({ key, cells }) => [key, cells]));
  const cellsNow = draft.tables.flatMap(({ id, cells }) =>
    cells.flatMap((cell) => (cell.kind === 'count' ? [[id, cell.quantity, cell] as const] : [])),
  );
  const fixed = new Set(cellsNow.map(([id]) => id));
  expect([...fixed]).toEqual(['headlines', 'inclusion', 'agreement', 'quality', 'gender-by-age-band']);
  for (const [id, quantity, { at, measure }] of cellsNow) {
    const place = Object.entries(at).map((one) => one.join('='));
    expect(cellsBefore.get(quantity)).toContain([`first/${id}`, ...place, measure].join('|'));
  }
  expect(new Set(cellsNow.map(([, quantity]) => quantity)).size).toBe(cellsBefore.size);
});
