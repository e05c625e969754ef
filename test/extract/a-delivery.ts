/** A small invented delivery, laid out by hand, and the counts by which two readings of it are compared. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { date } from '../../src/engine/dialect.ts';
import { type DuckDbEngine, openDuckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { type Measure, tally } from '../../src/engine/grouped.ts';
import type { Relation } from '../../src/engine/relation.ts';
import { sql } from '../../src/engine/sql.ts';
import { openDelivery } from '../../src/extract/delivery.ts';
import { type ReadOptions, readDelivery } from '../../src/extract/read-delivery.ts';
import type { Extracted } from '../../src/extract/relations.ts';

/** Stands in every field that is a record's value; no message may hold it. */
export const canary = 'QZCANARY';
const child = `${canary}9007199254740993001`;
const other = `${canary}9007199254740993002`;
const adult = `${canary}9007199254740993003`;

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
/** File name to table. */
export type Tables = Readonly<Record<string, Table>>;

const keys = ['Person_ID', 'OrgIDProv', 'UniqMonthID', 'UniqSubmissionID'];
const april = (person: string) => [person, 'RAA', '1393', '7100000000000000001'];
const may = (person: string) => [person, 'RAA', '1394', '7100000000000000002'];
const mayAgain = (person: string) => [person, 'RAA', '1394', '7100000000000000003'];
const table = (header: readonly string[], ...rows: (readonly string[])[]): Table => ({ header, rows });

/** Layout 5, as the published definition names things. Two children and an adult; May was sent twice. */
export const layout5: Tables = {
  'MHS000Header.csv': table(
    ['OrgIDProvider', 'UniqMonthID', 'UniqSubmissionID', 'FileType', 'DateTimeDatSetCreate'],
    ['RAA', '1393', '7100000000000000001', 'Primary', '2016-05-20T10:00:00'],
    ['RAA', '1394', '7100000000000000002', 'Primary', '2016-06-20T10:00:00'],
    ['RAA', '1394', '7100000000000000003', 'Refresh', '2016-07-20T10:00:00'],
  ),
  'MHS001MPI.csv': table(
    [
      ...keys,
      'LSOA2011',
      'DefaultPostcode',
      'AgeRepPeriodStart',
      'AgeRepPeriodEnd',
      'GenderIDCode',
      'Gender',
      'EthnicCategory',
      'LDAFlag',
      'PatMRecInRP',
      'PostcodeDistrict',
    ],
    [...april(child), 'E01000001', '', '15', '15', '', '2', 'A', '0', '1', 'ZÜ1'],
    [...mayAgain(child), 'E01000001', '', '15', '16', '', '2', 'A', '0', '1', 'ZÜ1'],
    [...mayAgain(other), '', 'ZZ99 3VZ', '12', '12', '', '1', 'Z', '1', '0', 'ZÜ1'],
    [...april(adult), 'E01000002', '', '40', '40', '', '1', 'R', '', '1', 'ZÜ1'],
  ),
  'MHS401MHActPeriod.csv': table(
    [...keys, 'LegalStatusCode', 'StartDateMHActLegalStatusClass', 'EndDateMHActLegalStatusClass'],
    [...april(child), '02', '2016-04-04', ''],
  ),
  'MHS501HospProvSpell.csv': table(
    [
      ...keys,
      'UniqHospProvSpellID',
      'StartDateHospProvSpell',
      'DischDateHospProvSpell',
      'SourceAdmMHHospProvSpell',
      'MethAdmMHHospProvSpell',
      'MethOfDischMHHospProvSpell',
      'DestOfDischHospProvSpell',
    ],
    [...april(child), `RAA${canary}1`, '2016-04-04', '', '19', '2b', '', ''],
    [...may(child), `RAA${canary}1`, '2016-04-04', '', '19', '2b', '', ''],
    [...mayAgain(child), `RAA${canary}1`, '2016-04-04', '2016-05-09', '19', '2b', '1', '53'],
    [...mayAgain(other), `RAA${canary}2`, '2016-05-31', '', '65', '13', '', ''],
    [...april(adult), `RAA${canary}3`, '2016-04-10', '2016-04-12', '19', '21', '1', '19'],
  ),
  'MHS502WardStay.csv': table(
    [
      ...keys,
      'UniqHospProvSpellID',
      'UniqWardStayID',
      'StartDateWardStay',
      'EndDateWardStay',
      'SiteIDOfTreat',
      'WardType',
      'WardAge',
      'WardSecLevel',
      'HospitalBedTypeMH',
      'WardLocDistanceHome',
    ],
    [
      ...april(child),
      `RAA${canary}1`,
      `RAA${canary}1W`,
      '2016-04-04',
      '',
      'RAA01',
      '01',
      '11',
      '0',
      '24',
      '61',
    ],
    [
      ...mayAgain(child),
      `RAA${canary}1`,
      `RAA${canary}1W`,
      '2016-04-04',
      '2016-05-09',
      'RAA01',
      '01',
      '11',
      '0',
      '24',
      '0',
    ],
    [
      ...mayAgain(other),
      `RAA${canary}2`,
      `RAA${canary}2W`,
      '2016-05-31',
      '',
      'RAA02',
      '01',
      '10',
      '0',
      '23',
      '7',
    ],
    [
      ...april(adult),
      `RAA${canary}3`,
      `RAA${canary}3W`,
      '2016-04-10',
      '2016-04-12',
      'RAA09',
      '03',
      '13',
      '0',
      '10',
      '5',
    ],
  ),
};

export interface Form {
  readonly delimiter?: string;
  readonly quoted?: boolean;
  readonly lineEnd?: string;
}

export function textOf(
  { header, rows }: Table,
  { delimiter = ',', quoted = false, lineEnd = '\n' }: Form = {},
): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => (quoted ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
  return [header, ...rows].map((cells) => line(cells) + lineEnd).join('');
}

/** Renames columns, and changes cells by the column's old name. */
export function changed(
  { header, rows }: Table,
  names: Readonly<Record<string, string>>,
  cell: (column: string, value: string) => string = (_, value) => value,
): Table {
  return {
    header: header.map((column) => names[column] ?? column),
    rows: rows.map((row) => row.map((value, i) => cell(header[i] ?? '', value))),
  };
}

export const withoutColumn = ({ header, rows }: Table, name: string): Table => {
  const at = header.indexOf(name);
  const others = (cells: readonly string[]) => cells.filter((_, i) => i !== at);
  return { header: others(header), rows: rows.map(others) };
};

/** A study's folder with these files in its delivery. */
export function aStudyWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'homeward-extract-')));
  mkdirSync(join(folder, 'delivery'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'delivery', name), content);
  return folder;
}

export const asFiles = (tables: Tables, form: Form = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(tables).map(([name, each]) => [name, textOf(each, form)]));

/** Hash of every file in a folder, by name. */
export function hashesOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

/** Reads the delivery of a study's folder, gives what `act` makes of it, and removes the folder. */
export async function reading<Result>(
  folder: string,
  act: (extracted: Extracted, engine: DuckDbEngine) => Promise<Result>,
  options: Partial<ReadOptions> & { readonly threads?: number } = {},
): Promise<Result> {
  const { threads = 2, ...others } = options;
  const engine = await openDuckDb({ folders: [folder], threads });
  try {
    const delivery = await openDelivery(engine, folder);
    return await act(await readDelivery(engine, delivery, { vintage: 2011, ...others }), engine);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts that differ when any value that is read differs. */
export async function countsOf(extracted: Extracted, engine: DuckDbEngine): Promise<object> {
  const count = (relation: Relation, by: readonly string[], measures: Readonly<Record<string, Measure>>) =>
    engine.collect(tally(relation, { sets: [by], measures }));
  const on = (column: string, day: string): Measure => ({
    count: sql`${{ parts: [{ text: column }] }} = ${date(day)}`,
  });
  return {
    submissions: await count(extracted.submissions, ['provider', 'month', 'submission', 'file_type'], {
      created: { count: sql`created > timestamp '2016-05-20 09:59:59'` },
    }),
    finals: await count(extracted.finals, ['provider', 'month'], {
      refreshed: { count: sql`submission = '7100000000000000003'` },
    }),
    spells: await count(extracted.spells, ['provider', 'month', 'submission'], {
      people: { distinct: ['person'] },
      spells: { distinct: ['spell'] },
      fourth: on('starts_on', '2016-04-04'),
      last: on('starts_on', '2016-05-31'),
      ended: on('ends_on', '2016-05-09'),
      transferred: { count: sql`method = '2B' and destination = '53' and discharge_method = '1'` },
      care: { count: sql`source = '65'` },
      unreadable: { count: sql`starts_on_unreadable or ends_on_unreadable` },
    }),
    adultSpells: await count(extracted.adultSpells, [], {
      people: { distinct: ['person'] },
      started: on('starts_on', '2016-04-10'),
      ended: on('ends_on', '2016-04-12'),
    }),
    adultStarts: await count(extracted.adultStarts, ['month'], { spells: { sum: 'spells' } }),
    people: await count(extracted.people, ['provider', 'month', 'gender', 'ethnic_group', 'home_place'], {
      ages: { sum: 'age_start' },
      agesAtEnd: { sum: 'age_end' },
      home: { count: sql`area = 'E01000001'` },
      flagged: { count: sql`learning_disability_or_autism_flag` },
      notFlagged: { count: sql`not learning_disability_or_autism_flag` },
      main: { count: sql`main_record` },
    }),
    stays: await count(extracted.stays, ['provider', 'month', 'bed_type'], {
      km: { sum: 'recorded_km' },
      stays: { distinct: ['stay'] },
      site: { count: sql`site = 'RAA01' and ward_type = '01' and ward_age = '11' and ward_security = '0'` },
      ended: on('ends_on', '2016-05-09'),
    }),
    legal: await count(extracted.legalPeriods, ['provider', 'month'], {
      detained: { count: sql`legal_status = 'detained'` },
      fourth: on('starts_on', '2016-04-04'),
    }),
  };
}
