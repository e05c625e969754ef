/** Tables of groups that add up (`TableModel`), as the certificate needs them. */
import type { Witness } from '../attack/problem.ts';
import type { Sum } from '../attack/sum.ts';
import { joined } from '../model/joined.ts';
import type { Release } from '../release.ts';
import type { TableModel } from '../tables/table-model.ts';
import type { Counted } from './certify.ts';
import { groupRows } from './group-rows.ts';

/**
 * `measure`: the one that the release counts. `columnUpper`: far above every printed figure. Null when the tables are too many to be put together to
 * one. Earlier releases are not looked at.
 */
export function tableCounted(
  { tables }: Pick<Release, 'tables'>,
  model: TableModel,
  measure: string,
  { start, columnUpper }: { readonly start: readonly Witness[]; readonly columnUpper: number },
): Counted | null {
  const cliques = model.cliques.get(measure);
  if (cliques === undefined || cliques.scope !== 'joint') return null;
  const rows = groupRows(model.axes);
  const sums = new Map<string, Sum>();
  for (const { id, dimensions: names, cells } of tables)
    for (const { at, measure: counted } of cells) {
      const count = model.countAt({ id, dimensions: names, cells: [] }, at, counted);
      const name = [id, ...Object.entries(at).map((place) => place.join('=')), counted].join('|');
      if (count !== null) sums.set(name, count.sum);
    }
  return {
    columns: model.columns,
    columnUpper,
    relations: model.relations,
    sums,
    groupsOf: (witness) => rows(joined(cliques, witness)),
    start,
    asksAll: true,
  };
}
