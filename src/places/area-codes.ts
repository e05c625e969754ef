/** What the checked rows say about codes: which occur, which occur together, and which facts some area has. */
import { type AreaKind, areaKinds } from '../study/dimensions.ts';
import type { AreaRow } from './areas.ts';
import type { Outlines } from './outlines.ts';
import type { AreaFact, Parents, Places } from './places.ts';
import type { UnitRow } from './units.ts';

/** Distinct parents of areas or units, sorted. */
export function combinationsOf(rows: readonly { readonly parents: Parents }[]): readonly Parents[] {
  const distinct = new Map(rows.map(({ parents }) => [Object.values(parents).join('\t'), parents]));
  return [...distinct.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, parents]) => parents);
}

/** Kinds that no area has are left out, even when a unit has one: nobody's home could be compared with it. */
export function codesOf(homes: readonly Parents[], units: readonly UnitRow[]): Places['codes'] {
  const codes: Partial<Record<AreaKind, readonly string[]>> = {};
  for (const kind of areaKinds) {
    if (homes.every((parents) => parents[kind] === null)) continue;
    const all = [...homes, ...units.map(({ parents }) => parents)].map((parents) => parents[kind]);
    codes[kind] = [...new Set(all)].filter((code) => code !== null).sort();
  }
  return codes;
}

export function providedBy(areas: readonly AreaRow[]): readonly AreaFact[] {
  const kinds: AreaFact[] = areaKinds.filter((kind) => areas.some(({ parents }) => parents[kind] !== null));
  if (areas.some(({ deprivation }) => deprivation !== null)) kinds.push('deprivation');
  if (areas.some(({ radius }) => radius !== null)) kinds.push('radius');
  return kinds;
}

/** The kinds of area whose every code has an outline. */
export function drawable(all: Outlines, codes: Places['codes']): Outlines {
  const kinds = areaKinds.filter((kind) => {
    const known = new Set(all[kind]?.map(({ code }) => code));
    return codes[kind]?.every((code) => known.has(code));
  });
  return Object.fromEntries(kinds.map((kind) => [kind, all[kind] ?? []]));
}
