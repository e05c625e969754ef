/** The reference files of an invented study: areas.csv, area-names.csv and units.csv. */
import { readFile } from 'node:fs/promises';
import { englandAreas } from '../places/england.ts';
import { type Area, hubs } from './areas.ts';
import { isoDate } from './days.ts';
import type { Country, Unit } from './units.ts';

const areaColumns =
  'area,vintage,easting,northing,region,hub,stp,icb,ccg,la,deprivation,rural_urban,children_0_12,children_13_15,children_16_17,radius';

export function areasCsv(areas: readonly Area[]): string {
  const lines = areas.map((a) =>
    [
      a.code,
      2011,
      a.easting,
      a.northing,
      a.region,
      a.hub,
      a.stp,
      a.icb,
      a.ccg,
      a.la,
      a.deprivation,
      a.rural ? 'rural' : 'urban',
      ...a.children,
      a.radius,
    ].join(','),
  );
  return `${[areaColumns, ...lines].join('\n')}\n`;
}

/** Real names of regions and boards; invented groupings say that they are. */
export async function areaNamesCsv(areas: readonly Area[]): Promise<string> {
  const [head = '', ...real] = (await readFile(englandAreas().namesFile, 'utf8')).trimEnd().split('\n');
  const codes = (kind: 'stp' | 'la') => [...new Set(areas.map((area) => area[kind]))];
  const invented = [
    ...hubs.map(({ name }, i) => `hub,INVH${String(i + 1).padStart(2, '0')},${name} (invented)`),
    ...codes('stp').map((code) => `stp,${code},Partnership ${code.slice(4)} (invented)`),
    ...codes('la').map((code) => `la,${code},Authority ${code.slice(4)} (invented)`),
  ];
  return `${[head, ...[...real, ...invented].sort()].join('\n')}\n`;
}

const unitColumns =
  'unit,site,name,provider,sector,easting,northing,service,age_from,age_to,gender,beds,opened,closed';

export const unitsCsv = ({ units }: Country): string =>
  `${[unitColumns, ...units.map(unitLine)].join('\n')}\n`;

const unitLine = (unit: Unit): string =>
  [
    `U${String(unit.index + 1).padStart(3, '0')}`,
    unit.site,
    `"${unit.name}"`,
    unit.provider.code,
    unit.provider.kind === 'independent' ? 'independent' : 'nhs',
    unit.area.easting,
    unit.area.northing,
    unit.service,
    ...unit.ages,
    unit.gender,
    unit.beds,
    unit.opened === undefined ? '' : isoDate(unit.opened),
    unit.closed === undefined ? '' : isoDate(unit.closed),
  ].join(',');
