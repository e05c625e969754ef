/** A file of counts to a folder that may leave: what is written, what is left alone, and which words and files are refused. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyFolder } from '../../src/disclosure/certificate/verify-folder.ts';
import { type CountsAsked, protectCountsFile } from '../../src/runs/protect-counts.ts';
import { aFolder } from '../study/a-study.ts';

const counts = 'region,county,sex,n\nN,a,f,3\nN,a,m,20\nM,a,f,9\nM,a,m,7\nS,b,f,14\nS,b,m,31\n';

function aFile(text: string | Uint8Array = counts, name = 'My Counts.csv'): string {
  const file = join(aFolder(), name);
  writeFileSync(file, text);
  return file;
}

const asked = (words: Partial<CountsAsked> = {}): CountsAsked => ({
  file: aFile(),
  policy: 'mhsds-2017',
  tables: [],
  hierarchies: ['region=county'],
  peopleAddUp: false,
  ...words,
});

const codeOf = (words: Partial<CountsAsked>) =>
  protectCountsFile(asked(words)).then(
    (made) => made.kind,
    (error: { code?: string }) => error.code,
  );

describe('protecting a file of counts', () => {
  it('writes what may leave, and beside it what is for the team', async () => {
    const out = join(aFolder(), 'released');
    const made = await protectCountsFile(asked({ out, tables: ['region,sex', 'region'] }));
    expect(made.kind).toBe('release');
    expect(readdirSync(out).sort()).toEqual(['certificate.json', 'public', 'record.json']);
    expect(readdirSync(join(out, 'public', 'tables')).sort()).toEqual(['region-by-sex.csv', 'region.csv']);
    const release = JSON.parse(readFileSync(join(out, 'public', 'release.json'), 'utf8'));
    expect(release).toMatchObject({ format: 'homeward/release@1', id: 'my-counts' });
    const record = JSON.parse(readFileSync(join(out, 'record.json'), 'utf8'));
    expect(record).toMatchObject({
      format: 'homeward/record@1',
      inputs: [{ file: 'My Counts.csv', rows: 6 }],
    });
    expect(record.hiddenForRule).toEqual(['region-by-sex|region=N|sex=f|n']);
  });

  it('leaves a proof that verify takes, and that no other figure of the release passes', async () => {
    const out = join(aFolder(), 'released');
    await protectCountsFile(asked({ out, tables: ['region,sex'] }));
    expect(verifyFolder(out)).toMatchObject({ verified: true });
    const file = join(out, 'public', 'release.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"value": 30', '"value": 35'));
    expect(verifyFolder(out)).toMatchObject({ verified: false });
  });

  it('again leaves the same bytes, and does not take the place of another release or of anything else', async () => {
    const out = join(aFolder(), 'released');
    await protectCountsFile(asked({ out }));
    const bytes = readFileSync(join(out, 'public', 'release.json'), 'utf8');
    await protectCountsFile(asked({ out }));
    expect(readFileSync(join(out, 'public', 'release.json'), 'utf8')).toBe(bytes);
    expect(await codeOf({ out, hierarchies: [], tables: ['sex'] })).toBe('RELEASE_EARLIER');
    expect(readFileSync(join(out, 'public', 'release.json'), 'utf8')).toBe(bytes);
    const taken = aFolder();
    writeFileSync(join(taken, 'thesis.txt'), 'years of work');
    expect(await codeOf({ out: taken })).toBe('STUDY_FOLDER_TAKEN');
    expect(existsSync(join(taken, 'thesis.txt'))).toBe(true);
  });

  it('writes nothing when it refuses', async () => {
    const out = join(aFolder(), 'released');
    expect(await codeOf({ out, file: aFile('region,n\nN,1\n'), hierarchies: [] })).toBe('refusal');
    expect(existsSync(out)).toBe(false);
  });

  it('takes groups from a file, and a policy from a file', async () => {
    const folder = aFolder();
    const [groups, policy] = [join(folder, 'regions.csv'), join(folder, 'own.json')];
    writeFileSync(groups, 'code,parent\nN,a\nM,a\nS,b\n');
    const bundled = JSON.parse(
      readFileSync(new URL('../../policies/mhsds-2017.json', import.meta.url), 'utf8'),
    );
    writeFileSync(policy, JSON.stringify({ ...bundled, name: 'own', smallestShown: 10 }));
    const made = await protectCountsFile(
      asked({ policy, hierarchies: [`region=${groups}`], tables: ['region,sex'] }),
    );
    if (made.kind === 'refusal') throw new Error(made.code);
    expect(made.release.policy.smallestShown).toBe(10);
    expect(made.record.inputs.map(({ rows }) => rows)).toEqual([6, 3]);
  });

  for (const [what, words, code] of [
    ['a file that is not there', { file: '/nowhere/counts.csv' }, 'COUNTS_UNREADABLE'],
    ['a folder in its place', { file: '/' }, 'COUNTS_UNREADABLE'],
    ['a table without names', { tables: ['region,,sex'] }, 'USAGE_VALUE'],
    ['a hierarchy without a column', { hierarchies: ['=county'] }, 'USAGE_VALUE'],
    ['a hierarchy without groups', { hierarchies: ['region'] }, 'USAGE_VALUE'],
    ['a hierarchy file that is not there', { hierarchies: ['region=nowhere.csv'] }, 'COUNTS_UNREADABLE'],
    ['a policy that is none', { policy: 'kind' }, 'STUDY_POLICY_UNKNOWN'],
    ['a policy file that is not there', { policy: 'nowhere.json' }, 'STUDY_POLICY_UNKNOWN'],
    ['a policy for reading only', { policy: 'mhsds-monthly' }, 'STUDY_POLICY_FOR_READING'],
  ] as const)
    it(`refuses ${what}`, async () => {
      expect(await codeOf(words)).toBe(code);
    });

  it('refuses a file that is not UTF-8', async () => {
    expect(await codeOf({ file: aFile(Buffer.from('region,n\nÅ,3\n', 'latin1')) })).toBe('COUNTS_UNREADABLE');
  });
});
