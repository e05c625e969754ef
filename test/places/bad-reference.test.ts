/** Each reference file that cannot be used is refused with its code, line, column and one remedy, and says nothing of its content. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DuckDbEngine, openDuckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { HomewardError } from '../../src/errors/homeward-error.ts';
import { readPlaces } from '../../src/places/read-places.ts';
import {
  aReferenceFolder,
  areasHeader,
  aSmallReference,
  lines,
  someAreas,
  someUnits,
  unitsHeader,
} from './reference-folder.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await openDuckDb({ folders: [] });
});
afterAll(() => engine.close());

async function refusal(folder: string): Promise<HomewardError> {
  const error = await readPlaces(engine, folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HomewardError)) throw new Error(`not refused as it should be: ${String(error)}`);
  return error;
}

const marked = 'CANARY';
const area = (cells: string) => ({ 'areas.csv': lines(areasHeader, ...someAreas, cells) });
const unit = (cells: string) => ({ 'units.csv': lines(unitsHeader, ...someUnits, cells) });
const aUnit = (changes: Readonly<Record<string, string>>) => {
  const usual: Record<string, string> = {
    ...Object.fromEntries(unitsHeader.split(',').map((column) => [column, ''])),
    ...{
      unit: 'U3',
      site: 'RCC01',
      name: 'Invented Court',
      sector: 'nhs',
      easting: '400000',
      northing: '300000',
    },
    ...{ service: 'picu', age_from: '13', age_to: '17', gender: 'any' },
  };
  return unit(Object.values({ ...usual, ...changes }).join(','));
};

type Case = readonly [
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  expected: { code: string; file?: string; line?: number; field?: string },
];

const cases: readonly Case[] = [
  ['a missing column', { 'areas.csv': 'area,easting\nA1,1\n' }, { code: 'PLACES_COLUMN_MISSING' }],
  ['two columns of one name', { 'areas.csv': `${areasHeader},Area\n` }, { code: 'PLACES_EMPTY' }],
  [
    'two columns of one name above rows',
    { 'areas.csv': lines(`${areasHeader},Area`, `${someAreas[0]},x`) },
    { code: 'PLACES_FILE_UNREADABLE', line: 1 },
  ],
  ['semicolons', { 'areas.csv': 'area;vintage\nA1;2011\n' }, { code: 'PLACES_FILE_UNREADABLE', line: 1 }],
  ['no rows', { 'areas.csv': lines(areasHeader) }, { code: 'PLACES_EMPTY' }],
  ['an empty file', { 'units.csv': '' }, { code: 'PLACES_EMPTY', file: 'reference/units.csv' }],
  ['a ragged row', area(`${marked},2011,1`), { code: 'PLACES_FILE_UNREADABLE', line: 4 }],
  ['an open quote', area(`"${marked}`), { code: 'PLACES_FILE_UNREADABLE', line: 4 }],
  ['a stray quote', area(`a"${marked},2011,1,1,,,,`), { code: 'PLACES_FILE_UNREADABLE', line: 4 }],
  ['text after a quote', area(`"${marked}"x,2011,1,1,,,,`), { code: 'PLACES_FILE_UNREADABLE', line: 4 }],
  ['NUL bytes', area(`${marked}\0,2011,1,1,,,,`), { code: 'PLACES_FILE_UNREADABLE' }],
  [
    'Windows-1252',
    { 'areas.csv': Buffer.from('area\xe9,x\n', 'latin1') },
    { code: 'PLACES_FILE_UNREADABLE' },
  ],
  [
    'UTF-16',
    { 'areas.csv': Buffer.from(`\u{feff}${areasHeader}`, 'utf16le') },
    { code: 'PLACES_FILE_UNREADABLE' },
  ],
  [
    'an unreadable number',
    area(`A3,2011,${marked},1,,,,`),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'easting' },
  ],
  ['a missing number', area('A3,2011,,1,,,,'), { code: 'PLACES_VALUE_WRONG', line: 4, field: 'easting' }],
  ['a deprivation of 11', area('A3,2011,1,1,,,,11'), { code: 'PLACES_VALUE_WRONG', field: 'deprivation' }],
  ['an unknown vintage', area('A3,2001,1,1,,,,'), { code: 'PLACES_VALUE_WRONG', field: 'vintage' }],
  ['two vintages', area('A3,2021,1,1,,,,'), { code: 'PLACES_VINTAGES_MIXED', line: 4 }],
  ['an area twice', area('A1,2011,1,1,,,,'), { code: 'PLACES_AREA_TWICE', line: 4, field: 'area' }],
  ['a point at sea', area('A3,2011,700001,1,,,,'), { code: 'PLACES_POINT_OUTSIDE', line: 4 }],
  ['a point at (0, 0)', area('A3,2011,0,0,,,,'), { code: 'PLACES_POINT_OUTSIDE', line: 4 }],
  [
    'degrees for metres',
    area('A3,2011,-1.5,53.4,,,,'),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'easting' },
  ],
  ['a region called all', area('A3,2011,1,1,all,,,'), { code: 'PLACES_VALUE_WRONG', field: 'region' }],
  [
    'a line break in a code',
    area('"A\n3",2011,1,1,,,,'),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'area' },
  ],
  [
    'an unknown service',
    aUnit({ service: marked }),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'service' },
  ],
  ['an unknown gender', aUnit({ gender: marked }), { code: 'PLACES_VALUE_WRONG', line: 4, field: 'gender' }],
  ['an unknown sector', aUnit({ sector: marked }), { code: 'PLACES_VALUE_WRONG', line: 4, field: 'sector' }],
  [
    'ages reversed',
    aUnit({ age_from: '18' }),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'age_from, age_to' },
  ],
  ['half a bed', aUnit({ beds: '1.5' }), { code: 'PLACES_VALUE_WRONG', line: 4, field: 'beds' }],
  [
    'an impossible date',
    aUnit({ opened: '2021-02-29' }),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'opened' },
  ],
  [
    'a British date',
    aUnit({ closed: '01/02/2021' }),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'closed' },
  ],
  [
    'closed before opened',
    aUnit({ opened: '2021-02-01', closed: '2021-01-31' }),
    { code: 'PLACES_VALUE_WRONG', line: 4, field: 'opened, closed' },
  ],
  [
    'a unit and service twice at the same time',
    aUnit({ unit: 'U2', site: 'RBB01', easting: '299000', northing: '399000', opened: '2021-06-29' }),
    { code: 'PLACES_UNIT_TWICE', line: 4 },
  ],
  ['a site in two places', aUnit({ site: 'RAA01' }), { code: 'PLACES_SITE_MOVED', line: 4 }],
  [
    'a name of no kind of area',
    { 'area-names.csv': 'kind,code,name\nx,y,z\n' },
    { code: 'PLACES_VALUE_WRONG', line: 2 },
  ],
];

it.each(cases)('refuses %s', async (_, files, { code, ...place }) => {
  const error = await refusal(aSmallReference(files));
  expect(error).toMatchObject({ code, exitCode: 6 });
  expect(error.place).toMatchObject(place);
  expect(error.place.file).toMatch(/^reference\//);
  expect(error.toLine()).not.toContain(marked);
});

it('refuses a study without units', async () => {
  const error = await refusal(aReferenceFolder({ 'areas.csv': lines(areasHeader, ...someAreas) }));
  expect(error).toMatchObject({ code: 'PLACES_FILE_MISSING', place: { file: 'reference/units.csv' } });
});

it('refuses a damaged gzip file', async () => {
  const whole = gzipSync(lines(areasHeader, ...someAreas));
  const folder = aReferenceFolder({ 'areas.csv.gz': whole.subarray(0, 40), 'units.csv': 'x' });
  expect(await refusal(folder)).toMatchObject({ code: 'PLACES_FILE_UNREADABLE' });
});

it('refuses a link that leads out of the study', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'homeward-outside-'));
  writeFileSync(join(outside, 'units.csv'), lines(unitsHeader, ...someUnits));
  const folder = aSmallReference();
  rmSync(join(folder, 'reference', 'units.csv'));
  symlinkSync(join(outside, 'units.csv'), join(folder, 'reference', 'units.csv'));
  expect(await refusal(folder)).toMatchObject({ code: 'PLACES_FILE_UNREADABLE' });
});

it('accepts a unit and service twice when the first has closed by the day that the second opens', async () => {
  const again = aUnit({
    unit: 'U2',
    site: 'RBB01',
    easting: '299000',
    northing: '399000',
    opened: '2021-06-30',
  });
  const found = await readPlaces(engine, aSmallReference(again));
  expect(found.inputs.at(-1)?.rows).toBe(3);
});
