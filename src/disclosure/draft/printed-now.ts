/** The places that the new release itself prints as not applicable, as a reader has them: no definition, no geography. */
import type { ReadTable } from '../tables/publication.ts';
import { cellId, type DraftTable } from './draft.ts';
import { howToRead } from './how-to-read.ts';

/** `within`: the categories in which the release counts people. */
export function printedNow(
  tables: readonly DraftTable[],
  within: NonNullable<ReadTable['within']>,
): readonly ReadTable[] {
  const { counts } = howToRead(tables);
  return tables.map(({ id, dimensions, cells }) => ({
    id,
    dimensions,
    within,
    cells: cells.flatMap((cell) =>
      cell.kind === 'notApplicable'
        ? [
            {
              at: {},
              measure: cell.measure,
              places: counts[cellId(id, cell)] ?? [cell.at],
              says: { kind: 'not-applicable' } as const,
            },
          ]
        : [],
    ),
  }));
}
