/** Whom the cells of a release count, as the release itself says it (`reading.counts`). */
import type { CellPlace, HowCellsHang } from '../release.ts';
import type { ReadCell } from './publication.ts';

export type Whom = Pick<ReadCell, 'at' | 'measure' | 'places'>;

/** A cell that `counts` does not name counts people in its own place. What is not the people of one place is a count of its own, by name. */
export function whomCounts(table: string, { at, measure }: CellPlace, counts: HowCellsHang['counts']): Whom {
  const name = nameOf({ at, measure });
  const places = counts[`${table}|${name}`];
  const [only, ...more] = places ?? [];
  if (places === undefined) return { at, measure };
  if (only !== undefined && more.length === 0) return { at: only, measure: 'admissions' };
  return { at: {}, measure: name, places };
}

/** `<dimension>=<code>|…|<measure>`. */
export const nameOf = ({ at, measure }: CellPlace): string =>
  [...Object.entries(at).map((place) => place.join('=')), measure].join('|');

/** The dimensions that people are placed in: those listed, then those that only places name, with their codes. */
export function dimensionsOf<Dimension extends { readonly name: string }>(
  cells: readonly Whom[],
  listed: readonly Dimension[],
  named: (name: string, codes: readonly string[]) => Dimension,
): readonly Dimension[] {
  const codes = new Map<string, Set<string>>();
  for (const { at, places = [at] } of cells)
    for (const [name, code] of places.flatMap((place) => Object.entries(place)))
      codes.set(name, (codes.get(name) ?? new Set()).add(code));
  const known = new Set(listed.map(({ name }) => name));
  return [
    ...listed.filter(({ name }) => codes.has(name)),
    ...[...codes].flatMap(([name, own]) => (known.has(name) ? [] : [named(name, [...own])])),
  ];
}
