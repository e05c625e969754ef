/** A file of counts and sums to a folder: what is written, what verify takes, and that a sum which was altered afterwards is found. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyFolder } from '../../src/disclosure/certificate/verify-folder.ts';
import { readPolicy } from '../../src/disclosure/policy/read-policy.ts';
import { protectCountsFile } from '../../src/runs/protect-counts.ts';
import { aFolder } from '../study/a-study.ts';

it('sums leave beside counts under a policy file of one’s own, sealed with them', async () => {
  const folder = aFolder();
  const rows = ['N,20,1010,950,10', 'M,31,900,80,70', 'S,25,702,60,60', 'W,40,1100,90,80'];
  const [file, policy, out] = ['counts.csv', 'our.json', 'released'].map((name) => join(folder, name));
  if (file === undefined || policy === undefined || out === undefined) throw new Error('no names');
  writeFileSync(file, ['region,n,bed_days,bed_days_1,bed_days_2', ...rows, ''].join('\n'));
  writeFileSync(
    policy,
    JSON.stringify({ ...(await readPolicy('mhsds-2017', '/')), name: 'our', pPercent: 10 }),
  );
  const made = await protectCountsFile({
    file,
    policy,
    out,
    tables: [],
    hierarchies: [],
    peopleAddUp: true,
    sums: ['bed_days:days'],
  });
  expect(made.kind).toBe('release');
  expect(readFileSync(join(out, 'public', 'tables', 'region.csv'), 'utf8')).toContain('\nN,bed_days,[c]\n');
  expect(verifyFolder(out)).toMatchObject({ verified: true });
  const release = join(out, 'public', 'release.json');
  writeFileSync(release, readFileSync(release, 'utf8').replace('"value": 1100', '"value": 1105'));
  expect(verifyFolder(out)).toMatchObject({ verified: false });
});
