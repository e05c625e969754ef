/** The areas of England that ship with the product: LSOA 2011 with points, boards and regions, and outlines of the last two. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Outlines } from './outlines.ts';

const inPack = (file: string) => fileURLToPath(new URL(`./england/${file}`, import.meta.url));

export interface EnglandAreas {
  /** Gzipped CSV in the shape of areas.csv: area, vintage, easting, northing, region, icb, ccg. */
  readonly areasFile: string;
  /** CSV in the shape of area-names.csv, for regions and integrated care boards. */
  readonly namesFile: string;
  readonly vintage: 2011;
  /** What the points are, for a sentence of method. */
  readonly pointBasis: string;
  /** To print wherever the areas or outlines are used. Source: england/ATTRIBUTION.md. */
  readonly attribution: readonly string[];
}

/** Paths and provenance of the bundled areas; nothing is read. */
export const englandAreas = (): EnglandAreas => ({
  areasFile: inPack('areas.csv.gz'),
  namesFile: inPack('area-names.csv'),
  vintage: 2011,
  pointBasis: 'mean of live postcodes, 2025',
  attribution: [
    'Source: Office for National Statistics licensed under the Open Government Licence v3.0.',
    'Contains OS data © Crown copyright and database right 2025.',
    'Contains Royal Mail data © Royal Mail copyright and database right 2025.',
  ],
});

/** Outlines of the 7 NHS regions and 42 integrated care boards of July 2022, simplified to about 1 km. */
export async function outlines(): Promise<Outlines> {
  return JSON.parse(await readFile(inPack('outlines.json'), 'utf8')) as Outlines;
}
