/** What a delivery lacks, and what each gap costs the study. */
import type { Delivery } from './delivery.ts';
import { placesOf } from './rows-of.ts';
import { type TableId, tables } from './tables.ts';

export interface Gap {
  /** A table, or a column of one: `MHS401`, `MHS502.HospitalBedTypeMH`. */
  readonly missing: string;
  readonly costs: string;
}

const costOfTable: Readonly<Partial<Record<TableId, string>>> = {
  MHS000:
    'two submissions of one month cannot be put in order, and a month without inpatients looks like a missed one',
  MHS003: 'homes that are hospitals or care homes are not flagged',
  MHS005: 'looked-after is unknown for all',
  MHS007: 'learning disability or autism rests on the flag in MHS001 and on the ward alone',
  MHS401: 'legal status is unknown for all',
  MHS503: 'the treatment function cannot help to decide the service of a ward',
};

const costOfField: Readonly<Partial<Record<TableId, Readonly<Record<string, string>>>>> = {
  MHS000: {
    file_type: 'a refresh cannot be told from the first submission',
    created: 'two submissions of the same type cannot be put in order',
  },
  MHS001: {
    default_postcode: 'homes without an area code are all of unknown place',
    age_end: 'the official monthly figures cannot be set beside ours',
    gender: 'gender rests on GenderIDCode alone',
    ethnic_category: 'ethnic group is unknown for all',
    disability_flag: 'learning disability or autism rests on MHS007 and on the ward alone',
    main_record: 'people with several providers are counted by their lowest age in the official figures',
  },
  MHS401: { ends_on: 'legal status periods never end: the last to begin counts' },
  MHS501: {
    source: 'transfers and admissions from care are recognised less often',
    method: 'transfers are recognised less often',
    destination: 'transfers are recognised less often',
  },
  MHS502: {
    ends_on: 'stays outside their spell are not found',
    ward_type: 'the service of wards without a bed type is unclassified more often',
    ward_age: 'the service of wards without a bed type is unclassified more often',
    ward_security: 'secure wards without a bed type are not told apart',
    bed_type: 'the service rests on what the ward is, as in years before April 2019',
    specialised_service: 'one of the ways to decide the service is missing',
    recorded_km: 'the recorded distance cannot be set beside ours',
  },
};

/** Columns that layout 6 keeps in MHS903. */
const wardFields = Object.keys(tables.MHS903).filter((field) => field !== 'ward_code');

export function gapsOf({ files }: Delivery): readonly Gap[] {
  const has = (table: string) => files.some((file) => file.table === table);
  const missingTables = Object.entries(costOfTable)
    .filter(([table]) => !has(table))
    .map(([missing, costs]) => ({ missing, costs }));
  const missingColumns = Object.entries(costOfField).flatMap(([table, costs]) =>
    Object.entries(costs).flatMap(([field, cost]) => {
      const names = (tables[table as TableId] as Readonly<Record<string, readonly string[]>>)[field] ?? [];
      const lacking = files.filter(
        (file) => file.table === table && placesOf(file.header, names).length === 0,
      );
      const elsewhere = table === 'MHS502' && wardFields.includes(field) && has('MHS903');
      if (lacking.length === 0 || elsewhere) return [];
      const some = lacking.length < files.filter((file) => file.table === table).length;
      return [{ missing: `${table}.${names.join('/')}`, costs: some ? `for some files: ${cost}` : cost }];
    }),
  );
  return [...missingTables, ...missingColumns];
}
