/** Reads a delivery folder of any layout into plain rows, the final submission of each provider and month only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ethnicGroup, gender, genderIdentity, legalStatus } from './codes.ts';
import { type Row, readCsv } from './csv.ts';
import { type Day, dayOf } from './days.ts';

export interface Keys {
  readonly person: string;
  readonly provider: string;
  readonly month: number;
  readonly submission: string;
}
export interface SpellRow extends Keys {
  readonly spell: string;
  readonly starts: Day | null;
  readonly ends: Day | null;
  readonly source: string;
  readonly method: string;
  readonly destination: string;
}
export interface PersonRow extends Keys {
  readonly area: string;
  readonly defaultPostcode: string;
  readonly ageStart: number | null;
  readonly ageEnd: number | null;
  readonly gender: string;
  readonly ethnicGroup: string;
  readonly flag: boolean | null;
  readonly main: boolean;
}
export interface StayRow extends Keys {
  readonly spell: string;
  readonly stay: string;
  readonly starts: Day | null;
  readonly ends: Day | null;
  readonly site: string;
  readonly wardType: string;
  readonly wardAge: string;
  readonly security: string;
  readonly bed: string;
  readonly specialised: string;
  readonly km: number | null;
}
export interface Delivery {
  readonly spells: readonly SpellRow[];
  readonly people: readonly PersonRow[];
  readonly stays: readonly StayRow[];
  readonly lookedAfter: readonly (Keys & { readonly value: string })[];
  readonly disabilities: readonly (Keys & { readonly code: string })[];
  readonly legal: readonly (Keys & {
    readonly status: string;
    readonly starts: Day | null;
    readonly ends: Day | null;
  })[];
  readonly treatments: readonly (Keys & { readonly spell: string; readonly code: string })[];
}

export function readDelivery(folder: string): Delivery {
  const table = (number: string): readonly Row[] =>
    readdirSync(folder)
      .filter((file) => file.toLowerCase().includes(`mhs${number}`) && file.endsWith('.csv'))
      .sort()
      .flatMap((file) => readCsv(readFileSync(join(folder, file), 'utf8')));
  const finals = finalSubmissions(table('000'), table('501'));
  const final = (number: string) =>
    table(number).filter((row) => finals.get(`${provider(row)} ${row.uniqmonthid}`) === row.uniqsubmissionid);
  const wards = final('903');
  const wardOf = (row: Row) =>
    wards.find(
      (ward) =>
        ward.wardcode === row.wardcode &&
        provider(ward) === provider(row) &&
        ward.uniqmonthid === row.uniqmonthid,
    ) ?? {};
  return {
    spells: final('501').map((row) => ({
      ...keys(row),
      spell: first(row, 'uniqhospprovspellid', 'uniqhospprovspellnum'),
      starts: dayOf(first(row, 'startdatehospprovspell')),
      ends: dayOf(first(row, 'dischdatehospprovspell')),
      source: first(row, 'sourceadmmhhospprovspell', 'sourceadmcodehospprovspell'),
      method: first(row, 'methadmmhhospprovspell', 'admmethcodehospprovspell'),
      destination: first(row, 'destofdischhospprovspell', 'dischdestcodehospprovspell'),
    })),
    people: final('001').map((row) => ({
      ...keys(row),
      area: first(row, 'lsoa2011', 'lsoa'),
      defaultPostcode: first(row, 'defaultpostcode'),
      ageStart: age(first(row, 'agerepperiodstart')),
      ageEnd: age(first(row, 'agerepperiodend')),
      gender: genderIdentity[first(row, 'genderidcode')] ?? gender[first(row, 'gender')] ?? 'unknown',
      ethnicGroup: ethnicGroup(first(row, 'ethniccategory')),
      flag: truth(first(row, 'ldaflag')),
      main: truth(first(row, 'patmrecinrp')) === true,
    })),
    stays: final('502').map((row) => {
      const ward = wardOf(row);
      const either = (name: string) => first(row, name) || first(ward, name);
      const km = first(row, 'wardlocdistancehome');
      return {
        ...keys(row),
        spell: first(row, 'uniqhospprovspellid', 'uniqhospprovspellnum'),
        stay: first(row, 'uniqwardstayid'),
        starts: dayOf(first(row, 'startdatewardstay')),
        ends: dayOf(first(row, 'enddatewardstay')),
        site: either('siteidoftreat'),
        wardType: either('wardtype'),
        wardAge: either('wardage'),
        security: either('wardseclevel'),
        bed: first(row, 'hospitalbedtypemh', 'mhadmittedpatientclass'),
        specialised: first(row, 'specialisedmhservicecode'),
        km: km === '' ? null : Number(km),
      };
    }),
    lookedAfter: final('005').map((row) => ({ ...keys(row), value: first(row, 'lacstatus') })),
    disabilities: final('007').map((row) => ({ ...keys(row), code: first(row, 'disabcode') })),
    legal: final('401').map((row) => ({
      ...keys(row),
      status: legalStatus(first(row, 'legalstatuscode')),
      starts: dayOf(first(row, 'startdatemhactlegalstatusclass')),
      ends: dayOf(first(row, 'enddatemhactlegalstatusclass')),
    })),
    treatments: final('503').map((row) => ({
      ...keys(row),
      spell: first(row, 'uniqhospprovspellid', 'uniqhospprovspellnum'),
      code: first(row, 'treatfunccodemh'),
    })),
  };
}

/** Refresh over Primary, 2 over 1, the greatest number; then the latest creation time. Without a header: the only one. */
function finalSubmissions(headers: readonly Row[], spells: readonly Row[]): ReadonlyMap<string, string> {
  const best = new Map<string, { submission: string; rank: number; created: string }>();
  const consider = (row: Row, rank: number) => {
    const key = `${provider(row)} ${row.uniqmonthid}`;
    const created = (row.datetimedatsetcreate ?? '').replace('T', ' ');
    const other = best.get(key);
    if (other === undefined || rank > other.rank || (rank === other.rank && created > other.created))
      best.set(key, { submission: row.uniqsubmissionid ?? '', rank, created });
  };
  for (const row of headers) {
    const type = row.filetype ?? '';
    consider(row, type === 'Refresh' ? 2 : type === 'Primary' ? 1 : Number(type));
  }
  for (const row of spells) consider(row, -1);
  return new Map([...best].map(([key, { submission }]) => [key, submission]));
}

const provider = (row: Row) => first(row, 'orgidprov', 'orgidprovider');
const keys = (row: Row): Keys => ({
  person: first(row, 'person_id', 'uniqmhsdspersid', 'tokenid'),
  provider: provider(row),
  month: Number(row.uniqmonthid),
  submission: row.uniqsubmissionid ?? '',
});

function first(row: Row, ...names: readonly string[]): string {
  for (const name of names) {
    const value = row[name] ?? '';
    if (value !== '') return value;
  }
  return '';
}

const age = (text: string): number | null =>
  /^-?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= 120 ? Number(text) : null;

function truth(text: string): boolean | null {
  if (['1', 'Y', 'true'].includes(text)) return true;
  return ['0', 'N', 'false'].includes(text) ? false : null;
}
