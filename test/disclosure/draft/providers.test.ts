/** Providers of a study: what each of them can work out of a release, with its own admissions beside it. */
import { describe, expect, it } from 'vitest';
import { protect } from '../../../src/disclosure/protect.ts';
import type { Results } from '../../../src/measures/results.ts';
import { workedOut } from '../counts/outside-owner.ts';
import { mhsds } from '../policies.ts';
import { aGeography, aStudy, ownCountsOf, randomResults } from '../random-results.ts';

const study = aStudy([['home-region', 'age-band']], ['km-50']);
const [table] = study.tables;

async function released(results: Results) {
  const made = await protect({
    results,
    study,
    policy: mhsds,
    geography: aGeography,
    id: 'invented-admissions',
    version: '0',
  });
  if (made.kind !== 'release') throw new Error(made.code);
  const { release, record } = made;
  const tables = release.tables
    .filter(({ id }) => id === table?.id)
    .map(({ cells }) => ({ cells: cells.filter(({ measure }) => measure === 'admissions') }));
  const dimensions = release.dimensions.filter(({ name }) => table?.dimensions.some((own) => own === name));
  return { record, tables, text: JSON.stringify({ policy: release.policy, dimensions, tables }) };
}

/** What each provider works out exactly about few others. */
async function allWorkedOut(text: string, results: Results) {
  const found: string[] = [];
  for (const lists of results.providers ?? []) {
    const [own = []] = lists;
    const cells = results.tables[0]?.cells.filter(({ at }) => !Object.values(at).includes('all')) ?? [];
    const exact = await workedOut(
      text,
      { own: own.map(({ at, admissions }) => ({ at, n: admissions })), isAlone: () => false },
      (isIn) => {
        const all = cells.filter(({ at }) => isIn(at)).reduce((sum, { admissions }) => sum + admissions, 0);
        const mine = own.filter(({ at }) => isIn(at)).reduce((sum, { admissions }) => sum + admissions, 0);
        return all - mine < 5;
      },
    );
    found.push(...exact);
  }
  return found;
}

/** One provider has all children of the first region, and another all others. */
const byRegion = (results: Results): Results => ({
  ...results,
  providers: ownCountsOf(study, 80, 3, ({ at }) => String(at['home-region'] === 'Y56')),
});

describe('a provider of a study', () => {
  it('works out that a region has no admission but its own, where nobody thinks of it', async () => {
    const results = randomResults(study, 80, 3);
    const open = await released(results);
    const known = byRegion(results);
    expect((await allWorkedOut(open.text, known)).length).toBeGreaterThan(0);
    const made = await released(known);
    expect(await allWorkedOut(made.text, known)).toEqual([]);
    expect(made.record.hiddenToProtect.length).toBeGreaterThan(open.record.hiddenToProtect.length);
    expect(made.record.attack.insiders.providers).toBe(known.providers?.length);
    expect(open.record.attack.insiders.providers).toBe(0);
  }, 60_000);

  it('works out no small count of others when providers stand side by side in every region', async () => {
    const providers = ownCountsOf(study, 80, 3, ({ child }) => String(child % 3));
    const results = { ...randomResults(study, 80, 3), providers };
    const { text } = await released(results);
    expect(await allWorkedOut(text, results)).toEqual([]);
  }, 60_000);

  it('changes nothing of a release by admissions of which it could work out nothing', async () => {
    const results = randomResults(study, 600, 1);
    const providers = ownCountsOf(study, 600, 1, ({ child }) => String(child % 2));
    expect((await released({ ...results, providers })).text).toBe((await released(results)).text);
  }, 60_000);
});
