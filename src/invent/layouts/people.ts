/** Tables about submissions and people: MHS000, MHS001, MHS003, MHS005, MHS007, MHS401. Names: published extract definitions. */
import { firstDayOf, lastDayOf } from '../days.ts';
import type { Layout } from '../options.ts';
import type { LegalRow, PersonRow, Row } from '../rows.ts';
import { column, envelope, type Table, table } from './column.ts';

const versions: Readonly<Record<Layout, string>> = { v4: '4.1', v5: '5.0', v6: '6.0' };

/** FileType was words first, then 1 and 2, then a number that grows. */
const fileType = (layout: Layout, order: 1 | 2): string =>
  layout === 'v4' ? (order === 1 ? 'Primary' : 'Refresh') : String(order);

export const header = (layout: Layout): Table<Row> =>
  table('MHS000Header', [
    column('MHS000UniqID', (_, key) => key),
    column('DatSetVer', () => versions[layout]),
    column('OrgIDProvider', ({ submission }) => submission.provider.code),
    column('ReportingPeriodStartDate', ({ submission }) => firstDayOf(submission.month), 'date'),
    column('ReportingPeriodEndDate', ({ submission }) => lastDayOf(submission.month), 'date'),
    column(
      'DateTimeDatSetCreate',
      ({ submission }) => lastDayOf(submission.month) + 21 * submission.order,
      'moment',
    ),
    column('FileType', ({ submission }) => fileType(layout, submission.order)),
    column('UniqSubmissionID', ({ submission }) => submission.id),
    column('UniqMonthID', ({ submission }) => submission.month, 'number'),
  ]);

const gender = { female: '2', male: '1', other: '9', unknown: 'X' } as const;
const genderIdentity = { female: '2', male: '1', other: '4', unknown: 'X' } as const;
const whether = (fact: boolean | undefined): number | undefined =>
  fact === undefined ? undefined : Number(fact);

export const person: Table<PersonRow> = table('MHS001MPI', [
  ...envelope<PersonRow>('MHS001'),
  column('Person_ID', (row) => row.person.id),
  column('AgeRepPeriodStart', (row) => row.ageAtStart, 'number'),
  column('AgeRepPeriodEnd', (row) => row.ageAtEnd, 'number'),
  column([undefined, 'GenderIDCode', 'GenderIDCode'], (row) => genderIdentity[row.person.gender]),
  column('Gender', (row) => gender[row.person.gender]),
  column('EthnicCategory', (row) => row.person.ethnicity),
  column('LSOA2011', (row) => row.area),
  column('DefaultPostcode', (row) => row.defaultPostcode),
  column(['OrgIDCCGRes', 'OrgIDSubICBLocResidence', 'OrgIDSubICBLocResidence'], (row) => row.ccg),
  column('LDAFlag', (row) => whether(row.person.learningFlag), 'boolean'),
  column('PatMRecInRP', (row) => whether(row.main), 'boolean'),
]);

export const accommodation: Table<PersonRow> = table('MHS003AccommStatus', [
  ...envelope<PersonRow>('MHS003'),
  column('Person_ID', (row) => row.person.id),
  column(['AccommodationStatusCode', 'AccommodationType', 'AccommodationType'], (row) => row.accommodation),
]);

export const indicators: Table<PersonRow> = table('MHS005PatInd', [
  ...envelope<PersonRow>('MHS005'),
  column('Person_ID', (row) => row.person.id),
  column('LACStatus', (row) => row.person.lookedAfter),
]);

export const disability: Table<PersonRow> = table('MHS007DisabilityType', [
  ...envelope<PersonRow>('MHS007'),
  column('Person_ID', (row) => row.person.id),
  column('DisabCode', (row) => row.person.disability),
]);

export const legal: Table<LegalRow> = table('MHS401MHActPeriod', [
  ...envelope<LegalRow>('MHS401'),
  column('Person_ID', (row) => row.spell.person.id),
  column('UniqMHActEpisodeID', (row) => `${row.spell.id}7${row.number}`),
  column('LegalStatusCode', (row) => row.period.code),
  column('LegalStatusClassPeriodStartReason', () => ''),
  column('StartDateMHActLegalStatusClass', (row) => row.period.start, 'date'),
  column('EndDateMHActLegalStatusClass', (row) => row.end, 'date'),
]);
