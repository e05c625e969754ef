/** The bridge from results to what may be published: the only maker of a ProtectedTable. */
import type { Results } from '../measures/results.ts';
import type { Study } from '../study/study.ts';
import { loadSolvers } from './attack/solver.ts';
import { byRule, type Decisions, printedCells } from './draft/decisions.ts';
import { cellId, type Draft } from './draft/draft.ts';
import { hidingOf, type Outsiders } from './draft/hiding-of.ts';
import { readingOf } from './draft/reading.ts';
import { sparedIn } from './draft/spared.ts';
import { hideMore } from './hide/hide-more.ts';
import type { HidingProblem, HidingWork } from './hide/hiding-problem.ts';
import type { Ledger, Population } from './ledger/ledger.ts';
import type { Geography } from './model/axes.ts';
import type { Policy } from './policy/policy.ts';
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
  /** Everything that was released before, or that anybody has, and who is counted now; by default nothing. */
  readonly earlier?: Earlier;
}

export interface Earlier {
  readonly ledger: Ledger;
  readonly population: Population;
}

export type Protection =
  | { readonly kind: 'release'; readonly release: Release; readonly record: DisclosureRecord }
  | Refusal;

/**
 * Applies the policy's rule to every count, attacks all tables together with all earlier releases, hides the least more after which nothing
 * small can be worked out or narrowed, and makes the release. A refusal is a value: every cell small, or no safe way found.
 */
export async function protect(input: ProtectInput): Promise<Protection> {
  const { results, study, policy, geography, version } = input;
  if (policy.marker !== 'ambiguous')
    return refuse('DISCLOSURE_MARKER_KNOWN', [
      'A marker that always means a small count protects nothing beside totals.',
    ]);
  const { draft, axes, models } = readingOf(input);
  const rule = byRule(draft.quantities.all(), policy);
  if (!isAnythingLeft(draft, study, rule)) return nothingLeft();
  const problem = hidingOf(models, rule, sparedIn(draft), policy);
  const hiding = hideMore(problem, await loadSolvers());
  if (hiding.kind === 'undecided')
    return refuse('DISCLOSURE_NOT_DECIDED', ['The solver could not say what an outsider can work out.']);
  if (hiding.kind === 'impossible') return refuse('DISCLOSURE_NOT_SAFE', reasonsOf(hiding.reasons, draft));
  const decisions: Decisions = new Map([
    ...rule,
    ...hiding.added.map((key) => [key, 'hidden to protect'] as const),
  ]);
  if (!isAnythingLeft(draft, study, decisions)) return nothingLeft();
  const tables = printTables(draft, decisions, policy);
  const attack = summaryOf(models, problem, input.earlier?.ledger.entries.length ?? 0, hiding.work);
  const id = study.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return {
    kind: 'release',
    release: {
      format: 'homeward/release@1',
      id,
      policy,
      dimensions: releasedDimensions(draft.tables, axes, geography, results),
      tables,
      certificate: null,
      status: 'attacked, not certified',
      madeWith: { study: results.study.sha256, homeward: version },
    },
    record: {
      format: 'homeward/record@1',
      release: id,
      study: results.study,
      inputs: results.inputs,
      policy,
      decisions: sentencesOf(attack, policy),
      hiddenForRule: cellsBy('hidden for the rule', draft.tables, decisions),
      hiddenToProtect: cellsBy('hidden to protect', draft.tables, decisions),
      tables: draft.tables.map((table) => figuresOf(table, decisions)),
      attack,
      reviewers: [],
    },
  };
}

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

function summaryOf(
  { knowing }: Outsiders,
  problem: HidingProblem,
  earlier: number,
  { solves, rounds, targets }: HidingWork,
): AttackSummary {
  const rows = problem.cells.reduce((sum, { facts }) => sum + facts.length, problem.relations.length);
  return { scope: knowing.scope, earlier, groups: problem.columns, rows, targets, solves, rounds };
}

function sentencesOf({ scope, earlier, targets, rounds }: AttackSummary, policy: Policy): readonly string[] {
  return [
    `Counts under ${policy.smallestShown} were hidden, in admissions and in the children behind them; others were rounded to the nearest ${policy.roundTo}.`,
    scope === 'joint'
      ? 'All tables of this release were attacked together.'
      : 'The tables were attacked as linked through one dimension at a time: they are too large to be attacked as one.',
    earlier === 0
      ? 'Nothing had been released before.'
      : `${earlier} earlier releases or official sets of figures were put beside it.`,
    `${targets} hidden counts and small differences were attacked in ${rounds} rounds, in whole numbers.`,
  ];
}

/** Each figure that stays weak whatever is hidden, and the figures that make it so, as cells. */
function reasonsOf(
  reasons: readonly { target: string; because: readonly string[] }[],
  draft: Draft,
): readonly string[] {
  const cells = new Map(
    draft.tables.flatMap((table) =>
      table.cells.flatMap((cell) =>
        cell.kind === 'count' ? [[cell.quantity, cellId(table.id, cell)] as const] : [],
      ),
    ),
  );
  const named = (key: string) =>
    cells.get(key.replace(/^(?:reading|plain|known): /, '')) ?? 'a figure of an earlier release';
  return reasons.slice(0, 10).map(({ target, because }) => {
    const parts = target.split(' − ').map(named).join(' less ');
    const by = because.length === 0 ? '' : `, from ${because.map(named).join(', ')}`;
    return `${parts} can be worked out or narrowed whatever else is hidden${by}.`;
  });
}
