/** areas.csv as checked rows: each area once, of one vintage, with a point on the grid of Great Britain. */
import { HomewardError } from '../errors/homeward-error.ts';
import { areaKinds, placesOutsideAreas } from '../study/dimensions.ts';
import { type Cells, cellsOf } from './cells.ts';
import type { Parents, Vintage } from './places.ts';
import type { ReferenceTable } from './reference-file.ts';

export interface AreaRow {
  readonly area: string;
  readonly vintage: Vintage;
  readonly easting: number;
  readonly northing: number;
  readonly parents: Parents;
  readonly deprivation: number | null;
  readonly ruralUrban: string | null;
  readonly children: readonly (number | null)[];
  readonly radius: number | null;
}

export const requiredAreaColumns = ['area', 'vintage', 'easting', 'northing'] as const;
const childColumns = ['children_0_12', 'children_13_15', 'children_16_17'] as const;
const vintages = ['2011', '2021'] as const;

/** Rows sorted by code. */
export function checkAreas(table: ReferenceTable): readonly AreaRow[] {
  const seen = new Map<string, AreaRow>();
  for (const row of table.rows) {
    const cells = cellsOf(table, row);
    const area = areaRow(cells, table.file, row.line);
    const first = seen.values().next().value ?? area;
    const place = { file: table.file, line: row.line };
    if (area.vintage !== first.vintage)
      throw new HomewardError('PLACES_VINTAGES_MIXED', 'areas of 2011 and of 2021 in one file', place);
    if (seen.has(area.area))
      throw new HomewardError('PLACES_AREA_TWICE', 'an area that an earlier line has already', {
        ...place,
        field: 'area',
      });
    seen.set(area.area, area);
  }
  return [...seen.values()].sort((a, b) => (a.area < b.area ? -1 : 1));
}

function areaRow(cells: Cells, file: string, line: number): AreaRow {
  return {
    area: cells.filled('area'),
    vintage: Number(cells.category('vintage', vintages)) as Vintage,
    ...pointOf(cells, file, line),
    parents: parentsOf(cells),
    deprivation: cells.whole('deprivation', 1, 10),
    ruralUrban: cells.text('rural_urban'),
    children: childColumns.map((column) => cells.whole(column, 0, 1_000_000)),
    radius: cells.decimal('radius', 0, 500_000),
  };
}

/** British National Grid metres; (0, 0) is how files say "unknown", not a place. */
export function pointOf(cells: Cells, file: string, line: number): { easting: number; northing: number } {
  const easting = cells.required('easting', cells.decimal('easting', 0, 9_999_999));
  const northing = cells.required('northing', cells.decimal('northing', 0, 9_999_999));
  if (easting > 700_000 || northing > 1_300_000 || (easting === 0 && northing === 0))
    throw new HomewardError('PLACES_POINT_OUTSIDE', 'a point outside the grid of Great Britain', {
      file,
      line,
      field: 'easting, northing',
    });
  return { easting, northing };
}

export function parentsOf(cells: Cells): Parents {
  const codes = areaKinds.map((kind) => {
    const code = cells.text(kind);
    if (code === 'all' || placesOutsideAreas.some((word) => word === code))
      throw cells.refuse('a word that stands for something else in results', kind);
    return [kind, code] as const;
  });
  return Object.fromEntries(codes) as Parents;
}
