/** Tables of counts of which more than a third would be hidden, and the coarser ones that could show more. For the team only. */
import { type Move, movesFor } from '../hide/moves.ts';
import type { ReadDimension } from '../tables/publication.ts';
import { type Decided, decisionOf } from './release-of.ts';

export function proposalsFor(decided: Decided): readonly Move[] {
  const { counts, tables, policy } = decided;
  const finest = new Map(
    counts.dimensions.flatMap(({ name, categories }) => {
      const together = finestOf(categories);
      return together === null ? [] : [[name, together] as const];
    }),
  );
  return tables.flatMap((table) =>
    movesFor(
      {
        id: table.id,
        dimensions: table.dimensions,
        finest,
        cells: table.cells.map(({ at, n, people }) => ({
          at,
          count: n,
          children: counts.countsPeople ? people : null,
          isHidden: decisionOf(table, at, decided) !== 'shown',
        })),
      },
      policy,
    ),
  );
}

/** Categories in which no other lies, by the groupings that they lie in; null where nothing is grouped. */
function finestOf(categories: ReadDimension['categories']): readonly (readonly string[])[] | null {
  const groupings = new Set(categories.flatMap(({ parents }) => parents));
  if (groupings.size === 0) return null;
  const together = new Map<string, string[]>();
  for (const { code, parents } of categories) {
    if (groupings.has(code)) continue;
    const name = [...parents].sort().join('|');
    const others = together.get(name);
    if (others === undefined) together.set(name, [code]);
    else others.push(code);
  }
  return [...together.values()];
}
