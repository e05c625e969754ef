/** Which area point lies nearest to a unit: where a file names no parents of the unit, it takes that area's. */
import type { AreaRow } from './areas.ts';
import type { Parents } from './places.ts';
import type { UnitRow } from './units.ts';

/** Units with the parents that they lack filled in. A tie goes to the first code. */
export function withParents(units: readonly UnitRow[], areas: readonly AreaRow[]): readonly UnitRow[] {
  const bySite = new Map<string, Parents>();
  return units.map((unit) => {
    const nearest = bySite.get(unit.site) ?? nearestArea(areas, unit).parents;
    bySite.set(unit.site, nearest);
    const filled = Object.entries(nearest).map(([kind, code]) => [
      kind,
      unit.parents[kind as keyof Parents] ?? code,
    ]);
    return { ...unit, parents: Object.fromEntries(filled) as Parents };
  });
}

function nearestArea(areas: readonly AreaRow[], { easting, northing }: UnitRow): AreaRow {
  let best: AreaRow | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const area of areas) {
    const squared = (area.easting - easting) ** 2 + (area.northing - northing) ** 2;
    if (squared < least) {
      least = squared;
      best = area;
    }
  }
  if (best === undefined) throw new Error('impossible: a study without areas');
  return best;
}
