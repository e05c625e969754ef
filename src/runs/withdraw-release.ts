/** Withdraws a release: what it said stays known to everybody, and is still attacked. Deletes nothing. */
import { appendToLedger, readLedger } from '../disclosure/ledger/ledger-file.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { audited } from './audited.ts';
import { ownerOf } from './ledger-study.ts';
import type { OpenedStudy, RunEffects } from './open-study.ts';

/**
 * Adds a line to the ledger and one to the audit. Throws USAGE_VALUE for a reason that is empty or longer than 2,000 characters,
 * LEDGER_RELEASE_UNKNOWN, LEDGER_WITHDRAWN_ALREADY, and what `readLedger` throws.
 */
export async function withdrawRelease(
  opened: OpenedStudy,
  { release, why }: { readonly release: string; readonly why: string },
  effects: RunEffects = {},
): Promise<void> {
  return audited('withdraw', opened, effects, async () => {
    const { folder } = opened.study;
    const reason = why.trim();
    if (reason === '' || reason.length > 2000)
      throw new HomewardError('USAGE_VALUE', 'why it is withdrawn is not said in 1 to 2,000 characters', {
        field: '--why',
      });
    const owner = ownerOf(opened);
    const { entries, head } = readLedger(folder, owner);
    if (entries.some((entry) => entry.type === 'withdrawn' && entry.release === release))
      throw new HomewardError('LEDGER_WITHDRAWN_ALREADY', `${release} was withdrawn before`, {
        file: 'ledger.jsonl',
      });
    await appendToLedger(folder, owner, { type: 'withdrawn', release, why: reason }, { after: head });
  });
}
