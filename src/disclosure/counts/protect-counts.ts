/** From counts to a release: the rule, further hiding, the attack, and the proof without which nothing leaves. */
import type { Witness } from '../attack/problem.ts';
import { loadSolvers, type Solvers } from '../attack/solver.ts';
import type { Target } from '../certificate/certificate.ts';
import { type Certified, certify, inWords } from '../certificate/certify.ts';
import { tableCounted } from '../certificate/table-counted.ts';
import { hideInside, type Inside, refuseInside } from '../hide/hide-inside.ts';
import { personsIn } from '../hide/persons.ts';
import { mostLookedAt } from '../policy/dominance.ts';
import type { Policy } from '../policy/policy.ts';
import type { Interval } from '../policy/rule.ts';
import { requireReleasable } from '../policy/weaker.ts';
import { publicFiles } from '../public-files.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { sumsInWords } from '../sums/printed-sums.ts';
import { protectSums, requireSumRule } from '../sums/protect-sums.ts';
import { faultInSums } from '../sums/sums-hold.ts';
import type { Counts, CountsPlan } from './counts.ts';
import { type CountsRecord, ownersInWords, recordOf } from './counts-record.ts';
import { type Figures, figuresOf, measure } from './figures.ts';
import { hidingOf } from './hiding-of.ts';
import { countedTables } from './margins.ts';
import { ownersInside } from './owners.ts';
import { plausibleTable } from './plausible.ts';
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
  const { text, file, plan, policy } = input;
  requireReleasable(policy, { field: '--policy' });
  requireSumRule(plan, policy);
  const counts = readCounts(text, file, plan, mostLookedAt(policy));
  const tables = countedTables(counts, plan);
  const figures = figuresOf(counts, tables, policy);
  if (figures.model.cliques.get(measure)?.scope === 'linked')
    return refuse('DISCLOSURE_NOT_DECIDED', [
      'The tables have too many groups together for a proof: nothing is released.',
    ]);
  const solvers = await loadSolvers();
  progress('seeking a table to begin from');
  const start = plausibleTable(hidingOf(figures, policy), solvers);
  const begun = { counts, tables, figures, start };
  const further: Target[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const tried = tryToProtect(input, begun, further, solvers, progress);
    if (tried.kind !== 'open') return tried;
    further.push(...tried.open.filter((target) => !further.some((one) => inWords(one) === inWords(target))));
  }
  return refuse('DISCLOSURE_NOT_DECIDED', [
    `${further.length} figures were not shown to keep every small value.`,
  ]);
}

/** What the certificate asks beyond what hiding did: figures that lie in each other only because others are printed as nought. */
const mostRounds = 4;

interface Begun extends Pick<Decided, 'counts' | 'tables' | 'figures'> {
  readonly start: Witness | undefined;
}

/** `further`: differences that are to keep every small value too. Open: those that were not shown to. */
function tryToProtect(
  input: ProtectCountsInput,
  { counts, tables, figures, start }: Begun,
  further: readonly Target[],
  solvers: Solvers,
  progress: (label: string, share?: number) => void,
): ProtectedCounts | Extract<Certified, { kind: 'open' }> {
  const { id, plan, policy, version } = input;
  const problem = hidingOf(figures, policy, further);
  const hiding = hideInside(
    { ...problem, ...(start === undefined ? {} : { truth: start }) },
    insideOf(figures, counts, problem.small),
    solvers,
    {
      progress: (weak, targets) =>
        progress(
          `hiding the least more: ${weak} of ${targets} figures weak`,
          1 - weak / Math.max(1, targets),
        ),
      asking: (done, insiders) =>
        progress(`attacking as each of ${insiders} who know figures of their own`, done / insiders),
    },
  );
  if (hiding.kind === 'inside') return refuseInside(hiding.hopeless);
  if (hiding.kind === 'undecided')
    return refuse('DISCLOSURE_NOT_DECIDED', ['It was not decided what an outsider can work out.']);
  if (hiding.kind === 'impossible') return refuse('DISCLOSURE_NOT_SAFE', reasonsOf(hiding.reasons));
  const added = new Set(hiding.added);
  const hidden = new Set([...problem.hidden, ...added]);
  const sums = protectSums(
    { counts, figures, policy, plan, hidden, witnesses: hiding.witnesses },
    solvers,
    progress,
  );
  if ('kind' in sums) return sums;
  const decided: Decided = { counts, tables, figures, policy, added, sums };
  const release = releaseOf(decided, id, version);
  const fault = sums.map((one) => faultInSums(release, one, { counts, plan })).find((one) => one !== null);
  if (fault !== undefined) throw new Error(`impossible: ${fault}`);
  if (!release.tables.some(({ cells }) => cells.some(({ kind }) => kind === 'rounded')))
    return refuse('DISCLOSURE_NOTHING_LEFT', [
      'Every count of the tables is small, or would give a small one away: nothing but markers would be left.',
    ]);
  progress('seeking the proof');
  const proof = tableCounted(release, figures.model, measure, {
    start: hiding.witnesses,
    columnUpper: problem.columnUpper,
  });
  if (proof === null) throw new Error('impossible: tables that were put together and cannot be');
  const certified = certify(
    {
      release: releaseText(release),
      ledger: null,
      counted: [proof],
    },
    solvers,
    {
      progress: (open, of) => progress(`seeking the proof: ${open} values open`, 1 - open / Math.max(1, of)),
    },
  );
  if (certified.kind === 'open') return certified;
  return {
    kind: 'release',
    release,
    certificate: certified.certificate,
    record: recordOf(decided, input, release, {
      ...hiding.work,
      insiders: hiding.insiders,
      witnesses: certified.witnesses,
    }),
    notes: [...undeclaredGroupings(counts), ...ownersInWords(counts), ...sumsInWords(sums)],
  };
}

/** The bytes of `release.json`. */
const releaseText = (release: Release): string =>
  publicFiles(release).find(({ path }) => path === 'release.json')?.text ?? '';

const reasonsOf = (
  reasons: readonly { readonly target: string; readonly because: readonly string[] }[],
): readonly string[] =>
  reasons.slice(0, 10).map(({ target, because }) => {
    const from = because.length === 0 ? '' : `, from ${because.join(', ')}`;
    return `${target} can be worked out or narrowed whatever else is hidden${from}.`;
  });

function insideOf(figures: Figures, counts: Counts, small: Interval): Inside {
  const hidden = figures.all.filter(({ isHiddenByRule }) => isHiddenByRule);
  const owners = ownersInside(counts, figures, small);
  return {
    columns: figures.model.columns,
    sums: new Map([...figures.all.map(({ key, count }) => [key, count.sum] as const), ...owners.sums]),
    insiders: [
      ...personsIn(hidden.map(({ key, n, people }) => ({ key, count: n, people }))),
      ...owners.insiders,
    ],
  };
}
