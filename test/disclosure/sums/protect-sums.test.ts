/** Sums beside counts: what is printed, what is kept, and that an outsider with a solver of their own finds nothing in counts and sums together. */
import { describe, expect, it } from 'vitest';
import { type ProtectCountsInput, protectCounts } from '../../../src/disclosure/counts/protect-counts.ts';
import { publicFiles } from '../../../src/disclosure/public-files.ts';
import { readPublished } from '../../../src/disclosure/published/read-published.ts';
import { aPlan, byFile } from '../counts/plans.ts';
import { mhsds } from '../policies.ts';
import { judgeSums } from './outside-sums.ts';
import { someSums } from './some-sums.ts';

const withSums = { ...mhsds, name: 'with-sums', pPercent: 10 } as const;
const zerosShown = { ...withSums, name: 'zeros-shown', zeros: 'shown' } as const;
const exact = { ...withSums, name: 'exact-figures', roundTo: 1 } as const;
const days = [{ measure: 'days', unit: 'bed days' }];

const protect = (input: Partial<ProtectCountsInput> & Pick<ProtectCountsInput, 'text'>) =>
  protectCounts({
    file: 'counts.csv',
    id: 'counts',
    plan: aPlan({ sums: days, peopleAddUp: true }),
    policy: withSums,
    version: '0.0.0',
    ...input,
  });

const released = async (input: Parameters<typeof protect>[0]) => {
  const made = await protect(input);
  if (made.kind === 'refusal') throw new Error(`${made.code}: ${made.reasons.join(' ')}`);
  return made;
};

const file = (...rows: readonly string[]) => ['region,n,days,days_1,days_2', ...rows, ''].join('\n');
const textOf = (made: Awaited<ReturnType<typeof released>>) => publicFiles(made.release)[0]?.text ?? '';
const printed = (made: Awaited<ReturnType<typeof released>>) =>
  (made.release.tables[0]?.cells ?? [])
    .filter(({ measure }) => measure === 'days')
    .map((cell) => `${Object.values(cell.at).join(' ')} ${'value' in cell ? cell.value : 'hidden'}`);

/** Twenty people and 1,010 days, of which one person has 950. */
const dominated = file('N,20,1010,950,10', 'M,31,900,80,70', 'S,25,702,60,60', 'W,40,1100,90,80');

describe('sums', () => {
  it('are rounded and carry their unit, beside counts that are as they would be without', async () => {
    const text = file('N,14,421,90,60', 'M,31,900,80,70', 'S,20,604,60,60');
    const made = await released({ text });
    expect(made.release.tables[0]?.title).toBe('Counts, days (bed days) by region');
    expect(made.release.tables[0]?.cells.slice(0, 2)).toEqual([
      { at: { region: 'M' }, measure: 'n', kind: 'rounded', value: 30 },
      { at: { region: 'M' }, measure: 'days', kind: 'rounded', value: 900, unit: 'bed days' },
    ]);
    expect(printed(made)).toEqual(['M 900', 'N 420', 'S 605', 'all 1925']);
    expect(publicFiles(made.release)[1]?.text).toContain('\nN,days,420\n');
  });

  it('that one person dominates are hidden however many people are behind them, and another with them', async () => {
    const made = await released({ text: dominated });
    expect(made.record.sums?.[0]?.hiddenForRule).toEqual(['region|region=N|days']);
    expect(made.record.hiddenForRule).toEqual([]);
    expect(printed(made)).toContain('N hidden');
    const milder = await released({ text: dominated, policy: { ...withSums, pPercent: 5 } });
    expect(printed(milder)).toContain('N 1010');
    const byShare = { ...mhsds, dominance: { contributors: 1, percent: 90 } };
    expect(printed(await released({ text: dominated, policy: byShare }))).toContain('N hidden');
  });

  it('of few people are hidden, and of people who all have none', async () => {
    const made = await released({
      text: file('N,3,50,30,15', 'M,31,900,80,70', 'S,20,0,0,0', 'W,20,604,60,60', 'V,22,650,60,60'),
    });
    expect(made.record.sums?.[0]?.hiddenForRule).toEqual(['region|region=N|days', 'region|region=S|days']);
  });

  it('say what the rule is to the team only: its per cent would narrow what can be told', async () => {
    const made = await released({ text: dominated });
    expect(textOf(made)).not.toContain('pPercent');
    expect(made.record.policy.pPercent).toBe(10);
    const other = await released({ text: dominated, policy: { ...withSums, pPercent: 9.9 } });
    expect(textOf(other)).toBe(textOf(made));
  });

  it('are the same bytes in any order of the rows', async () => {
    const { text, plan } = someSums(6);
    const [header = '', ...rows] = text.trim().split('\n');
    const turned = [header, ...rows.reverse(), ''].join('\n');
    expect(textOf(await released({ text: turned, plan }))).toBe(textOf(await released({ text, plan })));
  });

  it('of people who may stand in several rows are taken to be one person’s as far as they can be', async () => {
    const rows = ['1,f,9,180,30,20', '1,m,9,170,155,3', '2,f,9,160,30,20', '2,m,9,190,186,1'];
    const text = ['month,sex,n,days,days_1,days_2', ...rows, ''].join('\n');
    const tables = [['sex']];
    const once = await released({ text, plan: aPlan({ sums: days, tables, peopleAddUp: true }) });
    const perhapsOften = await released({ text, plan: aPlan({ sums: days, tables }) });
    expect(once.record.sums?.[0]?.hiddenForRule).toEqual([]);
    expect(perhapsOften.record.sums?.[0]?.hiddenForRule).toEqual(['sex|sex=m|days']);
  });

  it('that differ by few people’s are not both printed', async () => {
    const regions = 'code,parent\na,g\nb,g\nc,all\nd,all\ng,all\n';
    const text = file('a,12,400,50,40', 'b,15,450,50,40', 'c,2,61,40,21', 'd,2,64,44,20');
    const made = await released({
      text,
      policy: zerosShown,
      plan: aPlan({ sums: days, peopleAddUp: true, hierarchies: [byFile('region', regions)] }),
    });
    const shown = printed(made).filter((line) => /^(g|all) \d/.test(line));
    expect(shown.length).toBeLessThan(2);
  });

  it('are read by an attack of the release without a word about them', async () => {
    const made = await released({ text: dominated });
    const bytes = new TextEncoder().encode(textOf(made));
    const read = readPublished([{ name: 'release.json', bytes }], {
      policy: null,
      mapping: null,
      hierarchies: [],
    });
    expect(read.parts.length).toBe(1);
  });
});

describe('an outsider who reads sums with the counts', () => {
  for (const [policy, seeds] of [
    [withSums, [2, 3, 5]],
    [zerosShown, [6, 12]],
    [exact, [4]],
  ] as const)
    for (const seed of seeds)
      it(`finds nothing (${policy.name}, seed ${seed})`, async () => {
        const { text, plan, people } = someSums(seed);
        const made = await released({ text, plan, policy });
        const judged = await judgeSums(textOf(made), people, { percent: 10, eachHasOne: true });
        expect(judged.findings).toEqual([]);
        expect(judged.shownSums).toBeGreaterThan(0);
      }, 60_000);

  it('finds nothing where some people have no days, nor in three tables together', async () => {
    const some = someSums(8, { hasNoughts: true });
    const three = someSums(4, { three: true });
    for (const [{ text, plan, people }, eachHasOne] of [
      [some, false],
      [three, true],
    ] as const) {
      const made = await released({ text, plan });
      expect((await judgeSums(textOf(made), people, { percent: 10, eachHasOne })).findings).toEqual([]);
    }
  }, 60_000);

  it('would find what the rule alone leaves, and that printed sums narrow a hidden count', async () => {
    const { text, plan, people } = someSums(5);
    const { release, record } = await released({ text, plan });
    const [sums] = record.sums ?? [];
    const all = new Map(exactDays(people));
    const tables = release.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => {
        const name = `${table.id}|${table.dimensions.map((d) => `${d}=${cell.at[d]}`).join('|')}|days`;
        return cell.measure === 'days' && sums?.hiddenToProtect.includes(name) === true
          ? {
              ...cell,
              kind: 'rounded',
              value: Math.floor((all.get(`${cell.at.a}|${cell.at.b}`) ?? 0) / 5 + 0.5) * 5,
            }
          : cell;
      }),
    }));
    const { findings } = await judgeSums(JSON.stringify({ ...release, tables }), people, {
      percent: 10,
      eachHasOne: true,
    });
    expect(findings.some((one) => one.endsWith('can be told too closely'))).toBe(true);
    expect(findings.some((one) => one.endsWith('n is narrowed'))).toBe(true);
  }, 60_000);
});

/** The days of every cell of the table of `a` (grouped by `g`) and `b`. */
function exactDays(people: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [key, own] of people) {
    const [a = '', b = ''] = key.split('|');
    for (const one of [a, `g${Number(a.slice(1)) % 2}`, 'all'])
      for (const other of [b, 'all'])
        found.set(`${one}|${other}`, (found.get(`${one}|${other}`) ?? 0) + own.reduce((x, y) => x + y, 0));
  }
  return found;
}
