/** The tables asked for as they may leave, and what was decided for the team. */
import { createHash } from 'node:crypto';
import { axesRead } from '../certificate/group-rows.ts';
import type { Policy } from '../policy/policy.ts';
import { roundedTo } from '../policy/rule.ts';
import type { TableFigures } from '../record.ts';
import type { ProtectedTable, Release, ReleasedCell } from '../release.ts';
import { printedSums } from '../sums/printed-sums.ts';
import type { SumsDecided } from '../sums/protect-sums.ts';
import { readCellId } from '../tables/publication.ts';
import type { Counts } from './counts.ts';
import { type Figure, type Figures, measure } from './figures.ts';
import type { CountedTable } from './margins.ts';

type Decision = 'shown' | 'hidden for the rule' | 'hidden to protect';

export interface Decided {
  readonly counts: Counts;
  readonly tables: readonly CountedTable[];
  readonly figures: Figures;
  readonly policy: Policy;
  /** Keys of the figures hidden beyond the rule. */
  readonly added: ReadonlySet<string>;
  readonly sums: readonly SumsDecided[];
}

/** `id` names the release; `version` is Homeward's. It says that it is certified: its maker must see to that before it goes anywhere. */
export function releaseOf(decided: Decided, id: string, version: string): Release {
  const { counts, tables, figures, policy } = decided;
  return {
    format: 'homeward/release@1',
    id,
    policy: openPart(policy),
    dimensions: counts.dimensions.map(({ name, categories }) => ({
      name,
      categories: categories.map(({ code, name: title, parents }) => ({
        code,
        name: title,
        ...(parents.length > 1 ? { parents } : { parent: parents[0] ?? 'all' }),
      })),
    })),
    tables: tables.map((table) => printed(table, decided)),
    reading: {
      counts: {},
      holds: [],
      nested: [],
      axes: axesRead(figures.model.axes, counts.dimensions),
      sources: [{ names: {}, within: [[]], isSame: true }],
    },
    certificate: { level: 'L1' },
    status: 'certified',
    madeWith: { study: planFingerprint(decided), homeward: version },
  };
}

/** How much of a sum one or two people may make up stays inside the team: it would narrow what can be told of them. Source: docs/dominance.md. */
const openPart = ({ dominance: _, pPercent: __, ...open }: Policy): Policy => open;

/** What was asked, without the counts: a fingerprint of those would let anybody try candidates for them. */
const planFingerprint = ({ counts, tables, policy }: Decided): string =>
  createHash('sha256')
    .update(JSON.stringify([counts.dimensions, tables.map(({ dimensions }) => dimensions), openPart(policy)]))
    .digest('hex');

function printed(table: CountedTable, decided: Decided): ProtectedTable {
  const { figures, policy, sums } = decided;
  const cells: readonly ReleasedCell[] = table.cells.flatMap(({ at, n }) => {
    const count: ReleasedCell =
      decisionOf(table, at, decided) === 'shown'
        ? { at, measure, kind: 'rounded', value: roundedTo(policy.roundTo, n) }
        : { at, measure, kind: 'hidden' };
    return [count, ...printedSums(sums, figureAt(table, at, figures).key, at)];
  });
  const also = sums.map(({ figures: { asked } }) => `, ${asked.measure} (${asked.unit})`).join('');
  const title = `Counts${also} by ${table.dimensions.join(' and ')}`;
  return { id: table.id, title, dimensions: table.dimensions, cells } as ProtectedTable;
}

export function decisionOf(
  table: CountedTable,
  at: Readonly<Record<string, string>>,
  { figures, added }: Decided,
): Decision {
  const figure = figureAt(table, at, figures);
  if (figure.isHiddenByRule) return 'hidden for the rule';
  return added.has(figure.key) ? 'hidden to protect' : 'shown';
}

function figureAt(table: CountedTable, at: Readonly<Record<string, string>>, { byCell }: Figures): Figure {
  const figure = byCell.get(cellName(table, at));
  if (figure === undefined) throw new Error('impossible: a cell without a figure');
  return figure;
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
