/** What was decided and why, for the team only: `homeward/record@1`. Beside `public/`, never in it. */
import type { Results } from '../measures/results.ts';
import type { Decision, Decisions } from './draft/decisions.ts';
import { cellId, type DraftTable } from './draft/draft.ts';
import type { InsidersAsked } from './hide/hide-inside.ts';
import type { Move } from './hide/moves.ts';
import type { LedgerHead } from './ledger/ledger.ts';
import type { Policy } from './policy/policy.ts';

export interface DisclosureRecord {
  readonly format: 'homeward/record@1';
  readonly release: string;
  readonly study: Results['study'];
  readonly inputs: Results['inputs'];
  readonly policy: Policy;
  /** What was released before: the head of the ledger that it was attacked beside. */
  readonly ledger: LedgerHead;
  /** Sentences: what was done, in order. */
  readonly decisions: readonly string[];
  /** Cells (`<table>|<dimension>=<code>|…|<measure>`) that the rule hid, and those hidden to protect them. Counts only, no statistics or shares. */
  readonly hiddenForRule: readonly string[];
  readonly hiddenToProtect: readonly string[];
  readonly tables: readonly TableFigures[];
  /** For tables of which more than a third is hidden: coarser ones, each with its price. */
  readonly proposals: readonly Move[];
  readonly attack: AttackSummary;
  readonly reviewers: readonly string[];
}

export interface AttackSummary {
  /** `joint`: all tables together. `linked`: too large for that, one dimension at a time. */
  readonly scope: 'joint' | 'linked';
  /** Earlier releases and official figures that were put beside it. */
  readonly earlier: number;
  readonly groups: number;
  readonly rows: number;
  readonly targets: number;
  readonly solves: number;
  readonly rounds: number;
  /** Figures of one child that were each taken as known, and providers who were taken to know their own admissions. */
  readonly insiders: InsidersAsked & { readonly providers: number };
  readonly witnesses: number;
}

/** Count cells of a table. */
export interface TableFigures {
  readonly id: string;
  readonly cells: number;
  readonly shown: number;
  readonly hiddenForRule: number;
  readonly hiddenToProtect: number;
}

/** Count cells of some tables by what was decided. */
export function cellsBy(
  decision: Decision,
  tables: readonly DraftTable[],
  decisions: Decisions,
): readonly string[] {
  return tables.flatMap(({ id, cells }) =>
    cells.flatMap((cell) =>
      cell.kind === 'count' && decisions.get(cell.quantity) === decision ? [cellId(id, cell)] : [],
    ),
  );
}

export function figuresOf(table: DraftTable, decisions: Decisions): TableFigures {
  const count = (decision: Decision) => cellsBy(decision, [table], decisions).length;
  const [shown, hiddenForRule, hiddenToProtect] = [
    count('shown'),
    count('hidden for the rule'),
    count('hidden to protect'),
  ];
  return {
    id: table.id,
    cells: shown + hiddenForRule + hiddenToProtect,
    shown,
    hiddenForRule,
    hiddenToProtect,
  };
}
