/** Figures that a release can do without: how two definitions agree. They hide before anything else does. */
import type { Draft } from './draft.ts';

/** Keys of quantities that stand in the comparison of definitions only. */
export function sparedIn({ tables }: Draft): readonly string[] {
  const keysIn = (isWanted: (id: string) => boolean) =>
    tables
      .filter(({ id }) => isWanted(id))
      .flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === 'count' ? [cell.quantity] : [])));
  const elsewhere = new Set(keysIn((id) => id !== 'agreement'));
  return [...new Set(keysIn((id) => id === 'agreement'))].filter((key) => !elsewhere.has(key));
}
