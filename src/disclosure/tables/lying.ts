/** Which category lies in which, within a dimension and across dimensions. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { ReadDimension } from './publication.ts';

export interface Lying {
  /** `<dimension>=<code>` of the category itself and of all that it lies in. */
  readonly above: (dimension: string, code: string) => ReadonlySet<string>;
  /** Categories in which no other of the same dimension lies, in order. */
  readonly finest: (dimension: string) => readonly string[];
  /** Whether two dimensions say something about each other. */
  readonly tied: (a: string, b: string) => boolean;
  /** Whether somebody can be in two finest categories of two dimensions. */
  readonly together: (a: readonly [string, string], b: readonly [string, string]) => boolean;
}

/**
 * A category of one dimension whose code is a category of a tied one too lies in it (`wales` among boards and among regions). Throws
 * TABLES_HIERARCHY_LOOP and TABLES_HIERARCHY_ORPHAN, naming dimension and code.
 */
export function lyingOf(dimensions: readonly ReadDimension[]): Lying {
  const codes = new Map(
    dimensions.map(({ name, categories }) => [name, new Set(categories.map(({ code }) => code))]),
  );
  const parents = new Map<string, readonly string[]>();
  const crossing = new Set<string>();
  for (const { name, categories } of dimensions)
    for (const { code, parents: stated } of categories) {
      const above = stated.filter((parent) => parent !== 'all').map((parent) => parentOf(name, parent));
      for (const [dimension] of above)
        if (dimension !== name) crossing.add(`${name}|${dimension}`).add(`${dimension}|${name}`);
      parents.set(
        `${name}=${code}`,
        above.map((place) => place.join('=')),
      );
    }
  function parentOf(dimension: string, parent: string): readonly [string, string] {
    if (codes.get(dimension)?.has(parent) === true) return [dimension, parent];
    const at = parent.indexOf('=');
    const other = parent.slice(0, at);
    if (at > 0 && codes.get(other)?.has(parent.slice(at + 1)) === true) return [other, parent.slice(at + 1)];
    throw new HomewardError(
      'TABLES_HIERARCHY_ORPHAN',
      `a category of ${dimension} lies in ${parent}, which is no category`,
      { field: dimension },
    );
  }
  const known = new Map<string, ReadonlySet<string>>();
  const aboveOf = (key: string, below: readonly string[]): ReadonlySet<string> => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (below.includes(key))
      throw new HomewardError('TABLES_HIERARCHY_LOOP', `a hierarchy goes in a circle at ${key}`, {
        field: key.slice(0, key.indexOf('=')),
      });
    const all = new Set([key]);
    for (const parent of parents.get(key) ?? [])
      for (const higher of aboveOf(parent, [...below, key])) all.add(higher);
    known.set(key, all);
    return all;
  };
  const above = (dimension: string, code: string) => aboveOf(`${dimension}=${code}`, []);
  const finest = new Map(
    dimensions.map(({ name, categories }) => {
      const holding = new Set(
        categories.flatMap(({ code }) => [...above(name, code)].filter((key) => key !== `${name}=${code}`)),
      );
      return [name, categories.map(({ code }) => code).filter((code) => !holding.has(`${name}=${code}`))];
    }),
  );
  /** Whether the first allows the second: all that it lies in of the second's dimension must hold the second. */
  const allows = ([a, leafA]: readonly [string, string], [b, leafB]: readonly [string, string]): boolean => {
    const wanted = [...above(a, leafA)].filter((key) => key.startsWith(`${b}=`));
    if (codes.get(b)?.has(leafA) === true) wanted.push(`${b}=${leafA}`);
    return wanted.every((key) => above(b, leafB).has(key));
  };
  return {
    above,
    finest: (dimension) => finest.get(dimension) ?? [],
    tied: (a, b) => crossing.has(`${a}|${b}`),
    together: (a, b) => !crossing.has(`${a[0]}|${b[0]}`) || (allows(a, b) && allows(b, a)),
  };
}

/** Whether finest categories, one of each dimension, lie in one of the stated combinations (`a=x|b=y`). */
export function inStated(
  { above }: Lying,
  dimensions: readonly string[],
  leaves: readonly string[],
  stated: ReadonlySet<string>,
): boolean {
  const places = dimensions.map((dimension, i) =>
    [...above(dimension, leaves[i] ?? '')].filter((key) => key.startsWith(`${dimension}=`)),
  );
  return places
    .reduce<readonly string[]>(
      (found, keys) =>
        found.flatMap((before) => keys.map((key) => (before === '' ? key : `${before}|${key}`))),
      [''],
    )
    .some((combination) => stated.has(combination));
}
