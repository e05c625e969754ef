/** From counts to a release: the rule, further hiding, the attack, and the proof without which nothing leaves. */
import { loadSolvers } from '../attack/solver.ts';
import { hideMore } from '../hide/hide-more.ts';
import type { Policy } from '../policy/policy.ts';
import { requireReleasable } from '../policy/weaker.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import type { CountsPlan } from './counts.ts';
import { type CountsRecord, recordOf } from './counts-record.ts';
import { figuresOf, measure } from './figures.ts';
import { hidingOf } from './hiding-of.ts';
import { countedTables } from './margins.ts';
import { readCounts } from './read-counts.ts';
import { type Decided, releaseOf } from './release-of.ts';
import { undeclaredGroupings } from './undeclared.ts';

export interface ProtectCountsInput {
  /** The CSV file: its text, its name as people know it, and the id of the release. */
  readonly text: string;
  readonly file: string;
  readonly id: string;
  readonly plan: CountsPlan;
  readonly policy: Policy;
  /** Version of Homeward, for `madeWith`. */
  readonly version: string;
}

export type ProtectedCounts =
  | {
      readonly kind: 'release';
      readonly release: Release;
      /** Text of `certificate.json`. */
      readonly certificate: string;
      readonly record: CountsRecord;
      /** For whoever asked: what may not have been meant. */
      readonly notes: readonly string[];
    }
  | Refusal;

/**
 * Throws what `readCounts` and `countedTables` throw, and STUDY_POLICY_FOR_READING. A refusal is a value: nothing left to show, no safe way, or not decided. Same counts, same
 * bytes, whatever the order of the rows.
 */
export async function protectCounts(
  input: ProtectCountsInput,
  progress: (label: string, share?: number) => void = () => {},
): Promise<ProtectedCounts> {
  const { text, file, id, plan, policy, version } = input;
  requireReleasable(policy, { field: '--policy' });
  const counts = readCounts(text, file, plan);
  const tables = countedTables(counts, plan);
  const figures = figuresOf(counts, tables, policy);
  if (figures.model.cliques.get(measure)?.scope === 'linked')
    return refuse('DISCLOSURE_NOT_DECIDED', [
      'The tables have too many groups together for a proof: nothing is released.',
    ]);
  progress('hiding more');
  const hiding = hideMore(hidingOf(figures, policy), await loadSolvers());
  if (hiding.kind === 'undecided')
    return refuse('DISCLOSURE_NOT_DECIDED', ['It was not decided what an outsider can work out.']);
  if (hiding.kind === 'impossible')
    return refuse(
      'DISCLOSURE_NOT_SAFE',
      hiding.reasons.slice(0, 10).map(({ target, because }) => {
        const from = because.length === 0 ? '' : `, from ${because.join(', ')}`;
        return `${target} can be worked out or narrowed whatever else is hidden${from}.`;
      }),
    );
  const decided: Decided = { counts, tables, figures, policy, added: new Set(hiding.added) };
  const release = releaseOf(decided, id, version);
  if (!release.tables.some(({ cells }) => cells.some(({ kind }) => kind === 'rounded')))
    return refuse('DISCLOSURE_NOTHING_LEFT', [
      'Every count of the tables is small, or would give a small one away: nothing but markers would be left.',
    ]);
  return {
    kind: 'release',
    release,
    certificate: '',
    record: recordOf(decided, input, release, hiding.work),
    notes: undeclaredGroupings(counts),
  };
}
