/** Small two-way tables from a seed, as files of counts. */
import type { CountsFile } from './counts-tables.ts';

export function randomCounts(seed: number, rows: number, columns: number, most: number): CountsFile {
  let state = seed * 2_654_435_761 + 12_345;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return {
    columns: ['row', 'column', 'n'],
    rows: Array.from({ length: rows * columns }, (_, i) => [
      `r${Math.floor(i / columns)}`,
      `c${i % columns}`,
      String(next(most + 1)),
    ]),
  };
}

export const twoWays = [['row'], ['column']];
