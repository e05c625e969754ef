/** Rows that somebody knows as their own: those of one category of a column, such as one provider. */
import { HomewardError } from '../../errors/homeward-error.ts';
import { sumColumns } from '../sums/contributions.ts';
import type { CountsPlan, Owner } from './counts.ts';
import { inOrder } from './counts.ts';
import { type CsvTable, cellOf } from './csv-table.ts';
import { groupingColumns } from './hierarchy.ts';

/** Every category of each column named by the plan; `used`: the dimensions that are printed. Throws USAGE_VALUE for a column that is not there. */
export function ownersIn(table: CsvTable, plan: CountsPlan, used: readonly string[]): readonly Owner[] {
  const { knows = [], hierarchies } = plan;
  const numbers = new Set(['n', 'people', ...sumColumns(plan)]);
  return [...new Set(knows)].flatMap((column) => {
    if (!table.columns.has(column) || numbers.has(column))
      throw new HomewardError('USAGE_VALUE', `no such column: ${column}`, { field: '--knows' });
    const home = used.find(
      (name) => name === column || [...groupingColumns(name, hierarchies)].some(({ by }) => by === column),
    );
    const owners = new Map<
      string,
      Owner & { readonly groups: Owner['groups'][number][]; codes: Set<string> }
    >();
    for (const row of table.rows) {
      const code = cellOf(table, row, column);
      const owner = owners.get(code) ?? { column, dimension: home ?? null, codes: new Set(), groups: [] };
      owners.set(code, owner);
      owner.groups.push({
        at: used.map((name) => cellOf(table, row, name)),
        n: Number(cellOf(table, row, 'n')),
      });
      if (home !== undefined) owner.codes.add(cellOf(table, row, home));
    }
    return [...owners].sort(([a], [b]) => inOrder(a, b)).map(([, owner]) => owner);
  });
}
