/** The study's reference folder (or the bundled areas of England) becomes `Places`. */
import { basename } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { codesOf, combinationsOf, drawable, providedBy } from './area-codes.ts';
import { readAreaNames } from './area-names.ts';
import { checkAreas, requiredAreaColumns } from './areas.ts';
import { englandAreas, outlines } from './england.ts';
import { loadAreas, loadUnits } from './load-places.ts';
import { withParents } from './nearest-area.ts';
import type { Places } from './places.ts';
import { findReference, type ReferenceTable, readReference } from './reference-file.ts';
import { checkUnits, unitColumns } from './units.ts';

/**
 * Reads `reference/units.csv` (required), `areas.csv` and `area-names.csv` (optional) of a study's folder, each plain or gzipped. Without
 * areas the bundled areas of England are used. Errors are of kind delivery, with file, line and column.
 */
export async function readPlaces(engine: Engine, folder: string): Promise<Places> {
  const areaTable = await readAreas(folder);
  const unitTable = await readUnits(folder);
  const names = await readAreaNames(folder, inReference);
  const bundled = areaTable.file === bundledAreas;
  const areas = checkAreas(areaTable);
  const units = withParents(checkUnits(unitTable), areas);
  const homeCombinations = combinationsOf(areas);
  const codes = codesOf(homeCombinations, units);
  const drawn = drawable(await outlines(), codes);
  const pack = englandAreas();
  return {
    areas: await loadAreas(engine, areas),
    units: await loadUnits(engine, units),
    vintage: areas[0]?.vintage ?? pack.vintage,
    bundled,
    provides: providedBy(areas),
    codes,
    nameOf: names.nameOf,
    homeCombinations,
    unitCombinations: combinationsOf(units),
    attribution: bundled || Object.keys(drawn).length > 0 ? pack.attribution : [],
    outlines: drawn,
    inputs: [names.own, areaTable, unitTable]
      .filter((table) => table !== undefined)
      .map(({ file, sha256, rows }) => ({ file, sha256, rows: rows.length })),
  };
}

const bundledAreas = 'bundled/areas.csv.gz';
const inReference = (path: string) => `reference/${basename(path)}`;

async function readAreas(folder: string): Promise<ReferenceTable> {
  const own = await findReference(folder, 'areas');
  return own === undefined
    ? readReference(englandAreas().areasFile, bundledAreas, requiredAreaColumns)
    : readReference(own, inReference(own), requiredAreaColumns);
}

async function readUnits(folder: string): Promise<ReferenceTable> {
  const path = await findReference(folder, 'units');
  if (path === undefined)
    throw new HomewardError('PLACES_FILE_MISSING', 'no file of units', { file: 'reference/units.csv' });
  return readReference(path, inReference(path), unitColumns);
}
