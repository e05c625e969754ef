/** The same people and stays in the layouts 4, 5 and 6, together and apart, are read as the same; headers say which table and layout they are. */
import { expect, it, vi } from 'vitest';
import { recognise } from '../../src/extract/recognise.ts';
import {
  aStudyWith,
  asFiles,
  changed,
  countsOf,
  layout5,
  reading,
  type Table,
  type Tables,
  withoutColumn,
} from './a-delivery.ts';

vi.setConfig({ testTimeout: 60_000 });

const of = (name: string): Table => {
  const table = layout5[name];
  if (table === undefined) throw new Error(`impossible: no ${name}`);
  return table;
};
const spells = of('MHS501HospProvSpell.csv');
const stays = of('MHS502WardStay.csv');

const layout4: Tables = {
  ...layout5,
  'MHS001MPI.csv': withoutColumn(of('MHS001MPI.csv'), 'GenderIDCode'),
  'MHS501HospProvSpell.csv': changed(spells, {
    UniqHospProvSpellID: 'UniqHospProvSpellNum',
    SourceAdmMHHospProvSpell: 'SourceAdmCodeHospProvSpell',
    MethAdmMHHospProvSpell: 'AdmMethCodeHospProvSpell',
    MethOfDischMHHospProvSpell: 'DischMethCodeHospProvSpell',
    DestOfDischHospProvSpell: 'DischDestCodeHospProvSpell',
  }),
  'MHS502WardStay.csv': changed(stays, { UniqHospProvSpellID: 'UniqHospProvSpellNum' }),
};

/** The ward's facts move to MHS903; codes of beds are other codes, here put back for comparison. */
const wardOf = (row: readonly string[]) => row[stays.header.indexOf('UniqWardStayID')] ?? '';
const layout6: Tables = {
  ...layout5,
  'MHS502WardStay.csv': ['SiteIDOfTreat', 'WardType', 'WardAge', 'WardSecLevel'].reduce(withoutColumn, {
    header: [...changed(stays, { HospitalBedTypeMH: 'MHAdmittedPatientClass' }).header, 'WardCode'],
    rows: stays.rows.map((row) => [...row, wardOf(row)]),
  }),
  'MHS903WardDetails.csv': {
    header: [
      'WardCode',
      'OrgIDProv',
      'UniqMonthID',
      'UniqSubmissionID',
      'SiteIDOfTreat',
      'WardType',
      'WardAge',
      'WardSecLevel',
    ],
    rows: stays.rows.map((row) => [
      wardOf(row),
      ...[
        'OrgIDProv',
        'UniqMonthID',
        'UniqSubmissionID',
        'SiteIDOfTreat',
        'WardType',
        'WardAge',
        'WardSecLevel',
      ].map((column) => row[stays.header.indexOf(column)] ?? ''),
    ]),
  },
};

it.each([
  ['layout 4', layout4],
  ['layout 6', layout6],
])('reads %s as layout 5', async (_, tables) => {
  const expected = await reading(aStudyWith(asFiles(layout5)), countsOf);
  expect(await reading(aStudyWith(asFiles(tables)), countsOf)).toEqual(expected);
});

it('reads years of two layouts as one delivery', async () => {
  const expected = await reading(aStudyWith(asFiles(layout5)), countsOf);
  const half = (table: Table, inApril: boolean): Table => ({
    header: table.header,
    rows: table.rows.filter((row) => row.includes('1393') === inApril),
  });
  const files: Record<string, string> = {};
  for (const [name, table] of Object.entries(layout4))
    Object.assign(files, asFiles({ [`v4-${name}`]: half(table, true) }));
  for (const [name, table] of Object.entries(layout6))
    Object.assign(files, asFiles({ [`v6-${name}`]: half(table, false) }));
  delete files['v6-MHS401MHActPeriod.csv'];
  expect(await reading(aStudyWith(files), countsOf)).toEqual(expected);
});

it('takes the first area column that is filled, and LSOA2021 only for a study of 2021', async () => {
  const mpi = of('MHS001MPI.csv');
  const both: Table = {
    header: [...mpi.header, 'LSOA2021'],
    rows: mpi.rows.map((row) => [...row, 'E01000009']),
  };
  const study = () => aStudyWith(asFiles({ ...layout5, 'MHS001MPI.csv': both }));
  const homes = (vintage: 2011 | 2021) =>
    reading(study(), async (extracted, engine) => JSON.stringify(await countsOf(extracted, engine)), {
      vintage,
    });
  expect(await homes(2011)).toContain('"home_place":"no-fixed-abode"');
  expect(await homes(2011)).toContain('"home":1');
  expect(await homes(2021)).not.toContain('"home":1');
});

it('knows a table by its row key, even one that it does not read', () => {
  expect(recognise(['MHS606UniqID', 'Person_ID'])).toMatchObject({ table: 'MHS606' });
});

it('knows tables and layouts by the columns that tell them apart', () => {
  expect(recognise(spells.header)).toEqual({ table: 'MHS501', layouts: ['v5', 'v6'], foreign: 0 });
  expect(recognise(layout4['MHS501HospProvSpell.csv']?.header ?? [])).toEqual({
    table: 'MHS501',
    layouts: ['v4'],
    foreign: 0,
  });
  expect(recognise(layout6['MHS502WardStay.csv']?.header ?? [])).toEqual({
    table: 'MHS502',
    layouts: ['v6'],
    foreign: 0,
  });
  expect(recognise(layout6['MHS903WardDetails.csv']?.header ?? [])).toMatchObject({ table: 'MHS903' });
});

it('says that a header mixes the columns of two layouts', () => {
  expect(recognise([...spells.header, 'AdmMethCodeHospProvSpell']).foreign).toBe(1);
});

it('does not guess: keys that every table has, or words of no table, are no table', () => {
  expect(recognise(['Person_ID', 'OrgIDProv', 'UniqMonthID']).table).toBeUndefined();
  expect(recognise(["'); drop table x; --", '"', 'name']).table).toBeUndefined();
});
