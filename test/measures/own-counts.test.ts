/** What each provider could count by itself: parts of the figures, for the attack alone. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyseStudy, inventStudy, openStudy } from '../../src/index.ts';
import type { Results } from '../../src/measures/results.ts';
import { analyse } from '../../src/runs/analyse-study.ts';

const folder = mkdtempSync(join(tmpdir(), 'homeward-own-counts-'));
const study = join(folder, 'study');
let results: Results;

beforeAll(async () => {
  await inventStudy(study, { admissions: 200, months: 3 });
  results = (await analyse(await openStudy(study), {})).results;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nameOf = (at: Readonly<Record<string, string>>) =>
  Object.entries(at)
    .map((place) => place.join('='))
    .sort()
    .join('|');

describe('the counts of all providers together', () => {
  it('are those of each table and of all admissions, list by list', () => {
    const { providers = [], tables, total } = results;
    expect(providers.length).toBeGreaterThan(3);
    const sums = new Map<string, number>();
    for (const { at, admissions } of providers.flat(2))
      sums.set(nameOf(at), (sums.get(nameOf(at)) ?? 0) + admissions);
    for (const { cells } of tables)
      for (const { at, admissions } of cells)
        if (!Object.values(at).includes('all')) expect(sums.get(nameOf(at)) ?? 0).toBe(admissions);
    const ofLists = providers.map((lists) =>
      lists.map((list) => list.reduce((sum, { admissions }) => sum + admissions, 0)),
    );
    for (const list of ofLists) expect(new Set(list).size).toBe(1);
    expect(ofLists.reduce((sum, [own = 0]) => sum + own, 0)).toBe(total.admissions);
  });

  it('count pairs of definitions, and name nobody', () => {
    const { providers = [], agreement } = results;
    const [pair] = agreement;
    const own = providers
      .flat(2)
      .filter(({ at }) => [pair?.a, pair?.b].every((id) => at[`out-of-area:${id}`] === 'yes'));
    expect(own.reduce((sum, { admissions }) => sum + admissions, 0)).toBe(pair?.both);
    const dimensions = new Set(providers.flat(2).flatMap(({ at }) => Object.keys(at)));
    expect([...dimensions].filter((name) => /prov/i.test(name))).toEqual([]);
  });

  it('are written to no file', async () => {
    expect(await analyseStudy(await openStudy(study))).not.toHaveProperty('providers');
    const file = join(study, 'unreleased', 'results.json');
    expect(existsSync(file) && readFileSync(file, 'utf8')).not.toContain('providers');
  }, 30_000);
});
