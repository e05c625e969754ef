/** A new release beside everything that was released before, under a name of its own; an old one comes out as it was. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger, LedgerHead, Population, ReleasedEntry } from '../disclosure/ledger/ledger.ts';
import { releaseHash } from '../disclosure/ledger/released-entry.ts';
import { type ProtectInput, type Protection, protect } from '../disclosure/protect.ts';
import type { DisclosureRecord } from '../disclosure/record.ts';
import type { RunEffects } from './open-study.ts';

/**
 * What was released before from the same question and records is made again with what was known then, so that it comes out the same to the byte; if
 * it does not (another version of Homeward), it is a new release, attacked beside the old.
 */
export async function protectBeside(
  input: Omit<ProtectInput, 'id' | 'earlier'>,
  { ledger, population }: { readonly ledger: Ledger; readonly population: Population },
  effects: RunEffects,
): Promise<Protection> {
  const { progress = () => {}, protect: protectWith = protect } = effects;
  const file = join(input.study.folder, 'ledger.jsonl');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const released = ledger.entries.filter((entry): entry is ReleasedEntry => entry.type === 'released');
  for (const entry of released) {
    const head = headBefore(input, entry);
    if (head === null) continue;
    progress('making an earlier release again');
    const before = { entries: ledger.entries.slice(0, ledger.entries.indexOf(entry)), head };
    const again = await protectWith(
      { ...input, id: entry.release, earlier: { ledger: before, text, population } },
      effects,
    );
    if (again.kind === 'release' && releaseHash(again.release) === entry.sha256) return again;
  }
  progress('attacking and protecting the tables');
  const taken = new Set(released.map(({ release }) => release));
  const id = freeName(slugOf(input.study.name), taken);
  return protectWith({ ...input, id, earlier: { ledger, text, population } }, effects);
}

/** The head of the ledger that the release was attacked beside; null when it was made of another question, of other records or by another policy. */
function headBefore(
  { study, results, policy }: Omit<ProtectInput, 'id'>,
  { release }: ReleasedEntry,
): LedgerHead | null {
  const file = join(study.folder, 'releases', release, 'record.json');
  if (!existsSync(file)) return null;
  const record = JSON.parse(readFileSync(file, 'utf8')) as DisclosureRecord;
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const isMade =
    isSame(record.study, results.study) &&
    isSame(record.inputs, results.inputs) &&
    isSame(record.policy, policy);
  return isMade ? record.ledger : null;
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name}-${n}`;
  return free;
}
