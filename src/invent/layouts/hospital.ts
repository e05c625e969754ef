/** Tables about hospital spells: MHS501, MHS502, MHS503 and, in layout 6, MHS903. Names: published extract definitions. */
import { ageOn } from '../days.ts';
import type { Layout } from '../options.ts';
import type { SpellRow, StayRow, TreatmentRow, WardRow } from '../rows.ts';
import type { Ward } from '../wards.ts';
import { type Column, column, envelope, type Table, table } from './column.ts';

const spellId = ['UniqHospProvSpellNum', 'UniqHospProvSpellID', 'UniqHospProvSpellID'] as const;

export const spell: Table<SpellRow> = table('MHS501HospProvSpell', [
  ...envelope<SpellRow>('MHS501'),
  column('Person_ID', (row) => row.spell.person.id),
  column(spellId, (row) => row.id),
  column('StartDateHospProvSpell', (row) => row.start, 'date'),
  column('DischDateHospProvSpell', (row) => row.end, 'date'),
  column(
    ['SourceAdmCodeHospProvSpell', 'SourceAdmMHHospProvSpell', 'SourceAdmMHHospProvSpell'],
    (row) => row.spell.source,
  ),
  column(
    ['AdmMethCodeHospProvSpell', 'MethAdmMHHospProvSpell', 'MethAdmMHHospProvSpell'],
    (row) => row.spell.method,
  ),
  column(['DischMethCodeHospProvSpell', 'MethOfDischMHHospProvSpell', 'MethOfDischMHHospProvSpell'], (row) =>
    row.end === undefined ? undefined : row.spell.dischargeMethod,
  ),
  column(['DischDestCodeHospProvSpell', 'DestOfDischHospProvSpell', 'DestOfDischHospProvSpell'], (row) =>
    row.end === undefined ? undefined : row.spell.destination,
  ),
  column(
    [undefined, undefined, 'AgeHospStartDate'],
    ({ spell: { person }, start }) => (person.ageOnFile ? ageOn(person.born, start) : undefined),
    'number',
  ),
]);

/** Codes 26 (eating disorder, 12 or under) and 310 (learning disability) are told apart within one category. */
function bed({ spell: { person, start }, stay: { ward, told } }: StayRow, layout: Layout): string {
  if (told !== 'by-bed') return '';
  const [older, newer] = ward.bed;
  if (layout === 'v6') return newer === '311' && person.index % 3 === 0 ? '310' : newer;
  return older === '25' && ageOn(person.born, start) <= 12 ? '26' : older;
}

const wardColumns = <R extends StayRow | WardRow>(
  wardOf: (row: R) => Ward,
  layout: Layout,
): readonly Column<R>[] => [
  column('WardCode', (row) => wardOf(row).code),
  column('WardType', (row) => wardOf(row).type),
  column('WardAge', (row) => wardOf(row).age),
  column('WardSecLevel', (row) => wardOf(row).security),
  column(
    layout === 'v6' ? 'WardIntendedClinCareMH' : 'IntendClinCareIntenCodeMH',
    (row) => wardOf(row).intensity,
  ),
];

export const stay = (layout: Layout): Table<StayRow> =>
  table('MHS502WardStay', [
    ...envelope<StayRow>('MHS502'),
    column('Person_ID', (row) => row.spell.person.id),
    column(spellId, (row) => row.spell.id),
    column('UniqWardStayID', (row) => row.stay.id),
    column('StartDateWardStay', (row) => row.stay.start, 'date'),
    column('EndDateWardStay', (row) => row.end, 'date'),
    column(['SiteIDOfTreat', 'SiteIDOfTreat', undefined], (row) => row.stay.ward.site),
    column(['HospitalBedTypeMH', 'HospitalBedTypeMH', 'MHAdmittedPatientClass'], (row) => bed(row, layout)),
    column('SpecialisedMHServiceCode', (row) =>
      row.stay.told === 'by-ward' ? '' : row.stay.ward.specialised,
    ),
    ...wardColumns<StayRow>((row) => row.stay.ward, layout),
    column('WardLocDistanceHome', (row) => row.kilometres, 'number'),
  ]);

export const treatment: Table<TreatmentRow> = table('MHS503AssignedCareProf', [
  ...envelope<TreatmentRow>('MHS503'),
  column('Person_ID', (row) => row.spell.person.id),
  column(spellId, (row) => row.spell.id),
  column('TreatFuncCodeMH', (row) => row.code),
]);

export const ward: Table<WardRow> = table<WardRow>(
  [undefined, undefined, 'MHS903WardDetails'],
  [
    ...envelope<WardRow>('MHS903'),
    ...wardColumns<WardRow>((row) => row.ward, 'v6'),
    column('SiteIDOfTreat', (row) => row.ward.site),
  ],
);
