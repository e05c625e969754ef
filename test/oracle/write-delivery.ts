/** Writes a random world as a delivery of layout 4, 5 or 6, in the style of the specification or of a real extract. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line, RandomPlaces } from './random-places.ts';
import type { World } from './random-world.ts';

export type Layout = 'v4' | 'v5' | 'v6';
export type Style = 'spec' | 'dars';

type Columns = Readonly<Record<string, string>>;
interface Table {
  readonly file: string;
  readonly rows: keyof World;
  /** Our word → the column of the layout. */
  readonly columns: Columns;
}

const keys: Columns = {
  person: 'Person_ID',
  provider: 'OrgIDProv',
  month: 'UniqMonthID',
  submission: 'UniqSubmissionID',
};

function tablesOf(layout: Layout): readonly Table[] {
  const before5 = layout === 'v4';
  const before6 = layout !== 'v6';
  const spell = { spell: before5 ? 'UniqHospProvSpellNum' : 'UniqHospProvSpellID' };
  const { person: _, ...organisation } = keys;
  const list: Table[] = [
    {
      file: 'MHS000Header',
      rows: 'submissions',
      columns: {
        ...organisation,
        provider: 'OrgIDProvider',
        fileType: 'FileType',
        created: 'DateTimeDatSetCreate',
      },
    },
    {
      file: 'MHS001MPI',
      rows: 'people',
      columns: {
        ...keys,
        area: 'LSOA2011',
        defaultPostcode: 'DefaultPostcode',
        ageStart: 'AgeRepPeriodStart',
        ageEnd: 'AgeRepPeriodEnd',
        gender: 'Gender',
        ...(before5 ? {} : { genderIdentity: 'GenderIDCode' }),
        ethnic: 'EthnicCategory',
        flag: 'LDAFlag',
        main: 'PatMRecInRP',
        nothing: 'PostcodeDistrict',
      },
    },
    { file: 'MHS005PatInd', rows: 'lookedAfter', columns: { ...keys, value: 'LACStatus' } },
    { file: 'MHS007DisabilityType', rows: 'disabilities', columns: { ...keys, code: 'DisabCode' } },
    {
      file: 'MHS401MHActPeriod',
      rows: 'legal',
      columns: {
        ...keys,
        code: 'LegalStatusCode',
        starts: 'StartDateMHActLegalStatusClass',
        ends: 'EndDateMHActLegalStatusClass',
        nothing: 'LegalStatusClassPeriodStartReason',
      },
    },
    {
      file: 'MHS501HospProvSpell',
      rows: 'spells',
      columns: {
        ...keys,
        ...spell,
        starts: 'StartDateHospProvSpell',
        ends: 'DischDateHospProvSpell',
        source: before5 ? 'SourceAdmCodeHospProvSpell' : 'SourceAdmMHHospProvSpell',
        method: before5 ? 'AdmMethCodeHospProvSpell' : 'MethAdmMHHospProvSpell',
        destination: before5 ? 'DischDestCodeHospProvSpell' : 'DestOfDischHospProvSpell',
        discharge: before5 ? 'DischMethCodeHospProvSpell' : 'MethOfDischMHHospProvSpell',
        ...(before6 ? {} : { ageStated: 'AgeHospStartDate' }),
      },
    },
    {
      file: 'MHS502WardStay',
      rows: 'stays',
      columns: {
        ...keys,
        ...spell,
        stay: 'UniqWardStayID',
        starts: 'StartDateWardStay',
        ends: 'EndDateWardStay',
        specialised: 'SpecialisedMHServiceCode',
        km: 'WardLocDistanceHome',
        wardType: 'WardType',
        wardAge: 'WardAge',
        security: 'WardSecLevel',
        ...(before6
          ? { site: 'SiteIDOfTreat', bed: 'HospitalBedTypeMH' }
          : { ward: 'WardCode', bed6: 'MHAdmittedPatientClass' }),
      },
    },
    {
      file: 'MHS503AssignedCareProf',
      rows: 'treatments',
      columns: { ...keys, ...spell, code: 'TreatFuncCodeMH' },
    },
  ];
  if (layout === 'v6')
    list.push({
      file: 'MHS903WardDetails',
      rows: 'wards',
      columns: {
        ...organisation,
        ward: 'WardCode',
        site: 'SiteIDOfTreat',
        wardType: 'WardType',
        wardAge: 'WardAge',
        security: 'WardSecLevel',
      },
    });
  return list;
}

export function writeDelivery(folder: string, world: World, layout: Layout, style: Style): void {
  mkdirSync(folder, { recursive: true });
  const shown = layout === 'v6' ? withWards(world, style) : world;
  for (const { file, rows, columns } of tablesOf(layout)) {
    if (shown[rows].length === 0 && rows === 'submissions') continue;
    const words = Object.keys(columns);
    const named = words.map((word) => ({ word, name: columnName(columns[word] ?? '', style) }));
    if (style === 'dars') named.sort((a, b) => (a.name < b.name ? -1 : 1));
    const lines = shown[rows].map((row) =>
      named.map(({ word }) => cell(word, row[word] ?? '', style)).join(','),
    );
    const twice = style === 'dars' && file !== 'MHS001MPI' ? lines.filter((_, i) => i % 3 === 0) : [];
    const name = style === 'dars' ? `${file.toLowerCase()}_pseudo_dars_nic_000000_x.csv` : `${file}.csv`;
    writeFileSync(
      join(folder, name),
      [named.map(({ name: column }) => column).join(','), ...lines, ...twice, ''].join('\n'),
    );
  }
}

export function writePlaces(
  folder: string,
  { areas, units }: RandomPlaces,
  without: readonly string[],
): void {
  mkdirSync(folder, { recursive: true });
  const write = (file: string, rows: readonly Line[], omitted: readonly string[]) => {
    const columns = Object.keys(rows[0] ?? {}).filter((column) => !omitted.includes(column));
    const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
    writeFileSync(join(folder, file), [columns.join(','), ...lines, ''].join('\n'));
  };
  write('areas.csv', areas, []);
  write('units.csv', units, without);
}

/** In layout 6 the site stands in the table of wards; an extract often repeats the ward's other facts in the stay, not always. */
function withWards(world: World, style: Style): World {
  const wards: Line[] = [];
  const stays = world.stays.map((stay) => {
    const { provider, month, submission, site, wardType, wardAge, security } = stay;
    const facts = { provider, month, submission, site, wardType, wardAge, security } as Line;
    const same = wards.find((ward) => Object.entries(facts).every(([word, value]) => ward[word] === value));
    const ward = same ?? { ...facts, ward: `WARD${wards.length}` };
    if (same === undefined) wards.push(ward);
    const own = style === 'dars' ? {} : { wardType: '', wardAge: '', security: '' };
    return { ...stay, ...own, ward: ward.ward ?? '' };
  });
  return { ...world, stays, wards };
}

function columnName(name: string, style: Style): string {
  if (style === 'spec') return name;
  return (name === 'Person_ID' ? 'tokenid' : name.toLowerCase()).slice(0, 32);
}

function cell(word: string, value: string, style: Style): string {
  if (style === 'spec') return word === 'flag' || word === 'main' ? value.slice(0, 1).toUpperCase() : value;
  if (value === '') return '';
  if (word === 'starts' || word === 'ends') return `"${value} 00:00:00"`;
  if (word === 'flag' || word === 'main') return value === 'yes' ? '1' : '0';
  return word === 'month' ? value : `"${value}"`;
}
