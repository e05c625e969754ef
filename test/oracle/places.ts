/** Areas and units of the reference folder, homes, sites and straight-line distances. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Row, readCsv } from './csv.ts';
import { type Day, dayOf } from './days.ts';

export const kinds = ['region', 'hub', 'stp', 'icb', 'ccg', 'la'] as const;
export type Kind = (typeof kinds)[number];
export type Codes = Readonly<Record<Kind, string>>;
export interface Point {
  readonly easting: number;
  readonly northing: number;
}
export interface Area extends Point {
  readonly area: string;
  readonly codes: Codes;
  readonly decile: number | null;
}
export interface Unit extends Point {
  readonly unit: string;
  readonly site: string;
  readonly sector: string;
  readonly service: string;
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly gender: string;
  readonly opened: Day | null;
  readonly closed: Day | null;
  readonly codes: Codes;
}
export interface Places {
  readonly areas: readonly Area[];
  readonly units: readonly Unit[];
}
/** A home: the country's word where it lies outside England, a point where one is known. */
export interface Home {
  readonly outside: string | null;
  readonly point: Point | null;
  readonly codes: Codes | null;
  readonly decile: number | null;
}

export function readPlaces(folder: string): Places {
  const read = (file: string) =>
    existsSync(join(folder, file)) ? readCsv(readFileSync(join(folder, file), 'utf8')) : [];
  const areas = read('areas.csv').map((row) => ({
    area: row.area ?? '',
    easting: Number(row.easting),
    northing: Number(row.northing),
    codes: codesOf(row),
    decile: row.deprivation ? Number(row.deprivation) : null,
  }));
  const units = read('units.csv').map((row) => {
    const point = { easting: Number(row.easting), northing: Number(row.northing) };
    const near = nearest(point, areas);
    const own = codesOf(row);
    return {
      ...point,
      unit: row.unit ?? '',
      site: row.site ?? '',
      sector: row.sector || 'unknown',
      service: row.service ?? '',
      ageFrom: Number(row.age_from),
      ageTo: Number(row.age_to),
      gender: row.gender ?? '',
      opened: dayOf(row.opened ?? ''),
      closed: dayOf(row.closed ?? ''),
      codes: eachKind((kind) => own[kind] || (near?.codes[kind] ?? '')),
    };
  });
  return { areas, units };
}

const eachKind = (of: (kind: Kind) => string): Codes =>
  Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, string>;
const codesOf = (row: Row): Codes => eachKind((kind) => row[kind] ?? '');

function nearest(point: Point, areas: readonly Area[]): Area | undefined {
  const square = (a: Area) => (a.easting - point.easting) ** 2 + (a.northing - point.northing) ** 2;
  return [...areas].sort((a, b) => square(a) - square(b) || (a.area < b.area ? -1 : 1))[0];
}

/** The area decides; then its prefix; then the default postcode. */
export function homeOf(area: string, defaultPostcode: string, { areas }: Places): Home {
  const found = areas.find((a) => a.area === area);
  const outside = countryOf(area);
  if (found !== undefined)
    return { outside, point: found, codes: outside === null ? found.codes : null, decile: found.decile };
  const nowhere = { point: null, codes: null, decile: null };
  if (outside !== null) return { outside, ...nowhere };
  return { outside: area.startsWith('E01') ? 'unknown' : placeOfDefault(defaultPostcode), ...nowhere };
}

function countryOf(area: string): string | null {
  if (area.startsWith('W')) return 'wales';
  if (area.startsWith('S')) return 'scotland';
  return area.startsWith('N') || area.startsWith('95') ? 'northern-ireland' : null;
}

function placeOfDefault(postcode: string): string {
  if (postcode === 'ZZ99 3VZ') return 'no-fixed-abode';
  if (postcode === 'ZZ99 3WZ' || postcode === 'ZZ99 3CZ') return 'unknown';
  return postcode.startsWith('ZZ99') ? 'overseas' : 'unknown';
}

export const isOpen = ({ opened, closed }: Unit, day: Day): boolean =>
  (opened === null || opened <= day) && (closed === null || day < closed);

/** The row of units.csv that stands for a site on a day: open rows first, then the least unit and service. */
export function siteOn(site: string, day: Day, { units }: Places): Unit | undefined {
  const rank = (unit: Unit) => `${isOpen(unit, day) ? 0 : 1} ${unit.unit} ${unit.service}`;
  return units.filter((unit) => unit.site === site).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

/** Whole metres on the national grid, half up. */
export const metresBetween = (a: Point, b: Point): number =>
  Math.floor(Math.sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2) + 0.5);
