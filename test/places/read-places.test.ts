/** Reference files as they come: what they become, and what is used when the study brings none. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DuckDbEngine, openDuckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { tally } from '../../src/engine/grouped.ts';
import { englandAreas } from '../../src/places/england.ts';
import type { Places } from '../../src/places/places.ts';
import { readPlaces } from '../../src/places/read-places.ts';
import { requireKinds } from '../../src/places/require-kinds.ts';
import {
  aReferenceFolder,
  areasHeader,
  aSmallReference,
  lines,
  someUnits,
  unitsHeader,
} from './reference-folder.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await openDuckDb({ folders: [] });
});
afterAll(() => engine.close());

/** Reads, looks, forgets. */
async function places<T>(folder: string, look: (places: Places) => T | Promise<T>): Promise<T> {
  const found = await readPlaces(engine, folder);
  try {
    return await look(found);
  } finally {
    await engine.drop(found.areas);
    await engine.drop(found.units);
  }
}

const unitsBy = (found: Places, ...columns: readonly string[]) =>
  engine.collect(tally(found.units, { sets: [columns], measures: { beds: { sum: 'beds' } } }));

describe('a study with its own areas', () => {
  it('knows the codes of areas and units, which occur together, and what is absent', () =>
    places(aSmallReference(), (found) => {
      expect(found.codes).toEqual({ region: ['R1', 'R2'], hub: ['H1', 'H2'], icb: ['I1', 'I2'] });
      expect(found.provides).toEqual(['region', 'hub', 'icb', 'deprivation']);
      expect(found.homeCombinations).toEqual([
        { region: 'R1', hub: 'H1', stp: null, icb: 'I1', ccg: null, la: null },
        { region: 'R2', hub: 'H2', stp: null, icb: 'I2', ccg: null, la: null },
      ]);
      expect(found).toMatchObject({ vintage: 2011, bundled: false, attribution: [], outlines: {} });
      expect(found.inputs.map(({ file, rows }) => [file, rows])).toEqual([
        ['reference/areas.csv', 2],
        ['reference/units.csv', 2],
      ]);
    }));

  it('gives a unit the parents of the nearest area point', () =>
    places(aSmallReference(), async (found) => {
      const rows = await unitsBy(found, 'unit', 'region', 'hub', 'icb', 'sector');
      expect(rows.map(({ at }) => Object.values(at).join(' '))).toEqual([
        'U1 R1 H1 I1 nhs',
        'U2 R2 H2 I2 independent',
      ]);
    }));

  it('keeps the parents that a unit states', () => {
    const units = lines(`${unitsHeader},region`, ...someUnits.map((row) => `${row},R9`));
    return places(aSmallReference({ 'units.csv': units }), async (found) => {
      expect((await unitsBy(found, 'region', 'icb')).map(({ at }) => at)).toEqual([
        { region: 'R9', icb: 'I1' },
        { region: 'R9', icb: 'I2' },
      ]);
      expect(found.codes.region).toEqual(['R1', 'R2', 'R9']);
    });
  });

  it('names areas from area-names.csv, then from the pack, else by their code', () =>
    places(
      aSmallReference({ 'area-names.csv': 'kind,code,name\nregion,R1,"North, invented"\n' }),
      (found) => {
        expect([
          found.nameOf('region', 'R1'),
          found.nameOf('region', 'R2'),
          found.nameOf('region', 'Y56'),
        ]).toEqual(['North, invented', 'R2', 'London']);
      },
    ));

  it('reads quotes, a byte order mark, CRLF, gzip, any order of columns and columns it does not know', () => {
    const areas = `\u{feff}Extra,AREA,northing,easting,vintage,region,hub,icb,deprivation\r\n"a ""b"", c",A1,200000,100000,2011,R1,H1,I1,1\r\n\r\n,"A2",400000.0,300000,2011,R2,H2,I2,10`;
    const folder = aReferenceFolder({
      'areas.csv.gz': gzipSync(areas),
      'units.csv': lines(unitsHeader, ...someUnits),
    });
    return places(folder, async (found) => {
      const rows = await engine.collect(
        tally(found.areas, { sets: [['region', 'deprivation']], measures: { easting: { sum: 'easting' } } }),
      );
      expect(rows.map(({ at, numbers }) => [at.region, at.deprivation, numbers.easting])).toEqual([
        ['R1', '1', 100000],
        ['R2', '10', 300000],
      ]);
    });
  });

  it('takes text that looks like SQL as text', () => {
    const areas = lines(areasHeader, "A1,2011,100000,200000,R'; drop table areas; --,H1,I1,1");
    return places(aSmallReference({ 'areas.csv': areas }), (found) => {
      expect(found.codes.region).toEqual(["R'; drop table areas; --"]);
    });
  });
});

describe('a study without areas', () => {
  const folder = () => aReferenceFolder({ 'units.csv': lines(unitsHeader, ...someUnits) });

  it('uses the areas of England, with their attribution and outlines', () =>
    places(folder(), (found) => {
      expect(found).toMatchObject({ bundled: true, vintage: 2011, provides: ['region', 'icb', 'ccg'] });
      expect([found.codes.region?.length, found.codes.icb?.length, found.codes.ccg?.length]).toEqual([
        7, 42, 106,
      ]);
      expect(found.nameOf('icb', 'QOP')).toBe('NHS Greater Manchester Integrated Care Board');
      expect(found.attribution).toEqual(englandAreas().attribution);
      expect(found.outlines.region?.map(({ code }) => code)).toEqual(found.codes.region);
      expect(found.outlines.icb?.map(({ code }) => code)).toEqual(found.codes.icb);
      expect(found.inputs[0]).toMatchObject({ file: 'bundled/areas.csv.gz', rows: 32_844 });
    }));

  it('refuses a definition that the bundled areas cannot answer, by name', () =>
    places(folder(), (found) => {
      requireKinds(found, ['region', 'icb', 'ccg']);
      expect(() => requireKinds(found, ['icb', 'hub'])).toThrow(
        expect.objectContaining({
          code: 'PLACES_KIND_MISSING',
          exitCode: 6,
          message: 'the study asks for hub, and no area has it',
          remedy: 'bring reference/areas.csv with the column hub, or take hub out of study.yaml',
        }),
      );
    }));
});
