/** The bridge from results to what may be published: the only maker of a ProtectedTable. */
import type { Results } from '../measures/results.ts';
import type { Dimension } from '../study/dimensions.ts';
import type { Study } from '../study/study.ts';
import type { AttackSummary } from './attack/attack.ts';
import { byRule, type Decisions, printedCells } from './draft/decisions.ts';
import { type Draft, draftOf } from './draft/draft.ts';
import { modelOf } from './draft/model.ts';
import { shownEmpty } from './draft/shown-empty.ts';
import { sparedIn } from './draft/spared.ts';
import { makeSafe } from './hide.ts';
import { axesOf, type Geography } from './model/axes.ts';
import { impossibleIn } from './model/impossible.ts';
import type { Policy } from './policy/policy.ts';
import { cellsBy, type DisclosureRecord, figuresOf } from './record.ts';
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
}

export type Protection =
  | { readonly kind: 'release'; readonly release: Release; readonly record: DisclosureRecord }
  | Refusal;

/**
 * Applies the policy's rule to every count, attacks all tables together, hides more until nothing small can be worked out or narrowed,
 * and makes the release. A refusal is a value: every cell small, or no safe way found.
 */
export async function protect(input: ProtectInput): Promise<Protection> {
  const { results, study, policy, geography, version } = input;
  if (policy.marker !== 'ambiguous')
    return refuse('DISCLOSURE_MARKER_KNOWN', [
      'A marker that always means a small count protects nothing beside totals.',
    ]);
  const dimensions = [
    ...new Set<Dimension>([
      ...study.tables.flatMap((table) => table.dimensions),
      ...study.outOfArea.map(({ id }) => `out-of-area:${id}` as const),
    ]),
  ];
  const axes = axesOf(dimensions, study, geography);
  const impossible = impossibleIn(axes, study, geography);
  const draft = draftOf({ results, study, policy, axes, impossible });
  const printed = [...shownEmpty(draft), ...impossible.filter(({ isPlain }) => isPlain)];
  const outsiders = {
    knowing: modelOf(draft, axes, impossible),
    reading: modelOf(draft, axes, printed),
    plain: modelOf(draft, axes, printed, 'linked'),
  };
  const rule = byRule(draft.quantities.all(), policy);
  if (!isAnythingLeft(draft, study, rule)) return nothingLeft();
  const safe = await makeSafe(outsiders, rule, sparedIn(draft), policy);
  if (safe.kind === 'refusal') return safe;
  if (!isAnythingLeft(draft, study, safe.decisions)) return nothingLeft();
  const tables = printTables(draft, safe.decisions, policy);
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
      decisions: sentencesOf(safe.attack, policy),
      hiddenForRule: cellsBy('hidden for the rule', draft.tables, safe.decisions),
      hiddenToProtect: cellsBy('hidden to protect', draft.tables, safe.decisions),
      tables: draft.tables.map((table) => figuresOf(table, safe.decisions)),
      attack: safe.attack,
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

function sentencesOf(
  { scope, targets, rounds, wholeNumbersOpen }: AttackSummary,
  policy: Policy,
): readonly string[] {
  return [
    `Counts under ${policy.smallestShown} were hidden, in admissions and in the children behind them; others were rounded to the nearest ${policy.roundTo}.`,
    scope === 'joint'
      ? 'All tables of this release were attacked together.'
      : 'The tables were attacked as linked through one dimension at a time: they are too large to be attacked as one.',
    `${targets} hidden counts and small differences were attacked in ${rounds} rounds.`,
    wholeNumbersOpen === null
      ? 'The attack was made in fractions only: the release is too large for whole numbers.'
      : `The attack was repeated in whole numbers; ${wholeNumbersOpen} ends were left open.`,
    'Earlier releases, insiders and group disclosure were not looked at. There is no certificate.',
  ];
}
