/** What anybody knows of a study already: its ledger, verified and summed up. Names what was released and shown, never a count. */

import type { Ledger, LedgerHead } from '../disclosure/ledger/ledger.ts';
import { type LedgerOwner, readLedger } from '../disclosure/ledger/ledger-file.ts';
import type { CountEntry } from '../disclosure/ledger/read-entry.ts';
import { audited } from './audited.ts';
import type { OpenedStudy, RunEffects } from './open-study.ts';

export interface LedgerSummary {
  readonly format: 'homeward/ledger-summary@1';
  readonly study: string;
  readonly head: LedgerHead;
  readonly releases: readonly ReleaseSummary[];
  readonly official: readonly {
    readonly source: string;
    readonly published: string | null;
    readonly figures: number;
  }[];
  readonly rooms: readonly {
    readonly sheet: string;
    readonly readers: readonly string[];
    readonly figures: number;
  }[];
}

export interface ReleaseSummary {
  readonly release: string;
  readonly policy: string;
  /** Months of admission; null when the counts have no period. */
  readonly from: string | null;
  readonly to: string | null;
  /** Which of the deliveries that were counted, from 1. */
  readonly delivery: number;
  readonly tables: readonly { readonly id: string; readonly cells: number }[];
  /** Why it was withdrawn; what it said stays known. */
  readonly withdrawn: string | null;
}

/** Writes a line of the audit and nothing else. Throws what `readLedger` throws. */
export async function ledgerStudy(opened: OpenedStudy, effects: RunEffects = {}): Promise<LedgerSummary> {
  return audited('ledger', opened, effects, async () =>
    summaryOf(readLedger(opened.study.folder, ownerOf(opened)), opened.study.name),
  );
}

/** Whose ledger it is. */
export const ownerOf = ({ study, agreement }: OpenedStudy): LedgerOwner => ({
  organisation: agreement.organisation,
  study: study.name,
});

function summaryOf({ entries, head }: Ledger, study: string): LedgerSummary {
  const withdrawn = new Map(
    entries.flatMap((entry) => (entry.type === 'withdrawn' ? [[entry.release, entry.why] as const] : [])),
  );
  const released = entries.filter((entry) => entry.type === 'released');
  const deliveries = [...new Set(released.map(({ population }) => population.delivery))];
  return {
    format: 'homeward/ledger-summary@1',
    study,
    head,
    releases: released.map(({ release, policy, population, tables }) => ({
      release,
      policy: policy.name,
      from: population.from,
      to: population.to,
      delivery: deliveries.indexOf(population.delivery) + 1,
      tables: tables.map(({ id, cells }) => ({ id, cells: cells.length })),
      withdrawn: withdrawn.get(release) ?? null,
    })),
    official: entries.flatMap((entry) =>
      entry.type === 'official'
        ? [{ source: entry.source, published: entry.published, figures: figuresIn(entry) }]
        : [],
    ),
    rooms: entries.flatMap((entry) =>
      entry.type === 'room'
        ? [{ sheet: entry.sheet, readers: entry.readers, figures: figuresIn(entry) }]
        : [],
    ),
  };
}

const figuresIn = ({ tables }: CountEntry): number =>
  tables.reduce((sum, { cells }) => sum + cells.length, 0);
