/** Figures that a release can do without: how two definitions agree. They are shown last, as far as all else stays safe. */
import type { Draft } from './draft.ts';

/** Keys of the quantities of each pair that stand in no other table, in the order of the table. */
export function sparedGroups({ tables }: Draft): readonly (readonly string[])[] {
  const elsewhere = new Set(
    tables
      .filter(({ id }) => id !== 'agreement')
      .flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === 'count' ? [cell.quantity] : []))),
  );
  const groups = new Map<string, string[]>();
  for (const cell of tables.find(({ id }) => id === 'agreement')?.cells ?? []) {
    if (cell.kind !== 'count' || elsewhere.has(cell.quantity)) continue;
    const pair = Object.values(cell.at).join(' ');
    groups.set(pair, [...(groups.get(pair) ?? []), cell.quantity]);
  }
  return [...groups.values()];
}
