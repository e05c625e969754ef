/** Splits the axes into overlapping groups so that tables over the groups, agreeing where they overlap, say as much as one table over all axes. */

export interface Cliques {
  /** Names of axes, sorted. */
  readonly cliques: readonly (readonly string[])[];
  /** Pairs of cliques that must agree on the axes that they share (none: on their total). */
  readonly links: readonly (readonly [number, number, readonly string[]])[];
}

/**
 * Triangulates the graph whose nodes are axes and whose edges are the given groups (each becomes part of one clique), by
 * eliminating the axis with the smallest clique first; then joins the cliques to a junction tree. Over a junction tree, agreeing
 * whole-number tables always come from one joint table (Lauritzen 1996, §2.1 and §4.4).
 */
export function junctionTree(
  sizes: ReadonlyMap<string, number>,
  groups: readonly (readonly string[])[],
): Cliques {
  const near = new Map([...sizes.keys()].sort().map((axis) => [axis, new Set<string>()]));
  const join = (axes: Iterable<string>) => {
    const list = [...axes];
    for (const a of list) for (const b of list) if (a !== b) near.get(a)?.add(b);
  };
  groups.forEach(join);
  const found: (readonly string[])[] = [];
  const weight = (axes: Iterable<string>) =>
    [...axes].reduce((product, axis) => product * (sizes.get(axis) ?? 1), 1);
  while (near.size > 0) {
    const [axis, others] = [...near].reduce((best, next) =>
      weight([next[0], ...next[1]]) < weight([best[0], ...best[1]]) ? next : best,
    );
    join(others);
    const clique = [axis, ...others].sort();
    if (!found.some((larger) => clique.every((name) => larger.includes(name)))) found.push(clique);
    for (const other of others) near.get(other)?.delete(axis);
    near.delete(axis);
  }
  return { cliques: found, links: spanningTree(found) };
}

/**
 * Each group that lies in no other for itself, agreeing one axis at a time, within each group of those `always` held together: weaker, for when the
 * cliques would be too large.
 */
export function linkedTables(
  sizes: ReadonlyMap<string, number>,
  groups: readonly (readonly string[])[],
  always: readonly string[] = [],
): Cliques {
  const distinct = [
    ...new Map(groups.map((group) => [[...group].sort().join('|'), [...group].sort()])).values(),
  ];
  const isIn = (group: readonly string[], other: readonly string[]) =>
    other.length > group.length && group.every((axis) => other.includes(axis));
  const alone = [...sizes.keys()]
    .filter((axis) => !groups.some((group) => group.includes(axis)))
    .map((axis) => [axis]);
  const cliques = [...distinct.filter((group) => !distinct.some((other) => isIn(group, other))), ...alone];
  const links = [...sizes.keys()].sort().flatMap((axis) => {
    const holders = cliques.flatMap((clique, i) => (clique.includes(axis) ? [i] : []));
    const [first = 0, ...others] = holders;
    return others.map((holder) => {
      const both = always.filter((name) => [first, holder].every((place) => cliques[place]?.includes(name)));
      return [first, holder, [...new Set([axis, ...both])]] as const;
    });
  });
  return { cliques, links: [...links, ...cliques.slice(1).map((_, i) => [0, i + 1, []] as const)] };
}

/** The tree that joins the cliques by as many shared axes as possible. */
function spanningTree(cliques: readonly (readonly string[])[]): Cliques['links'] {
  const shared = (a: number, b: number) => (cliques[a] ?? []).filter((axis) => cliques[b]?.includes(axis));
  const links: (readonly [number, number, readonly string[]])[] = [];
  const inside = [0];
  const waiting = cliques.map((_, i) => i).slice(1);
  while (waiting.length > 0) {
    const all = inside.flatMap((a) => waiting.map((b) => [a, b, shared(a, b)] as const));
    const best = all.reduce((most, next) => (next[2].length > most[2].length ? next : most));
    links.push(best);
    inside.push(best[1]);
    waiting.splice(waiting.indexOf(best[1]), 1);
  }
  return links;
}
