/** The tables asked for with all their margins: the count of every cell, and the fewest people that can be behind it. */

import { HomewardError } from '../../errors/homeward-error.ts';
import { fixedTables } from '../release.ts';
import type { ReadDimension } from '../tables/publication.ts';
import { type Counts, type CountsPlan, inOrder } from './counts.ts';

export interface CountedTable {
  /** For file names too: small letters, digits and hyphens. */
  readonly id: string;
  readonly dimensions: readonly string[];
  /** Every combination of categories and `all`, in the order of the dimensions, `all` last. */
  readonly cells: readonly CountedCell[];
}

export interface CountedCell {
  readonly at: Readonly<Record<string, string>>;
  readonly n: number;
  readonly people: number;
}

/** Cells of one request; more is no publication that anybody reads. */
const mostCells = 200_000;

/** Throws COUNTS_TOO_MANY. Cost: rows × groupings above each of them. */
export function countedTables(counts: Counts, plan: CountsPlan): readonly CountedTable[] {
  const asked = plan.tables.length === 0 ? [counts.dimensions.map(({ name }) => name)] : plan.tables;
  const dimensions = new Map(counts.dimensions.map((dimension) => [dimension.name, dimension]));
  const tables = asked.map((names) => names.flatMap((name) => dimensions.get(name) ?? []));
  const cells = tables.reduce((sum, table) => sum + cellsOf(table), 0);
  if (cells > mostCells) throw new HomewardError('COUNTS_TOO_MANY', `${cells} cells to print`);
  const ids = new Map<string, number>();
  return tables.map((table) => {
    const id = idOf(table);
    const times = (ids.get(id) ?? 0) + 1;
    ids.set(id, times);
    return {
      id: times === 1 ? id : `${id}-${times}`,
      dimensions: table.map(({ name }) => name),
      cells: counted(table, counts, plan.peopleAddUp),
    };
  });
}

const cellsOf = (table: readonly ReadDimension[]): number =>
  table.reduce((product, { categories }) => product * (categories.length + 1), 1);

/** Tables that a release of a study makes have these names. */
const taken = fixedTables;

function idOf(table: readonly ReadDimension[]): string {
  const id = table
    .map(({ name }) => name.normalize('NFKD').toLowerCase())
    .join('-by-')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return id === '' || taken.includes(id) ? `table-${id}`.replace(/-$/, '') : id;
}

function counted(
  table: readonly ReadDimension[],
  { dimensions, groups }: Counts,
  peopleAddUp: boolean,
): readonly CountedCell[] {
  const sizes = table.map(({ categories }) => categories.length + 1);
  const above = table.map(placesAbove);
  const columns = table.map(({ name }) => dimensions.findIndex((dimension) => dimension.name === name));
  const n = new Float64Array(cellsOf(table));
  const people = new Float64Array(n.length);
  for (const group of groups) {
    let places = [0];
    table.forEach((_, i) => {
      const own = above[i]?.get(group.at[columns[i] ?? -1] ?? '') ?? [];
      places = places.flatMap((place) => own.map((inner) => place * (sizes[i] ?? 1) + inner));
    });
    for (const place of places) {
      n[place] = (n[place] ?? 0) + group.n;
      const before = people[place] ?? 0;
      people[place] = peopleAddUp ? before + group.people : Math.max(before, group.people);
    }
  }
  return placesOf(table).map((at, i) => ({ at, n: n[i] ?? 0, people: people[i] ?? 0 }));
}

/** By category: the places of itself, of every grouping above it, and of `all`. */
function placesAbove({ categories }: ReadDimension): ReadonlyMap<string, readonly number[]> {
  const place = new Map(categories.map(({ code }, i) => [code, i]));
  const parents = new Map(categories.map(({ code, parents: above }) => [code, above]));
  const climb = (code: string, seen: Set<string>): Set<string> => {
    if (seen.has(code)) return seen;
    seen.add(code);
    for (const parent of parents.get(code) ?? []) climb(parent, seen);
    return seen;
  };
  return new Map(
    categories.map(({ code }) => [
      code,
      [...[...climb(code, new Set())].sort(inOrder).map((one) => place.get(one) ?? -1), categories.length],
    ]),
  );
}

function placesOf(table: readonly ReadDimension[]): readonly Readonly<Record<string, string>>[] {
  return table.reduce<readonly Readonly<Record<string, string>>[]>(
    (places, { name, categories }) =>
      places.flatMap((place) =>
        [...categories.map(({ code }) => code), 'all'].map((code) => ({ ...place, [name]: code })),
      ),
    [{}],
  );
}
