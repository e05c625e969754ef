/** The checked rows of areas and units as relations of the engine. */
import type { SqlType } from '../engine/dialect.ts';
import type { Engine } from '../engine/engine.ts';
import type { Relation } from '../engine/relation.ts';
import { areaKinds } from '../study/dimensions.ts';
import type { AreaRow } from './areas.ts';
import { loadRows } from './load-rows.ts';
import type { Parents } from './places.ts';
import type { UnitRow } from './units.ts';

const parentColumns = Object.fromEntries(areaKinds.map((kind) => [kind, 'text' as const]));
const codesIn = (parents: Parents) => areaKinds.map((kind) => parents[kind]);

/** Columns of areas.csv, in the order of the relation. */
export const areaColumns: Readonly<Record<string, SqlType>> = {
  area: 'text',
  vintage: 'integer',
  easting: 'double',
  northing: 'double',
  ...parentColumns,
  deprivation: 'integer',
  rural_urban: 'text',
  children_0_12: 'integer',
  children_13_15: 'integer',
  children_16_17: 'integer',
  radius: 'double',
};

export function loadAreas(engine: Engine, areas: readonly AreaRow[]): Promise<Relation<'area'>> {
  const rows = areas.map((area) => [
    area.area,
    area.vintage,
    area.easting,
    area.northing,
    ...codesIn(area.parents),
    area.deprivation,
    area.ruralUrban,
    ...area.children,
    area.radius,
  ]);
  const categories = [...areaKinds, 'deprivation', 'rural_urban'];
  return loadRows(engine, { name: 'areas', grain: 'area', categories }, areaColumns, rows);
}

const unitColumns: Readonly<Record<string, SqlType>> = {
  unit: 'text',
  site: 'text',
  unit_name: 'text',
  provider: 'text',
  sector: 'text',
  easting: 'double',
  northing: 'double',
  service: 'text',
  age_from: 'integer',
  age_to: 'integer',
  gender: 'text',
  beds: 'integer',
  opened: 'date',
  closed: 'date',
  ...parentColumns,
};

export function loadUnits(engine: Engine, units: readonly UnitRow[]): Promise<Relation<'unit'>> {
  const rows = units.map((unit) => [
    unit.unit,
    unit.site,
    unit.name,
    unit.provider,
    unit.sector,
    unit.easting,
    unit.northing,
    unit.service,
    unit.ageFrom,
    unit.ageTo,
    unit.gender,
    unit.beds,
    unit.opened,
    unit.closed,
    ...codesIn(unit.parents),
  ]);
  const categories = ['unit', 'site', 'provider', 'sector', 'service', 'gender', ...areaKinds];
  return loadRows(engine, { name: 'units', grain: 'unit', categories }, unitColumns, rows);
}
