/** The tables asked for as they may leave, and what was decided for the team. */
import { createHash } from 'node:crypto';
import type { Policy } from '../policy/policy.ts';
import { roundedTo } from '../policy/rule.ts';
import type { TableFigures } from '../record.ts';
import type { ProtectedTable, Release, ReleasedCell } from '../release.ts';
import { readCellId } from '../tables/publication.ts';
import type { Counts } from './counts.ts';
import { type Figures, measure } from './figures.ts';
import type { CountedTable } from './margins.ts';

type Decision = 'shown' | 'hidden for the rule' | 'hidden to protect';

export interface Decided {
  readonly counts: Counts;
  readonly tables: readonly CountedTable[];
  readonly figures: Figures;
  readonly policy: Policy;
  /** Keys of the figures hidden beyond the rule. */
  readonly added: ReadonlySet<string>;
}

/** `id` names the release; `version` is Homeward's. It says that it is certified: its maker must see to that before it goes anywhere. */
export function releaseOf(decided: Decided, id: string, version: string): Release {
  const { counts, tables, policy } = decided;
  return {
    format: 'homeward/release@1',
    id,
    policy,
    dimensions: counts.dimensions.map(({ name, categories }) => ({
      name,
      categories: categories.map(({ code, name: title, parents }) => ({
        code,
        name: title,
        ...(parents.length > 1 ? { parents } : { parent: parents[0] ?? 'all' }),
      })),
    })),
    tables: tables.map((table) => printed(table, decided)),
    certificate: { level: 'L1' },
    status: 'certified',
    madeWith: { study: planFingerprint(decided), homeward: version },
  };
}

/** What was asked, without the counts: a fingerprint of those would let anybody try candidates for them. */
const planFingerprint = ({ counts, tables, policy }: Decided): string =>
  createHash('sha256')
    .update(JSON.stringify([counts.dimensions, tables.map(({ dimensions }) => dimensions), policy]))
    .digest('hex');

function printed(table: CountedTable, decided: Decided): ProtectedTable {
  const { roundTo } = decided.policy;
  const cells: readonly ReleasedCell[] = table.cells.map(({ at, n }) =>
    decisionOf(table, at, decided) === 'shown'
      ? { at, measure, kind: 'rounded', value: roundedTo(roundTo, n) }
      : { at, measure, kind: 'hidden' },
  );
  const title = `Counts by ${table.dimensions.join(' and ')}`;
  return { id: table.id, title, dimensions: table.dimensions, cells } as ProtectedTable;
}

function decisionOf(
  table: CountedTable,
  at: Readonly<Record<string, string>>,
  { figures, added }: Decided,
): Decision {
  const figure = figures.byCell.get(cellName(table, at));
  if (figure === undefined) throw new Error('impossible: a cell without a figure');
  if (figure.isHiddenByRule) return 'hidden for the rule';
  return added.has(figure.key) ? 'hidden to protect' : 'shown';
}

const cellName = ({ id, dimensions }: CountedTable, at: Readonly<Record<string, string>>): string =>
  readCellId({ id, dimensions, cells: [] }, { at, measure, says: { kind: 'hidden' } });

/** Cells of all tables by what was decided, in the order of the tables. */
export const cellsBy = (decision: Decision, decided: Decided): readonly string[] =>
  decided.tables.flatMap((table) =>
    table.cells.flatMap(({ at }) =>
      decisionOf(table, at, decided) === decision ? [cellName(table, at)] : [],
    ),
  );

export const tableFigures = (decided: Decided): readonly TableFigures[] =>
  decided.tables.map((table) => {
    const count = (decision: Decision) =>
      table.cells.filter(({ at }) => decisionOf(table, at, decided) === decision).length;
    return {
      id: table.id,
      cells: table.cells.length,
      shown: count('shown'),
      hiddenForRule: count('hidden for the rule'),
      hiddenToProtect: count('hidden to protect'),
    };
  });
