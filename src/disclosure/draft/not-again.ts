/** Counts that no dimension divides, which a release shows only where no earlier one shows them for others of the same records. */
import { type Draft, quantitiesIn } from './draft.ts';
import type { JointAxes } from './joint-axes.ts';

/**
 * Keys of quantities. Beside a release that counts some of the same people, all of them (children, episodes, the flow of inclusion, checks): one less the
 * other counts those of the other months or ages. Beside one of a period that lies apart, the flow alone: it counts the records of other periods too.
 */
export function notAgainIn(
  draft: Draft,
  { overlapping, others }: Pick<JointAxes, 'overlapping' | 'others'>,
): ReadonlySet<string> {
  const undivided = draft.quantities.all().flatMap(({ key, free }) => (free.length > 0 ? [key] : []));
  if (overlapping.length > 0) return new Set(undivided);
  if (others.length === 0) return new Set();
  const flow = quantitiesIn(draft, (id) => id === 'inclusion');
  const elsewhere = quantitiesIn(draft, (id) => id !== 'inclusion');
  return new Set(undivided.filter((key) => flow.has(key) && !elsewhere.has(key)));
}

/** What is not shown, and why, for the record. */
export const sentencesOfOthers = ({
  overlapping,
  others,
}: Pick<JointAxes, 'overlapping' | 'others'>): readonly string[] => [
  ...overlapping.map(
    (label) =>
      `${label} counts some of the same people: children, episodes, who is counted and checks are hidden in this release, because one less the other would count a few.`,
  ),
  ...others.map(
    (label) =>
      `${label} counts others of the same records: the steps of who is counted are hidden in this release, because they count the records of both.`,
  ),
];
