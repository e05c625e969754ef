/** units.csv as checked rows: one for each kind of service that a unit offers, with its dates, ages, gender and the areas it lies in. */
import { HomewardError } from '../errors/homeward-error.ts';
import { services } from '../study/dimensions.ts';
import { parentsOf, pointOf } from './areas.ts';
import { cellsOf } from './cells.ts';
import type { Parents } from './places.ts';
import type { ReferenceTable } from './reference-file.ts';

export interface UnitRow {
  readonly unit: string;
  readonly site: string;
  readonly name: string;
  readonly provider: string | null;
  readonly sector: string;
  readonly easting: number;
  readonly northing: number;
  readonly service: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly gender: string;
  readonly beds: number | null;
  readonly opened: string | null;
  readonly closed: string | null;
  /** Null where the file says nothing. */
  readonly parents: Parents;
}

export const unitColumns = [
  'unit',
  'site',
  'name',
  'provider',
  'sector',
  'easting',
  'northing',
  'service',
  'age_from',
  'age_to',
  'gender',
  'beds',
  'opened',
  'closed',
] as const;

export function checkUnits(table: ReferenceTable): readonly UnitRow[] {
  const found = table.rows.map((row) => ({ ...unitRow(table, row), line: row.line }));
  refuseOverlaps(found, table.file);
  refuseMovedSites(found, table.file);
  return found.map(({ line: _, ...unit }) => unit);
}

type Located = UnitRow & { readonly line: number };

function unitRow(table: ReferenceTable, row: ReferenceTable['rows'][number]): UnitRow {
  const cells = cellsOf(table, row);
  const ageFrom = cells.required('age_from', cells.whole('age_from', 0, 120));
  const ageTo = cells.required('age_to', cells.whole('age_to', 0, 120));
  if (ageTo < ageFrom) throw cells.refuse('the lower age is above the upper age', 'age_from, age_to');
  const opened = cells.date('opened');
  const closed = cells.date('closed');
  if (opened !== null && closed !== null && closed < opened)
    throw cells.refuse('closed before it opened', 'opened, closed');
  return {
    unit: cells.filled('unit'),
    site: cells.filled('site'),
    name: cells.filled('name'),
    provider: cells.text('provider'),
    sector: cells.category('sector', ['nhs', 'independent', 'unknown'], 'unknown'),
    ...pointOf(cells, table.file, row.line),
    service: cells.category('service', services),
    ageFrom,
    ageTo,
    gender: cells.category('gender', ['any', 'female', 'male']),
    beds: cells.whole('beds', 0, 10_000),
    opened,
    closed,
    parents: parentsOf(cells),
  };
}

/** The same service of a unit may stand twice only for times that do not overlap (opened is included, closed is not). */
function refuseOverlaps(units: readonly Located[], file: string): void {
  const groups = new Map<string, Located[]>();
  for (const unit of units) {
    const key = JSON.stringify([unit.unit, unit.service]);
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  for (const group of groups.values()) {
    const byStart = group.toSorted((a, b) => ((a.opened ?? '') < (b.opened ?? '') ? -1 : 1));
    for (const [i, unit] of byStart.entries()) {
      const next = byStart[i + 1];
      if (next !== undefined && (next.opened ?? '') < (unit.closed ?? '9999-12-31'))
        throw new HomewardError(
          'PLACES_UNIT_TWICE',
          'a unit and service that stand twice for the same time',
          {
            file,
            line: Math.max(unit.line, next.line),
            field: 'unit, service, opened, closed',
          },
        );
    }
  }
}

function refuseMovedSites(units: readonly Located[], file: string): void {
  const points = new Map<string, UnitRow>();
  for (const unit of units) {
    const known = points.get(unit.site) ?? unit;
    points.set(unit.site, known);
    if (known.easting !== unit.easting || known.northing !== unit.northing)
      throw new HomewardError('PLACES_SITE_MOVED', 'one site with two different points', {
        file,
        line: unit.line,
        field: 'easting, northing',
      });
  }
}
