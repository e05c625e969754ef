/** Providers and others who know their own rows: what a release leaves them to work out. */
import { describe, expect, it } from 'vitest';
import type { CountsPlan } from '../../../src/disclosure/counts/counts.ts';
import { protectCounts } from '../../../src/disclosure/counts/protect-counts.ts';
import { publicFiles } from '../../../src/disclosure/public-files.ts';
import { mhsds } from '../policies.ts';
import { workedOut } from './outside-owner.ts';
import { aPlan } from './plans.ts';
import { someCounts } from './random-counts.ts';

const protectedAs = async (text: string, plan: CountsPlan) => {
  const made = await protectCounts({
    text,
    file: 'counts.csv',
    id: 'counts',
    plan,
    policy: mhsds,
    version: '0.0.0',
  });
  if (made.kind === 'refusal') throw new Error(made.code);
  return { ...made, text: publicFiles(made.release)[0]?.text ?? '' };
};

/** Seven of one provider in the north and nobody else: 5 is printed, which can stand for 7 at most. */
const seven = 'region,provider,n\nN,P,7\nS,P,9\nS,Q,11\nM,Q,30\nM,R,8\n';
const byRegion = aPlan({ tables: [['region']] });

const rowsOf = (text: string) => {
  const [header = '', ...lines] = text.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const at = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
    return { at, n: Number(at.n) };
  });
};

/** What each category of a column works out about few others, by somebody who shares no code. */
async function allWorkedOut(
  release: string,
  text: string,
  column: string,
  printed: readonly string[],
  tells: (at: Readonly<Record<string, string>>, code: string) => boolean,
) {
  const rows = rowsOf(text).map(({ at, n }) => ({
    code: at[column] ?? '',
    at: Object.fromEntries(printed.map((name) => [name, at[name] ?? ''])),
    n,
  }));
  const found: string[] = [];
  for (const code of new Set(rows.map((row) => row.code))) {
    const own = rows.filter((row) => row.code === code);
    const others = rows.filter((row) => row.code !== code);
    const out = await workedOut(
      release,
      { own, isAlone: (at) => tells(at, code) },
      (isIn) => others.filter(({ at }) => isIn(at)).reduce((sum, { n }) => sum + n, 0) < 5,
    );
    found.push(...out.map((place) => `${code}: ${place}`));
  }
  return found;
}

describe('a provider that knows its own rows', () => {
  it('works out that nobody else is in a region, unless that is asked for', async () => {
    const open = await protectedAs(seven, byRegion);
    const found = await allWorkedOut(open.text, seven, 'provider', ['region'], () => false);
    expect(found).toContain('P: N: 7');
    const made = await protectedAs(seven, { ...byRegion, knows: ['provider'] });
    expect(await allWorkedOut(made.text, seven, 'provider', ['region'], () => false)).toEqual([]);
    expect(made.record.hiddenToProtect).toContain('region|region=N|n');
  });

  it('is told of in the record and to whoever asked, by the number of providers', async () => {
    const { record, notes } = await protectedAs(seven, { ...byRegion, knows: ['provider', 'provider'] });
    expect(record.attack.owners).toEqual([{ column: 'provider', asked: 3 }]);
    const sentence = expect.stringMatching(
      /^Each of 3 categories of provider was taken to know its own rows/,
    );
    expect(notes).toEqual([sentence]);
    expect(record.decisions).toContainEqual(sentence);
    expect(JSON.stringify((await protectedAs(seven, byRegion)).record)).not.toContain('its own rows');
  });

  it('changes nothing of a release in which it could work out nothing, nor does the order of the rows', async () => {
    const text = 'region,provider,n\nN,P,17\nN,Q,12\nS,P,9\nS,Q,11\nM,Q,30\nM,R,8\n';
    const [header, ...lines] = text.trim().split('\n');
    const plan = { ...byRegion, knows: ['provider'] };
    const made = await protectedAs(text, plan);
    expect(made.text).toBe((await protectedAs(text, byRegion)).text);
    const turned = await protectedAs([header, ...lines.reverse(), ''].join('\n'), plan);
    expect([turned.text, turned.certificate]).toEqual([made.text, made.certificate]);
  });

  for (const seed of [1, 3])
    it(`works out no small number of others, nor does a grouping that is printed (seed ${seed})`, async () => {
      const { header, rows, plan } = someCounts(seed);
      const lines = rows.map((row, i) => row.replace(/,(\d+)$/, `,p${(i * seed) % 3},$1`));
      const text = [header.replace(/,n$/, ',p,n'), ...lines, ''].join('\n');
      const made = await protectedAs(text, { ...plan, knows: ['p', 'g'] });
      const printed = [...new Set(plan.tables.flat())];
      const group = new Map(rowsOf(text).map(({ at }) => [at.a, at.g]));
      const [p, g] = [
        await allWorkedOut(made.text, text, 'p', printed, () => false),
        await allWorkedOut(made.text, text, 'g', printed, (at, code) => group.get(at.a) === code),
      ];
      expect([p, g]).toEqual([[], []]);
    }, 60_000);

  it('is refused by its column when that is not there, or holds numbers', async () => {
    for (const knows of ['ward', 'n', 'people'])
      await expect(protectedAs(seven, { ...byRegion, knows: [knows] })).rejects.toMatchObject({
        code: 'USAGE_VALUE',
        exitCode: 2,
      });
  });
});
