/** The finest groups of all dimensions together, as columns: counts and sums of a column are of the same people. */
import type { Witness } from '../attack/problem.ts';
import type { CountedGroup, Counts } from '../counts/counts.ts';
import { atomsOf } from '../model/atoms.ts';
import type { Box } from '../model/axes.ts';
import { joined } from '../model/joined.ts';
import type { TableModel } from '../tables/table-model.ts';

export interface FinestGroups {
  readonly columns: number;
  readonly columnsIn: (box: Box) => readonly number[];
  /** The rows of the file in a column: one or none. */
  readonly groupAt: (column: number) => CountedGroup | undefined;
  /** The finest categories of a column, in the order of the counts' dimensions. */
  readonly at: (column: number) => readonly string[];
  /** One of the whole tables over these columns that come to the same in every table of the model. */
  readonly spread: (witness: Witness) => Witness;
}

/** Columns beyond which no proof of sums is sought. */
const mostColumns = 8000;

/** Null when they are too many. */
export function finestGroups({ dimensions, groups }: Counts, model: TableModel): FinestGroups | null {
  const [cliques] = model.cliques.values();
  if (cliques === undefined || cliques.scope !== 'joint') return null;
  const names = [...new Set(cliques.tables.flatMap((table) => table.names))];
  const axes = names.flatMap((name) => model.axes.all.find((axis) => axis.name === name) ?? []);
  if (axes.reduce((product, { size }) => product * size, 1) > mostColumns) return null;
  const { atoms, columnsIn } = atomsOf(names, model.axes, [], 0);
  const columnOf = new Map(atoms.map((atom, column) => [atom.join(), column]));
  const codes = axes.map(({ name, codes: all }) => all.get(name) ?? []);
  const placeOf = codes.map((own) => new Map(own.map((code, i) => [code, i])));
  const dimensionOf = names.map((name) => dimensions.findIndex((dimension) => dimension.name === name));
  const groupIn = new Map(
    groups.map((group) => [
      columnOf.get(placeOf.map((places, i) => places.get(group.at[dimensionOf[i] ?? -1] ?? '')).join()),
      group,
    ]),
  );
  return {
    columns: atoms.length,
    columnsIn: (box) => columnsIn([box]),
    groupAt: (column) => groupIn.get(column),
    at: (column) => {
      const atom = atoms[column] ?? [];
      return dimensions.map(({ name, categories }) => {
        const i = names.indexOf(name);
        return (i < 0 ? categories[0]?.code : codes[i]?.[atom[i] ?? -1]) ?? '';
      });
    },
    spread: (witness) => {
      const whole = joined(cliques, witness) ?? { names: [], people: [] };
      const order = names.map((name) => whole.names.indexOf(name));
      const table = new Int32Array(atoms.length);
      for (const { groups: own, n } of whole.people) {
        const column = columnOf.get(order.map((i) => own[i]).join()) ?? -1;
        table[column] = (table[column] ?? 0) + n;
      }
      return table;
    },
  };
}
