/** The example of protected counts: what may leave is what `expected/` says. A difference is written beside, as `-changed`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { protectCounts } from '../../../src/disclosure/counts/protect-counts.ts';
import { publicFiles } from '../../../src/disclosure/public-files.ts';
import { mhsds } from '../policies.ts';
import { aPlan, byColumns } from './plans.ts';

const example = fileURLToPath(new URL('../../../examples/protect', import.meta.url));

it('the example of counts gives what its expected folder holds', async () => {
  const made = await protectCounts({
    text: readFileSync(join(example, 'counts.csv'), 'utf8'),
    file: 'counts.csv',
    id: 'counts',
    plan: aPlan({
      hierarchies: [byColumns('region', 'county')],
    }),
    policy: mhsds,
    version: '0.0.0',
  });
  if (made.kind === 'refusal') throw new Error(made.reasons.join(' '));
  const changed = publicFiles(made.release).filter(({ path, text }) => {
    const file = join(example, 'expected', path.replace('tables/', ''));
    const isSame = existsSync(file) && readFileSync(file, 'utf8') === text;
    if (!isSame) writeFileSync(file.replace(/(\.\w+)$/, '-changed$1'), text);
    return !isSame;
  });
  expect(changed.map(({ path }) => path)).toEqual([]);
});
