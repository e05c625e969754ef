/** Figures that a release can do without: how two definitions agree. They hide before anything else does. */
import { type Draft, quantitiesIn } from './draft.ts';

/** Keys of quantities that stand in the comparison of definitions only. */
export function sparedIn(draft: Draft): readonly string[] {
  const elsewhere = quantitiesIn(draft, (id) => id !== 'agreement');
  return [...quantitiesIn(draft, (id) => id === 'agreement')].filter((key) => !elsewhere.has(key));
}
