/** The counts of a publication as sums of columns: each count once, however often it is printed. */
import { plus, type Row, type Sum, sumOf } from '../attack/sum.ts';
import type { Box } from '../model/axes.ts';
import { type CliqueTables, cliqueTables } from '../model/clique-tables.ts';
import { distinctCounts } from './distinct-counts.ts';
import { type Publication, type ReadCell, type ReadTable, readCellId } from './publication.ts';
import { printedEmpty, type TableAxes, tableAxes } from './table-axes.ts';

export interface TableModel {
  readonly columns: number;
  /** Hold whatever is printed. */
  readonly relations: readonly Row[];
  readonly counts: readonly TableCount[];
  /** The count of a measure at the place of a cell; null when nobody can be there. */
  readonly countAt: (table: ReadTable, at: ReadCell['at'], measure: string) => TableCount | null;
  readonly axes: TableAxes;
  /** For each measure that adds up, the tables of finest groups whose columns it has. */
  readonly cliques: ReadonlyMap<string, CliqueTables>;
}

export interface TableCount {
  readonly key: string;
  readonly measure: string;
  readonly box: Box;
  readonly sum: Sum;
  /** Every cell that prints or hides it. */
  readonly cells: readonly { readonly id: string; readonly table: ReadTable; readonly cell: ReadCell }[];
}

/** Measures that no cell counts by themselves, but a ratio speaks of, have columns too. Cost grows with the finest groups of each clique of axes. */
export function tableModel(publication: Publication): TableModel {
  const axes = tableAxes(publication.dimensions);
  const empty = printedEmpty(publication);
  const distinct = new Map((publication.distinct ?? []).map((one) => [one.measure, one]));
  const drafts = new Map<string, TableCount & { cells: TableCount['cells'][number][] }>();
  const draftAt = (table: ReadTable, at: ReadCell['at'], measure: string) => {
    const box = axes.boxWithin(at, table.within ?? {});
    if (box === null) return null;
    const key = `${measure}|${boxKey(box)}`;
    const draft = drafts.get(key) ?? { key, measure, box, sum: sumOf([]), cells: [] };
    drafts.set(key, draft);
    return draft;
  };
  for (const table of publication.tables)
    for (const cell of table.cells) {
      const { says, at } = cell;
      if (says.kind === 'says-nothing' || says.kind === 'not-applicable') continue;
      if ('of' in says) {
        draftAt(table, at, says.of);
        if ('over' in says) draftAt(table, at, says.over);
      } else draftAt(table, at, cell.measure)?.cells.push({ id: readCellId(table, cell), table, cell });
    }
  const cliques = new Map<string, CliqueTables>();
  const sums = new Map<string, Sum>();
  const relations: Row[] = [];
  let columns = 0;
  const measures = [...new Set([...drafts.values()].map(({ measure }) => measure))];
  for (const measure of measures.filter((name) => !distinct.has(name))) {
    const own = [...drafts.values()].filter((draft) => draft.measure === measure);
    const tables = cliqueTables(
      own.map(({ box }) => [...box.keys()]),
      axes,
      empty,
      'joint',
      columns,
    );
    columns += tables.columns;
    relations.push(...tables.agreements);
    cliques.set(measure, tables);
    const bySize = [...tables.tables].sort((a, b) => a.size - b.size);
    for (const { key, box } of own) {
      const home = bySize.find((table) => table.holds(box));
      if (home === undefined) throw new Error('impossible: a cell over axes that no table holds');
      sums.set(key, sumOf(home.columnsIn([box])));
    }
  }
  for (const measure of measures.filter((name) => distinct.has(name)))
    for (const draft of drafts.values())
      if (draft.measure === measure) sums.set(draft.key, sumOf([columns++]));
  const counts = [...drafts.values()].flatMap((draft): readonly TableCount[] => {
    const sum = sums.get(draft.key);
    return sum === undefined || sum.columns.length === 0 ? [] : [{ ...draft, sum }];
  });
  const byKey = new Map(counts.map((count) => [count.key, count]));
  const keyOf = (measure: string, box: Box) => `${measure}|${boxKey(box)}`;
  relations.push(...distinctCounts(counts, distinct, (measure, box) => byKey.get(keyOf(measure, box)), axes));
  return {
    columns,
    relations,
    counts,
    axes,
    cliques,
    countAt: (table, at, measure) => {
      const box = axes.boxWithin(at, table.within ?? {});
      return box === null ? null : (byKey.get(keyOf(measure, box)) ?? null);
    },
  };
}

export const boxKey = (box: Box): string =>
  [...box]
    .map(([axis, groups]) => `${axis}=${groups.join(',')}`)
    .sort()
    .join('&');

/** The first sum less the second. */
export const less = (whole: Sum, part: Sum): Sum => plus(whole, part, -1);
