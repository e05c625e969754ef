/** `ledger.jsonl` on the disk: read and verified, bound to its study, added to. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HomewardError } from '../../errors/homeward-error.ts';
import { appendToChain, type Chain, type ChainFiles, readChain } from '../../vault/chain.ts';
import { holdLock } from '../../vault/lock.ts';
import {
  type Ledger,
  type LedgerEntry,
  type LedgerHead,
  type LedgerLine,
  ledgerLineSchema,
} from './ledger.ts';

/** Whose ledger it is: neither may change between two releases. */
export interface LedgerOwner {
  /** As in agreement.yaml; empty where there is no agreement. */
  readonly organisation: string;
  readonly study: string;
}

const files: ChainFiles<LedgerLine> = {
  file: 'ledger.jsonl',
  headFile: 'ledger-head.json',
  headFormat: 'homeward/ledger-head@1',
  schema: ledgerLineSchema,
  broken: (how, line) =>
    how === 'cut'
      ? new HomewardError('LEDGER_TRUNCATED', 'lines at the end of the ledger are missing', {
          file: 'ledger.jsonl',
          ...(line === undefined ? {} : { line }),
        })
      : new HomewardError(
          'LEDGER_ALTERED',
          'the ledger was altered',
          line === undefined ? { file: 'ledger-head.json' } : { file: 'ledger.jsonl', line },
        ),
};

/**
 * What is known already; nothing before the first release. Throws LEDGER_ALTERED, LEDGER_TRUNCATED (also when `releases/` holds one that the ledger
 * does not), LEDGER_MISSING (there are releases, or a head, and no ledger), LEDGER_OTHER_STUDY. Cost: reads the whole file.
 */
export function readLedger(folder: string, owner: LedgerOwner): Ledger {
  return verified(folder, owner).ledger;
}

/**
 * Adds one entry and returns the new head. `after` is the head of the ledger that was attacked: if another release was added meanwhile,
 * LEDGER_MOVED is thrown and nothing written. The release that the ledger already holds, to the byte, is not written twice.
 * The entry is on the disk before the call returns: write it before the release's own folder, so that nothing leaves unrecorded.
 */
export async function appendToLedger(
  folder: string,
  owner: LedgerOwner,
  entry: LedgerEntry,
  { after }: { readonly after: LedgerHead },
): Promise<LedgerHead> {
  const release = await holdLock(join(folder, 'audit.lock'));
  try {
    const { ledger, chain } = verified(folder, owner);
    if (ledger.head.hash !== after.hash)
      throw new HomewardError('LEDGER_MOVED', 'another release was added to the ledger meanwhile', {
        file: files.file,
      });
    if (isKnown(ledger, entry)) return ledger.head;
    refuseImpossible(ledger, entry);
    const bound = chain.lines.length > 0 ? chain : bind(folder, owner, chain);
    const line = appendToChain(folder, files, bound, { format: 'homeward/ledger@1', ...entry });
    return { lines: bound.lines.length + 1, hash: line.hash };
  } finally {
    release();
  }
}

function verified(folder: string, owner: LedgerOwner): { ledger: Ledger; chain: Chain<LedgerLine> } {
  const released = releasesIn(folder);
  const isExpected = released.length > 0 || existsSync(join(folder, files.headFile));
  if (isExpected && !existsSync(join(folder, files.file)))
    throw new HomewardError('LEDGER_MISSING', 'there are releases but no ledger', { file: files.file });
  const chain = readChain(folder, files);
  const [first, ...rest] = chain.lines;
  if (first !== undefined && (first.type !== 'study' || first.study !== ownerHash(owner)))
    throw new HomewardError('LEDGER_OTHER_STUDY', 'the ledger belongs to another study', {
      file: files.file,
      line: 1,
    });
  const entries = rest.map((line, i): LedgerEntry => {
    if (line.type === 'study') throw files.broken('altered', i + 2);
    const { format: _, previous: __, hash: ___, ...entry } = line;
    return entry;
  });
  const known = new Set(entries.map((entry) => (entry.type === 'released' ? entry.release : '')));
  if (released.some((id) => !known.has(id))) throw files.broken('cut', chain.lines.length + 1);
  return { ledger: { entries, head: chain.head }, chain };
}

function releasesIn(folder: string): readonly string[] {
  const releases = join(folder, 'releases');
  return existsSync(releases) ? readdirSync(releases).filter((name) => !name.startsWith('.')) : [];
}

function bind(folder: string, owner: LedgerOwner, chain: Chain<LedgerLine>): Chain<LedgerLine> {
  appendToChain(folder, files, chain, {
    format: 'homeward/ledger@1',
    type: 'study',
    study: ownerHash(owner),
  });
  return readChain(folder, files);
}

const ownerHash = ({ organisation, study }: LedgerOwner): string =>
  createHash('sha256').update(`${organisation}\n${study}`).digest('hex');

const isKnown = ({ entries }: Ledger, entry: LedgerEntry): boolean =>
  entry.type === 'released' &&
  entries.some(
    (known) => known.type === 'released' && known.release === entry.release && known.sha256 === entry.sha256,
  );

/** A second release under one name, and the withdrawal of one that never was, are our faults. */
function refuseImpossible({ entries }: Ledger, entry: LedgerEntry): void {
  if (entry.type !== 'released' && entry.type !== 'withdrawn') return;
  const isThere = entries.some(
    ({ type, ...rest }) => type === 'released' && 'release' in rest && rest.release === entry.release,
  );
  if (entry.type === 'released' && isThere)
    throw new Error(`impossible: two releases are called ${entry.release}`);
  if (entry.type === 'withdrawn' && !isThere)
    throw new HomewardError('LEDGER_RELEASE_UNKNOWN', `the ledger holds no release ${entry.release}`, {
      file: files.file,
    });
}
