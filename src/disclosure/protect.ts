/** The bridge from results to what may be published: the only maker of a ProtectedTable. */
import type { Results } from '../measures/results.ts';
import type { Study } from '../study/study.ts';
import { loadSolvers } from './attack/solver.ts';
import { certify, inWords } from './certificate/certify.ts';
import { certifyingOf } from './draft/certifying-of.ts';
import { type Decided, decide } from './draft/decide.ts';
import { byRule, type Decisions, printedCells } from './draft/decisions.ts';
import type { Draft } from './draft/draft.ts';
import { howToRead } from './draft/how-to-read.ts';
import { notAgainIn, sentencesOfOthers } from './draft/not-again.ts';
import { proposalsFor } from './draft/proposals.ts';
import { type Reading, readingOf } from './draft/reading.ts';
import type { Ledger, LedgerHead, Population } from './ledger/ledger.ts';
import type { Geography } from './model/axes.ts';
import type { Policy } from './policy/policy.ts';
import { publicFiles } from './public-files.ts';
import { type AttackSummary, cellsBy, type DisclosureRecord, figuresOf } from './record.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ProtectedTable, Release } from './release.ts';
import { releasedDimensions } from './released-dimensions.ts';

export interface ProtectInput {
  readonly results: Results;
  readonly study: Study;
  readonly policy: Policy;
  /** `Places` of the study is one. */
  readonly geography: Geography;
  /** Version of Homeward, for `madeWith`. */
  readonly version: string;
  /** Name of the release: small letters, digits and hyphens. */
  readonly id: string;
  /** Everything that was released before, or that anybody has, and who is counted now; by default nothing. */
  readonly earlier?: Earlier;
}

export interface Earlier {
  readonly ledger: Ledger;
  /** Text of `ledger.jsonl`, at least as long. */
  readonly text: string;
  readonly population: Population;
}

export type Protection =
  | {
      readonly kind: 'release';
      readonly release: Release;
      /** Text of `certificate.json`. */
      readonly certificate: string;
      readonly record: DisclosureRecord;
    }
  | Refusal;

export interface ProtectEffects {
  /** Told what is being done, and how much of it is done (0 to 1) when that is known. */
  readonly progress?: (doing: string, share?: number) => void;
}

/**
 * Applies the policy's rule to every count, attacks all tables together with all earlier releases, hides the least more after which nothing
 * small can be worked out or narrowed, and makes the release with its certificate. A refusal is a value: every cell small, no safe way
 * found, or no proof of it.
 */
export async function protect(
  input: ProtectInput,
  { progress = () => {} }: ProtectEffects = {},
): Promise<Protection> {
  const { results, study, policy, geography, version, id, earlier } = input;
  if (policy.marker !== 'ambiguous')
    return refuse('DISCLOSURE_MARKER_KNOWN', [
      'A marker that always means a small count protects nothing beside totals.',
    ]);
  progress('putting all tables together');
  const reading = readingOf(input);
  const { draft, axes, joint } = reading;
  const rule = byRule(draft.quantities.all(), policy, notAgainIn(draft, joint));
  if (!isAnythingLeft(draft, study, rule)) return nothingLeft();
  const solvers = await loadSolvers();
  const decided = decide(reading, rule, policy, solvers, progress);
  if (decided.kind === 'refusal') return decided;
  const { decisions, problem, witnesses } = decided;
  if (!isAnythingLeft(draft, study, decisions)) return nothingLeft();
  const dimensions = releasedDimensions(draft.tables, axes, geography, results);
  const certifying = certifyingOf(reading, dimensions, witnesses, problem.columnUpper);
  if (certifying === null)
    return refuse('DISCLOSURE_NOT_DECIDED', [
      'The tables cross each other in too many dimensions to be put together, so that nothing can be proven: ask for fewer tables that share dimensions.',
    ]);
  const release: Release = {
    format: 'homeward/release@1',
    id,
    policy,
    dimensions,
    tables: printTables(draft, decisions, policy),
    reading: { ...howToRead(draft.tables), ...certifying.reading },
    certificate: { level: 'L1' },
    status: 'certified',
    madeWith: { study: results.study.sha256, homeward: version },
  };
  progress('seeking the proof');
  const certified = certify(
    {
      counted: certifying.counted,
      release: textOf(release),
      ledger: earlier === undefined ? null : { lines: earlier.ledger.head.lines, text: earlier.text },
    },
    solvers,
    {
      progress: (open, of) => progress(`seeking the proof: ${open} values open`, 1 - open / Math.max(1, of)),
    },
  );
  if (certified.kind === 'open')
    return refuse('DISCLOSURE_NOT_DECIDED', [
      `Some figures were not shown to keep every small value: ${certified.open.slice(0, 5).map(inWords).join('; ')}.`,
    ]);
  return {
    kind: 'release',
    release,
    certificate: certified.certificate,
    record: recordOf(input, reading, decided, certified.witnesses),
  };
}

/** The bytes of `release.json`. */
const textOf = (release: Release): string =>
  publicFiles(release).find(({ path }) => path === 'release.json')?.text ?? '';

function recordOf(
  { id, results, policy, earlier }: ProtectInput,
  { draft, models, joint }: Reading,
  { decisions, problem, work, insiders }: Decided,
  witnesses: number,
): DisclosureRecord {
  const attack: AttackSummary = {
    scope: models.knowing.scope,
    earlier: earlier?.ledger.entries.length ?? 0,
    groups: problem.columns,
    rows: problem.cells.reduce((sum, { facts }) => sum + facts.length, problem.relations.length),
    ...work,
    insiders,
    witnesses,
  };
  return {
    format: 'homeward/record@1',
    release: id,
    study: results.study,
    inputs: results.inputs,
    policy,
    ledger: earlier?.ledger.head ?? nothingBefore,
    decisions: [...sentencesOf(attack, policy), ...joint.apart, ...sentencesOfOthers(joint)],
    hiddenForRule: cellsBy('hidden for the rule', draft.tables, decisions),
    hiddenToProtect: cellsBy('hidden to protect', draft.tables, decisions),
    tables: draft.tables.map((table) => figuresOf(table, decisions)),
    proposals: proposalsFor(draft, decisions, policy),
    attack,
    reviewers: [],
  };
}

const nothingBefore: LedgerHead = { lines: 0, hash: '0'.repeat(64) };

/** Whether some count of the study's own tables is shown. */
function isAnythingLeft({ tables }: Draft, study: Study, decisions: Decisions): boolean {
  const ofStudy = tables.filter(({ id }) => study.tables.some((table) => table.id === id));
  return cellsBy('shown', ofStudy, decisions).length > 0;
}

const nothingLeft = (): Refusal =>
  refuse('DISCLOSURE_NOTHING_LEFT', [
    'Every count of the tables is small, or would give a small one away: nothing but markers would be left.',
  ]);

function printTables(
  { tables, quantities }: Draft,
  decisions: Decisions,
  policy: Policy,
): readonly ProtectedTable[] {
  const byKey = new Map(quantities.all().map((quantity) => [quantity.key, quantity]));
  return tables.map(
    (table) =>
      ({
        id: table.id,
        title: table.title,
        dimensions: table.dimensions,
        cells: printedCells(table, byKey, decisions, policy),
      }) as ProtectedTable,
  );
}

function sentencesOf(
  { earlier, targets, rounds, insiders, witnesses }: AttackSummary,
  policy: Policy,
): readonly string[] {
  return [
    `Counts under ${policy.smallestShown} were hidden, in admissions and in the children behind them; others were rounded to the nearest ${policy.roundTo}.`,
    'All tables of this release were attacked together.',
    earlier === 0
      ? 'Nothing had been released before.'
      : `${earlier} earlier releases or official sets of figures were put beside it.`,
    `${targets} hidden counts and small differences were attacked in ${rounds} rounds, in whole numbers.`,
    `${insiders.asked} figures of one child were each taken as known, and each of ${insiders.providers} providers was taken to know its own admissions: no other small count could be worked out exactly. For at least ${insiders.narrowed} of these insiders some small number of another figure can be ruled out.`,
    `${witnesses} invented tables prove the result; they are in certificate.json.`,
  ];
}
