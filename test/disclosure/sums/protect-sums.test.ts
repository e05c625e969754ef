/** Sums beside counts: what is printed, and that an outsider with a solver of their own finds nothing in counts and sums together. */
import { describe, expect, it } from 'vitest';
import { type ProtectCountsInput, protectCounts } from '../../../src/disclosure/counts/protect-counts.ts';
import { publicFiles } from '../../../src/disclosure/public-files.ts';
import { mhsds } from '../policies.ts';
import { judgeSums } from './outside-sums.ts';
import { someSums } from './some-sums.ts';

const withSums = { ...mhsds, name: 'with-sums', pPercent: 10 } as const;
const zerosShown = { ...withSums, name: 'zeros-shown', zeros: 'shown' } as const;

const released = async (input: Partial<ProtectCountsInput> & Pick<ProtectCountsInput, 'text' | 'plan'>) => {
  const made = await protectCounts({
    file: 'counts.csv',
    id: 'counts',
    policy: withSums,
    version: '0.0.0',
    ...input,
  });
  if (made.kind === 'refusal') throw new Error(`${made.code}: ${made.reasons.join(' ')}`);
  return made;
};

const releaseText = (made: Awaited<ReturnType<typeof released>>) => publicFiles(made.release)[0]?.text ?? '';

describe('sums', () => {
  for (const policy of [withSums, zerosShown])
    for (const seed of [1, 2, 3, 4, 5, 6])
      it(`leave nothing to an outsider who reads them with the counts (${policy.name}, seed ${seed})`, async () => {
        const { text, plan, people } = someSums(seed);
        const made = await released({ text, plan, policy });
        const judged = await judgeSums(releaseText(made), people, { percent: 10, eachHasOne: true });
        expect(judged.findings).toEqual([]);
      }, 60_000);
});
