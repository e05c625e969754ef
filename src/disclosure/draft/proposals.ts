/** Tables of which more than a third would be hidden, and the coarser ones that would show more. For the team only. */
import { type Move, movesFor } from '../hide/moves.ts';
import type { Policy } from '../policy/policy.ts';
import { fixedTables } from '../release.ts';
import type { Decisions } from './decisions.ts';
import type { Draft } from './draft.ts';

/** Tables that every release has are left as they are. */
export function proposalsFor(
  { tables, quantities }: Draft,
  decisions: Decisions,
  policy: Policy,
): readonly Move[] {
  const byKey = new Map(quantities.all().map((quantity) => [quantity.key, quantity]));
  return tables
    .filter(({ id }) => !fixedTables.includes(id))
    .flatMap(({ id, dimensions, cells }) =>
      movesFor(
        {
          id,
          dimensions,
          cells: cells.flatMap((cell) =>
            cell.kind === 'count'
              ? [
                  {
                    at: cell.at,
                    count: byKey.get(cell.quantity)?.count ?? 0,
                    children: byKey.get(cell.quantity)?.children ?? null,
                    isHidden: decisions.get(cell.quantity) !== 'shown',
                  },
                ]
              : [],
          ),
        },
        policy,
      ),
    );
}
