/** What was decided about counts and why, for the team only: `homeward/record@1`. */
import { createHash } from 'node:crypto';
import type { InsidersAsked } from '../hide/hide-inside.ts';
import type { HidingWork } from '../hide/hiding-problem.ts';
import type { Move } from '../hide/moves.ts';
import type { Policy } from '../policy/policy.ts';
import type { TableFigures } from '../record.ts';
import type { Release } from '../release.ts';
import { type SumsRecord, sumsRecord } from '../sums/printed-sums.ts';
import type { SumsDecided } from '../sums/protect-sums.ts';
import type { Counts, CountsPlan } from './counts.ts';
import { proposalsFor } from './proposals.ts';
import { cellsBy, type Decided, tableFigures } from './release-of.ts';

export interface CountsRecord {
  readonly format: 'homeward/record@1';
  readonly release: string;
  readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
  readonly policy: Policy;
  /** Sentences: what was done, in order. */
  readonly decisions: readonly string[];
  /** Cells (`<table>|<dimension>=<code>|…|n`) that the rule hid, and those hidden to protect them. */
  readonly hiddenForRule: readonly string[];
  readonly hiddenToProtect: readonly string[];
  readonly tables: readonly TableFigures[];
  /** For tables of which more than a third is hidden: coarser ones, each with its price. */
  readonly proposals: readonly Move[];
  readonly attack: CountsAttack;
  /** Sums printed beside the counts, if any. */
  readonly sums?: readonly SumsRecord[];
  readonly reviewers: readonly string[];
}

export interface CountsAttack extends HidingWork {
  /** Figures of one person that were each taken as known, and what could be ruled out then. */
  readonly insiders: InsidersAsked;
  /** Columns of which each category was taken to know its own rows: these are insiders too. */
  readonly owners: readonly { readonly column: string; readonly asked: number }[];
  /** Whole tables in the certificate. */
  readonly witnesses: number;
}

export function recordOf(
  decided: Decided,
  { text, file, plan }: { readonly text: string; readonly file: string; readonly plan: CountsPlan },
  release: Release,
  attack: Omit<CountsAttack, 'owners'>,
): CountsRecord {
  const { policy, counts } = decided;
  const hierarchies = plan.hierarchies.flatMap(({ by }) => (by.kind === 'file' ? [by] : []));
  return {
    format: 'homeward/record@1',
    release: release.id,
    inputs: [{ file, text }, ...hierarchies].map((input) => ({
      file: input.file,
      sha256: createHash('sha256').update(input.text).digest('hex'),
      rows: input.text.split('\n').filter((line) => line.trim() !== '').length - 1,
    })),
    policy,
    decisions: [
      `Counts under ${policy.smallestShown} were hidden; others were rounded to the nearest ${policy.roundTo}.`,
      ...(counts.countsPeople ? [peopleSentence(policy, plan)] : []),
      'All tables of this release were attacked together, in whole numbers.',
      `${attack.targets} hidden counts and small differences were attacked in ${attack.rounds} rounds.`,
      `${attack.witnesses} invented tables prove the result; they are in certificate.json.`,
      insidersInWords(attack.insiders, counts),
      ...ownersInWords(counts),
      ...decided.sums.flatMap(sumSentences),
      'Earlier releases and group disclosure were not looked at.',
    ],
    hiddenForRule: cellsBy('hidden for the rule', decided),
    hiddenToProtect: cellsBy('hidden to protect', decided),
    tables: tableFigures(decided),
    proposals: proposalsFor(decided),
    attack: { ...attack, owners: ownersOf(counts) },
    ...(decided.sums.length > 0 ? { sums: decided.sums.map(sumsRecord) } : {}),
    reviewers: [],
  };
}

const peopleSentence = ({ units, smallestShown }: Policy, { peopleAddUp }: CountsPlan): string =>
  units.includes('children')
    ? `So were counts with fewer than ${smallestShown} people behind them; ${
        peopleAddUp
          ? 'people were added up, as everybody was said to stand in one group only'
          : 'a margin was taken to have no more people than its largest part'
      }.`
    : 'The policy does not count people.';

const ownersOf = ({ owners }: Counts): CountsAttack['owners'] =>
  [...new Set(owners.map(({ column }) => column))].map((column) => ({
    column,
    asked: owners.filter((owner) => owner.column === column).length,
  }));

/** What was asked of those who are alone in a figure, and what all insiders could rule out. */
const insidersInWords = ({ asked, narrowed }: InsidersAsked, { owners }: Counts): string =>
  `${asked - owners.length} figures of one person were each taken as known: no other small figure could be worked out exactly. For at least ${narrowed} of ${asked} insiders, a small number could be ruled out for another figure.`;

/** What was asked of those who know their own rows. */
export const ownersInWords = (counts: Counts): readonly string[] =>
  ownersOf(counts).map(
    ({ column, asked }) =>
      `Each of ${asked} categories of ${column} was taken to know its own rows: no small count of others could be worked out exactly.`,
  );

/** How the sums of a measure were protected, for the record. */
function sumSentences(decided: SumsDecided): readonly string[] {
  const { measure, targets, demands, worlds } = sumsRecord(decided);
  return [
    `Sums of ${measure} were hidden where a count is, and where one or two people make up too much of them; others were rounded to the nearest ${decided.figures.policy.roundTo}.`,
    `${targets} hidden sums, differences and finest groups of ${measure} were attacked: ${worlds} whole tables of counts and sums keep all that was asked (${demands} questions), also for each person who is alone in a finest group. They were checked in whole numbers and not kept; certificate.json proves the counts alone.`,
  ];
}
