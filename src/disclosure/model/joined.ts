/** One table of people over all axes from overlapping tables that agree. */
import type { Witness } from '../attack/problem.ts';
import type { CliqueTables } from './clique-tables.ts';

/** `n` people in one finest group of each axis, in the order of `names`. */
export interface Joined {
  readonly names: readonly string[];
  readonly people: readonly { readonly groups: readonly number[]; readonly n: number }[];
}

/**
 * Along the tree, people of equal shared groups are matched in a fixed order: whole tables that agree over a junction tree always come from one whole
 * table (Lauritzen 1996, Graphical Models, §4.4). Null where the tables are linked in another way. Cost: at most as many groups as people.
 */
export function joined({ tables, links, scope }: CliqueTables, witness: Witness): Joined | null {
  if (scope !== 'joint') return null;
  const [first] = tables;
  if (first === undefined) return { names: [], people: [] };
  const peopleIn = ({ atoms, first: column }: (typeof tables)[number]) =>
    atoms.flatMap((groups, i) => {
      const n = witness[column + i] ?? 0;
      return n > 0 ? [{ groups, n }] : [];
    });
  return links.reduce<Joined>(
    (whole, [, next, shared]) => {
      const table = tables[next];
      if (table === undefined) throw new Error('impossible: a link to no table');
      return matched(whole, { names: table.names, people: peopleIn(table) }, shared);
    },
    { names: first.names, people: peopleIn(first) },
  );
}

function matched(whole: Joined, part: Joined, shared: readonly string[]): Joined {
  const added = part.names.filter((name) => !whole.names.includes(name));
  const keyOf = ({ names }: Joined, groups: readonly number[]) =>
    shared.map((name) => groups[names.indexOf(name)]).join();
  const waiting = new Map<string, { groups: readonly number[]; n: number }[]>();
  for (const { groups, n } of part.people) {
    const key = keyOf(part, groups);
    const before = waiting.get(key);
    if (before === undefined) waiting.set(key, [{ groups, n }]);
    else before.push({ groups, n });
  }
  const people = whole.people.flatMap(({ groups, n }) => {
    const found: { groups: readonly number[]; n: number }[] = [];
    const queue = waiting.get(keyOf(whole, groups)) ?? [];
    for (let left = n; left > 0; ) {
      const next = queue[0];
      if (next === undefined) throw new Error('impossible: overlapping tables do not agree');
      const taken = Math.min(left, next.n);
      found.push({
        groups: [...groups, ...added.map((name) => next.groups[part.names.indexOf(name)] ?? -1)],
        n: taken,
      });
      left -= taken;
      next.n -= taken;
      if (next.n === 0) queue.shift();
    }
    return found;
  });
  return { names: [...whole.names, ...added], people };
}
