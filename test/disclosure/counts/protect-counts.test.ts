/** Counts to release: what a reader gets, and that an outsider with a solver of their own finds nothing in it. */
import { describe, expect, it } from 'vitest';
import { countsRecordSchema } from '../../../src/disclosure/counts/counts-record-schema.ts';
import { type ProtectCountsInput, protectCounts } from '../../../src/disclosure/counts/protect-counts.ts';
import { publicFiles } from '../../../src/disclosure/public-files.ts';
import { releaseSchema } from '../../../src/disclosure/release-schema.ts';
import { mhsds } from '../policies.ts';
import { findingsInCounts } from './outside-reader.ts';
import { aPlan, byColumns } from './plans.ts';
import { someCounts } from './random-counts.ts';

const anInput = (input: Partial<ProtectCountsInput> = {}): ProtectCountsInput => ({
  text: 'region,sex,n\nN,f,3\nN,m,20\nS,f,14\nS,m,31\n',
  file: 'counts.csv',
  id: 'counts',
  plan: aPlan(),
  policy: mhsds,
  version: '0.0.0',
  ...input,
});

const released = async (input: ProtectCountsInput) => {
  const made = await protectCounts(input);
  if (made.kind === 'refusal') throw new Error(made.code);
  return made;
};

const zerosShown = { ...mhsds, name: 'zeros-shown', zeros: 'shown' } as const;

describe('protected counts', () => {
  it('print rounded figures and one marker, and name the groupings that a category lies in', async () => {
    const text = 'region,county,land,n\nA,x,p,6\nB,x,q,11\nC,y,q,2\nD,y,p,23\nE,y,p,19\n';
    const { release, record } = await released(
      anInput({ text, plan: aPlan({ hierarchies: [byColumns('region', 'county', 'land')] }) }),
    );
    expect(release.dimensions[0]?.categories).toContainEqual({ code: 'C', name: 'C', parents: ['q', 'y'] });
    expect(release.dimensions[0]?.categories).toContainEqual({ code: 'x', name: 'x', parent: 'all' });
    const kinds = new Set(release.tables[0]?.cells.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['rounded', 'hidden']));
    expect(record.hiddenForRule).toEqual(['region|region=C|n']);
    expect(publicFiles(release).map(({ path }) => path)).toEqual(['release.json', 'tables/region.csv']);
  });

  it('are the same bytes in any order of the rows, and carry no trace of the counts themselves', async () => {
    const lines = ['N,f,3', 'N,m,20', 'S,f,14', 'S,m,31'];
    const made = (rows: readonly string[]) =>
      released(anInput({ text: ['region,sex,n', ...rows, ''].join('\n') }));
    const [one, turned, sameWhenPrinted] = [
      await made(lines),
      await made([...lines].reverse()),
      await made(['N,f,2', 'N,m,21', 'S,f,15', 'S,m,31']),
    ];
    for (const other of [turned, sameWhenPrinted]) {
      expect(publicFiles(other.release)).toEqual(publicFiles(one.release));
      expect(other.certificate).toBe(one.certificate);
    }
  });

  it('keep differences of figures safe that lie in each other only because the rest is printed as nought', async () => {
    const n = [
      [7, 2, 0, 20, 0, 2, 1, 0, 0, 2, 2, 0, 1, 0, 0, 2, 0, 7, 7, 0, 2, 0, 2, 2, 20],
      [0, 0, 20, 20, 7, 0, 0, 0, 0, 0, 2, 1, 2, 2, 20, 0, 0, 7, 20, 0, 7, 20, 0, 0, 1],
    ];
    const rows = n.flatMap((all, a) =>
      all.map((count, i) => {
        const b = Math.floor(i / 5);
        return `a${a},b${b},c${i % 5},${['p', 'p', 'q', 'r', 'p'][b]},${['x', 'y', 'y', 'y', 'z'][b]},${count}`;
      }),
    );
    const { release } = await released(
      anInput({
        text: ['a,b,c,g,h,n', ...rows, ''].join('\n'),
        plan: aPlan({ hierarchies: [byColumns('b', 'g', 'h')] }),
        policy: zerosShown,
      }),
    );
    expect(await findingsInCounts(publicFiles(release)[0]?.text ?? '')).toEqual([]);
  }, 30_000);

  it('hide a count of many events behind which there are few people', async () => {
    const text = 'region,n,people\nN,40,4\nM,33,20\nS,50,30\n';
    const { release, record } = await released(anInput({ text }));
    expect(record.hiddenForRule).toEqual(['region|region=N|n']);
    expect(release.tables[0]?.cells.find(({ at }) => at.region === 'N')?.kind).toBe('hidden');
    expect(JSON.stringify(release)).not.toContain('people"');
  });

  it('come with a word about columns that may group another', async () => {
    const text = 'region,county,sex,n\nN,a,f,30\nN,a,m,20\nM,a,f,9\nM,a,m,17\nS,b,f,14\nS,b,m,31\n';
    const { notes } = await released(anInput({ text }));
    expect(notes.map((note) => note.match(/--hierarchy \S+/)?.[0])).toEqual(['--hierarchy region=county.']);
    const said = await released(
      anInput({ text, plan: aPlan({ hierarchies: [byColumns('region', 'county')] }) }),
    );
    expect(said.notes).toEqual([]);
  });

  it('propose coarser tables, each with its price, where more than a third is hidden', async () => {
    const rows = ['N,f,1', 'N,m,2', 'M,f,2', 'M,m,4', 'E,f,3', 'E,m,20', 'S,f,14', 'S,m,31'];
    const { record } = await released(anInput({ text: ['region,sex,n', ...rows, ''].join('\n') }));
    expect(record.proposals.map(({ kind, dimension }) => [kind, dimension])).toContainEqual([
      'merge',
      'region',
    ]);
    expect(record.proposals[0]?.sentence).toMatch(
      /^Merge N and M of region in region-by-sex: up to \d+ of 12 figures would be shown instead of \d+ of 15; /,
    );
    const full = await released(anInput());
    expect(full.record.proposals).toEqual([]);
  });

  it('are a release and a record as their schemas have them, to the last field', async () => {
    const rows = ['N,f,1,9,9,0', 'N,m,3,14,6,5', 'M,f,2,30,20,10', 'S,f,24,700,60,50', 'S,m,31,900,60,50'];
    const withSums = anInput({
      text: ['region,sex,n,days,days_1,days_2', ...rows, ''].join('\n'),
      plan: aPlan({ sums: [{ measure: 'days', unit: 'days' }], peopleAddUp: true }),
      policy: { ...mhsds, name: 'with-sums', pPercent: 10 },
    });
    const known = anInput({ plan: aPlan({ knows: ['region'] }) });
    const made = [await released(known), await released(withSums)];
    for (const { release, record } of made) {
      expect(releaseSchema.parse(JSON.parse(JSON.stringify(release)))).toEqual(release);
      expect(countsRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    }
    const [owned, summed] = made.map(({ record }) => record);
    const lists = [owned?.attack.owners, summed?.proposals, summed?.sums];
    expect(lists.map((all) => all?.length ?? 0)).not.toContain(0);
  });

  it('are refused when nothing but markers would be left, and under a marker that tells why', async () => {
    const tiny = await protectCounts(anInput({ text: 'region,n\nN,1\nS,2\n' }));
    expect(tiny).toMatchObject({ kind: 'refusal', code: 'DISCLOSURE_NOTHING_LEFT', exitCode: 3 });
    await expect(
      protectCounts(anInput({ policy: { ...mhsds, marker: 'rule-known' } })),
    ).rejects.toMatchObject({
      code: 'STUDY_POLICY_FOR_READING',
      exitCode: 5,
    });
  });

  for (const policy of [mhsds, zerosShown])
    for (const seed of [1, 2, 3, 4, 5])
      it(`leave nothing to an outsider with a solver of whole numbers (${policy.name}, seed ${seed})`, async () => {
        const { header, rows, plan } = someCounts(seed);
        const { release } = await released(anInput({ text: [header, ...rows, ''].join('\n'), plan, policy }));
        expect(release.status).toBe('certified');
        expect(await findingsInCounts(publicFiles(release)[0]?.text ?? '')).toEqual([]);
      });

  it('keep from that outsider what the rule alone would give away: 4 of a total of 30 beside 10 and 10', async () => {
    const { release, record } = await released(
      anInput({ text: 'region,n\nN,4\nM,12\nS,12\n', policy: zerosShown }),
    );
    expect(record.hiddenToProtect.length).toBe(1);
    const byRule = { N: null, M: 10, S: 10, all: 30 };
    const cells = Object.entries(byRule).map(([region, value]) => ({
      at: { region },
      ...(value === null ? { kind: 'hidden' } : { kind: 'rounded', value }),
    }));
    const open = { ...release, tables: [{ id: 'region', dimensions: ['region'], cells }] };
    expect(await findingsInCounts(JSON.stringify(open))).toEqual(['region N']);
  });
});
