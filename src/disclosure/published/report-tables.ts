/** The attacked tables that hold a finding, as rows and columns with every cell marked. */
import type { AttackedCell } from './attack-part.ts';
import type { AttackReport } from './attack-published.ts';
import type { PrintedCell } from './publication-of.ts';
import type { Published } from './read-published.ts';
import { anonymous, capital, plain } from './sentences.ts';

export interface MarkedTable {
  readonly caption: string;
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly MarkedCell[] }[];
  /** Rows without a finding that were left out of a long table. */
  readonly without: number;
}

export interface MarkedCell {
  readonly text: string;
  readonly mark: 'exact' | 'narrowed' | 'unknown' | 'exempt' | 'safe' | 'nothing';
  /** What the mark says: `= 4`, `1 to 2`. */
  readonly says: string;
}

/** Longer tables show only their rows with findings. */
const longest = 40;

/** One for each table and measure; tables over one dimension have a column for each measure. */
export function markedTables({ targets }: AttackReport, published: Published): readonly MarkedTable[] {
  const attacked = new Map(targets.map((target) => [target.cell, target]));
  const groups = new Map<string, PrintedCell[]>();
  const found = new Set<string>();
  for (const [id, cell] of published.cells) {
    const key = cell.dimensions.length > 1 ? `${cell.table}\u0000${cell.measure}` : cell.table;
    groups.set(key, groups.get(key) ?? []);
    groups.get(key)?.push(cell);
    if (attacked.get(id)?.finding === true) found.add(key);
  }
  const idOf = new Map([...published.cells].map(([id, cell]) => [cell, id]));
  return [...found].map((key) =>
    tableOf(groups.get(key) ?? [], published, (cell) => attacked.get(idOf.get(cell) ?? '')),
  );
}

function tableOf(
  cells: readonly PrintedCell[],
  { dimensions, measures }: Published,
  attackedAt: (cell: PrintedCell) => AttackedCell | undefined,
): MarkedTable {
  const [first] = cells;
  const own = first?.dimensions ?? [];
  const size = (name: string) => new Set(cells.map(({ at }) => at[name])).size;
  const across = own.length > 1 ? [...own].sort((a, b) => size(a) - size(b))[0] : undefined;
  const down = own.filter((name) => name !== across);
  const measureOf = ({ measure }: PrintedCell) => measures.get(measure) ?? measure;
  const nameOf = (dimension: string, code: string) =>
    code === 'all'
      ? 'Total'
      : (dimensions.find(({ name }) => name === dimension)?.categories.find((one) => one.code === code)
          ?.name ?? code);
  const columnOf = (cell: PrintedCell) =>
    across === undefined ? measureOf(cell) : nameOf(across, cell.at[across] ?? 'all');
  const rowOf = (cell: PrintedCell) =>
    down.map((name) => nameOf(name, cell.at[name] ?? 'all')).join(', ') || 'All';
  const columns = inOrder([...new Set(cells.map(columnOf))]);
  const rows = new Map<string, Map<string, MarkedCell>>();
  for (const cell of cells) {
    const row = rows.get(rowOf(cell)) ?? new Map<string, MarkedCell>();
    rows.set(rowOf(cell), row.set(columnOf(cell), marked(cell, attackedAt(cell))));
  }
  const all = [...rows].map(([label, row]) => ({
    label,
    cells: columns.map((column): MarkedCell => row.get(column) ?? { text: '', mark: 'nothing', says: '' }),
  }));
  const isFound = (row: (typeof all)[number]) =>
    row.cells.some(({ mark }) => mark === 'exact' || mark === 'narrowed');
  const kept = all.length > longest ? all.filter(isFound) : all;
  const named = own.filter((name) => !anonymous.test(name)).map(plain);
  const by = named.length === 0 ? '' : ` by ${named.join(' and ')}`;
  const what =
    across === undefined && columns.length > 1 ? 'Figures' : first === undefined ? '' : measureOf(first);
  return {
    caption: capital(`${what}${by}`),
    corner: down
      .filter((name) => !anonymous.test(name))
      .map(plain)
      .join(', '),
    columns,
    rows: kept,
    without: all.length - kept.length,
  };
}

/** Numbers by size, the total last; other names as they come. */
function inOrder(names: readonly string[]): readonly string[] {
  const parts = names.filter((name) => name !== 'Total');
  const isNumbers = parts.every((name) => /^[\d<>]/.test(name));
  const sorted = isNumbers ? [...parts].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b)) : parts;
  return names.length === parts.length ? sorted : [...sorted, 'Total'];
}

function marked({ text }: PrintedCell, attacked: AttackedCell | undefined): MarkedCell {
  if (attacked === undefined) return { text, mark: 'nothing', says: '' };
  const { lower, upper, verdict, finding, exempt } = attacked;
  if (exempt === true) return { text, mark: 'exempt', says: 'printed' };
  if (verdict === 'unknown') return { text, mark: 'unknown', says: 'not decided' };
  if (!finding && !(verdict === 'exact' && !/\d/.test(text))) return { text, mark: 'safe', says: '' };
  if (lower === upper) return { text, mark: 'exact', says: `= ${lower}` };
  return { text, mark: 'narrowed', says: upper === null ? `${lower} or more` : `${lower} to ${upper}` };
}
