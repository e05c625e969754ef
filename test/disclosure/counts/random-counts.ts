/** Small invented counts with a seed: two or three dimensions, perhaps crossing groupings, perhaps two tables. */
import type { CountsPlan } from '../../../src/disclosure/counts/counts.ts';
import { aPlan, byColumns } from './plans.ts';

export interface SomeCounts {
  readonly rows: readonly string[];
  readonly header: string;
  readonly plan: CountsPlan;
}

export function someCounts(seed: number): SomeCounts {
  let state = seed * 2654435761 + 1;
  const upTo = (most: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state % most;
  };
  const sizes = [2 + upTo(4), 2 + upTo(2), upTo(3) === 0 ? 2 : 1];
  const rows: string[] = [];
  for (let a = 0; a < (sizes[0] ?? 0); a += 1)
    for (let b = 0; b < (sizes[1] ?? 0); b += 1)
      for (let c = 0; c < (sizes[2] ?? 0); c += 1) {
        const n = upTo(3) === 0 ? upTo(5) : 5 + upTo(30);
        if (n > 0) rows.push([`a${a}`, `g${a % 2}`, `h${a >> 1}`, `b${b}`, `c${c}`, n].join(','));
      }
  return {
    header: 'a,g,h,b,c,n',
    rows,
    plan: aPlan({
      tables:
        (sizes[2] ?? 1) > 1
          ? [
              ['a', 'b'],
              ['b', 'c'],
              ['a', 'c'],
            ]
          : [['a', 'b']],
      hierarchies: [byColumns('a', 'g', 'h')],
    }),
  };
}
