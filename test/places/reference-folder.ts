/** Small invented reference folders for tests. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const areasHeader = 'area,vintage,easting,northing,region,hub,icb,deprivation';
export const someAreas = ['A1,2011,100000,200000,R1,H1,I1,1', 'A2,2011,300000,400000,R2,H2,I2,10'];
export const unitsHeader =
  'unit,site,name,provider,sector,easting,northing,service,age_from,age_to,gender,beds,opened,closed';
export const someUnits = [
  'U1,RAA01,Invented House,RAA,nhs,100100,200100,general-adolescent,13,17,any,12,,',
  'U2,RBB01,Invented Lodge,RBB,independent,299000,399000,picu,13,17,female,,2020-01-01,2021-06-30',
];

export const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** A study folder whose reference/ holds these files. */
export function aReferenceFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-places-'));
  mkdirSync(join(folder, 'reference'));
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, 'reference', file), content);
  return folder;
}

export const aSmallReference = (changes: Readonly<Record<string, string | Uint8Array>> = {}): string =>
  aReferenceFolder({
    'areas.csv': lines(areasHeader, ...someAreas),
    'units.csv': lines(unitsHeader, ...someUnits),
    ...changes,
  });
