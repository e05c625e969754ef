/** Small invented counts with sums and a seed: people with days each, some of whom stay for most of all. */
import type { CountsPlan } from '../../../src/disclosure/counts/counts.ts';
import { aPlan, byColumns } from '../counts/plans.ts';

export interface SomeSums {
  readonly text: string;
  readonly plan: CountsPlan;
  /** Days of each person of a row, by `a|b` or `a|b|c`. */
  readonly people: ReadonlyMap<string, readonly number[]>;
}

/** `hasNoughts`: some people have no days. `three`: three tables of two dimensions each instead of one. */
export function someSums(
  seed: number,
  { hasNoughts = false, three = false }: { readonly hasNoughts?: boolean; readonly three?: boolean } = {},
): SomeSums {
  let state = seed * 2654435761 + 1;
  const upTo = (most: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state % most;
  };
  const people = new Map<string, readonly number[]>();
  const [rows, columns] = [2 + upTo(4), 2 + upTo(2)];
  for (let a = 0; a < rows; a += 1)
    for (let bc = 0; bc < columns * (three ? 2 : 1); bc += 1) {
      const [b, c] = [bc % columns, Math.floor(bc / columns)];
      const n = upTo(3) === 0 ? upTo(4) : 4 + upTo(20);
      const days = Array.from({ length: n }, () => (hasNoughts && upTo(2) === 0 ? 0 : 1 + upTo(40)));
      if (n > 0 && upTo(4) === 0) days[0] = 200 + upTo(300);
      if (n > 0) people.set(`a${a}|b${b}${three ? `|c${c}` : ''}`, days);
    }
  const lines = [...people].map(([key, days]) => {
    const [a = '', ...others] = key.split('|');
    const [first = 0, second = 0] = [...days].sort((x, y) => y - x);
    const total = days.reduce((sum, one) => sum + one, 0);
    return [a, `g${Number(a.slice(1)) % 2}`, ...others, days.length, total, first, second].join(',');
  });
  return {
    text: [`a,g,b,${three ? 'c,' : ''}n,days,days_1,days_2`, ...lines, ''].join('\n'),
    plan: aPlan({
      tables: three
        ? [
            ['a', 'b'],
            ['b', 'c'],
            ['a', 'c'],
          ]
        : [],
      hierarchies: [byColumns('a', 'g')],
      sums: [{ measure: 'days', unit: 'days' }],
      peopleAddUp: true,
    }),
    people,
  };
}
