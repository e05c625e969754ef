/** Every figure of the tables asked for once, however many cells print it, as a sum of the finest groups. */
import type { Witness } from '../attack/problem.ts';
import type { Policy } from '../policy/policy.ts';
import { isHiddenByRule, roundedTo } from '../policy/rule.ts';
import type { Publication } from '../tables/publication.ts';
import { type TableCount, type TableModel, tableModel } from '../tables/table-model.ts';
import type { CountedGroup, Counts } from './counts.ts';
import type { CountedTable } from './margins.ts';

export interface Figures {
  readonly model: TableModel;
  readonly all: readonly Figure[];
  /** By `<table>|<dimension>=<code>|…|n`. */
  readonly byCell: ReadonlyMap<string, Figure>;
  /** The counts themselves as a whole table. */
  readonly truth: Witness;
}

export interface Figure {
  /** The first of its cells. */
  readonly key: string;
  readonly count: TableCount;
  /** As it is printed when it is shown. */
  readonly value: number;
  readonly isHiddenByRule: boolean;
  /** What is counted, and the people behind it; null where they are not told apart. Read for insiders only. */
  readonly n: number;
  readonly people: number | null;
}

/** What is counted, in the cells of the release. */
export const measure = 'n';

/** Cells over the same groups are one figure, so that none gives away what another hides. */
export function figuresOf(counts: Counts, tables: readonly CountedTable[], policy: Policy): Figures {
  const publication: Publication = {
    policy,
    dimensions: counts.dimensions,
    tables: tables.map(({ id, dimensions, cells }) => ({
      id,
      dimensions,
      cells: cells.map(({ at, n }) => ({
        at,
        measure,
        says: { kind: 'rounded', value: roundedTo(policy.roundTo, n) },
      })),
    })),
  };
  const model = tableModel(publication);
  const counted = new Map(
    tables.flatMap((table, t) => {
      const read = publication.tables[t]?.cells ?? [];
      return table.cells.map((cell, i) => [read[i], cell] as const);
    }),
  );
  const all = model.counts.flatMap((count): readonly Figure[] => {
    const [first] = count.cells;
    const cell = counted.get(first?.cell);
    if (first === undefined || cell === undefined) return [];
    const { n, people } = cell;
    return [
      {
        key: first.id,
        count,
        value: roundedTo(policy.roundTo, n),
        isHiddenByRule: isHiddenByRule(policy, { count: n, children: counts.countsPeople ? people : null }),
        n,
        people: counts.countsPeople ? people : null,
      },
    ];
  });
  return {
    model,
    all,
    byCell: new Map(all.flatMap((figure) => figure.count.cells.map(({ id }) => [id, figure] as const))),
    truth: tableOf(counts, model),
  };
}

/** Groups as a whole table: what is counted in each finest group of the model. */
export function tableOf(
  {
    dimensions,
    groups,
  }: Pick<Counts, 'dimensions'> & { readonly groups: readonly Pick<CountedGroup, 'at' | 'n'>[] },
  { axes, cliques, columns }: TableModel,
): Witness {
  const truth = new Int32Array(columns);
  for (const clique of cliques.get(measure)?.tables ?? []) {
    const places = clique.names.map((axis) => {
      const codes = axes.all.find(({ name }) => name === axis)?.codes.get(axis) ?? [];
      return new Map(codes.map((code, i) => [code, i]));
    });
    const ofDimension = clique.names.map((axis) => dimensions.findIndex(({ name }) => name === axis));
    const columnOf = new Map(clique.atoms.map((atom, i) => [atom.join(), clique.first + i]));
    for (const { at, n } of groups) {
      const atom = places.map((codes, i) => codes.get(at[ofDimension[i] ?? -1] ?? ''));
      const column = columnOf.get(atom.join());
      if (column === undefined) throw new Error('impossible: a group without a column');
      truth[column] = (truth[column] ?? 0) + n;
    }
  }
  return truth;
}
