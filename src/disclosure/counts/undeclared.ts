/** Columns that look like groupings of another but were not said to be: an outsider who knows that they are knows more than the attack. */
import type { Counts } from './counts.ts';

/** Sentences; empty when every dimension varies within every other. Cost: rows × pairs of dimensions. */
export function undeclaredGroupings({ dimensions, groups }: Counts): readonly string[] {
  const codes = dimensions.map((_, i) => new Set(groups.map(({ at }) => at[i])).size);
  return dimensions.flatMap((finer, i) =>
    dimensions.flatMap((coarser, j) => {
      if (i === j || (codes[j] ?? 0) < 2 || (codes[j] ?? 0) >= (codes[i] ?? 0)) return [];
      const pairs = new Set(groups.map(({ at }) => `${at[i]}\u0000${at[j]}`)).size;
      return pairs === codes[i]
        ? [
            `Each category of ${finer.name} lies in one of ${coarser.name}: if that is so by definition, say --hierarchy ${finer.name}=${coarser.name}.`,
          ]
        : [];
    }),
  );
}
