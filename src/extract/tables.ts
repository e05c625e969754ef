/** The tables that a study reads, and by which names each of our words may stand in their headers. */

/** Names in the order in which they are tried; the first that is filled counts. */
type Fields = Readonly<Record<string, readonly string[]>>;

/** Keys of every row. `tokenid` is the person in extracts of the data access service. */
export const personNames = ['Person_ID', 'UniqMHSDSPersID', 'tokenid'] as const;
const month: Fields = { month: ['UniqMonthID'], submission: ['UniqSubmissionID'] };
const provider: Fields = { provider: ['OrgIDProv', 'OrgIDProvider'], ...month };
const person: Fields = { person: personNames, ...provider };
const spell: Fields = { spell: ['UniqHospProvSpellID', 'UniqHospProvSpellNum'] };

const ward: Fields = {
  ward_code: ['WardCode'],
  site: ['SiteIDOfTreat', 'SiteIDOfWard'],
  ward_type: ['WardType'],
  ward_age: ['WardAge'],
  ward_security: ['WardSecLevel'],
  care_intensity: ['IntendClinCareIntenCodeMH', 'WardIntendedClinCareMH'],
};

export const tables = {
  MHS000: {
    ...provider,
    file_type: ['FileType'],
    created: ['DateTimeDatSetCreate'],
    reporting_from: ['ReportingPeriodStartDate'],
  },
  MHS001: {
    ...person,
    area_2011: ['LSOA2011'],
    area_any: ['LSOA'],
    area_2021: ['LSOA2021'],
    default_postcode: ['DefaultPostcode'],
    age_start: ['AgeRepPeriodStart'],
    age_end: ['AgeRepPeriodEnd'],
    gender_identity: ['GenderIDCode'],
    gender: ['Gender'],
    ethnic_category: ['EthnicCategory'],
    disability_flag: ['LDAFlag'],
    main_record: ['PatMRecInRP'],
  },
  MHS003: {
    ...person,
    accommodation: ['AccommodationStatusCode', 'AccommodationType'],
    secure_home: ['SCHPlacementType'],
  },
  MHS005: { ...person, looked_after: ['LACStatus'] },
  MHS007: { ...person, disability: ['DisabCode'] },
  MHS401: {
    ...person,
    legal_status: ['LegalStatusCode'],
    starts_on: ['StartDateMHActLegalStatusClass'],
    ends_on: ['EndDateMHActLegalStatusClass'],
  },
  MHS501: {
    ...person,
    ...spell,
    starts_on: ['StartDateHospProvSpell'],
    ends_on: ['DischDateHospProvSpell'],
    source: ['SourceAdmCodeHospProvSpell', 'SourceAdmMHHospProvSpell'],
    method: ['AdmMethCodeHospProvSpell', 'MethAdmMHHospProvSpell'],
    destination: ['DischDestCodeHospProvSpell', 'DestOfDischHospProvSpell'],
    discharge_method: ['DischMethCodeHospProvSpell', 'MethOfDischMHHospProvSpell'],
    age_stated: ['AgeHospStartDate'],
  },
  MHS502: {
    ...person,
    ...spell,
    stay: ['UniqWardStayID'],
    starts_on: ['StartDateWardStay'],
    ends_on: ['EndDateWardStay'],
    ...ward,
    bed_type: ['HospitalBedTypeMH', 'MHAdmittedPatientClass'],
    specialised_service: ['SpecialisedMHServiceCode'],
    recorded_km: ['WardLocDistanceHome'],
  },
  MHS503: { ...person, ...spell, treatment_function: ['TreatFuncCodeMH'] },
  MHS903: { ...provider, ...ward },
} as const satisfies Readonly<Record<string, Fields>>;

export type TableId = keyof typeof tables;
export const isRead = (table: string): table is TableId => table in tables;

/** What each table must have for any study; each inner list is one column under its possible names. */
const keysOfPerson = ['person', 'provider', 'month', 'submission'];
export const requiredFields: Readonly<Record<TableId, readonly string[]>> = {
  MHS000: ['provider', 'submission'],
  MHS001: [...keysOfPerson, 'age_start'],
  MHS003: [...keysOfPerson, 'accommodation'],
  MHS005: [...keysOfPerson, 'looked_after'],
  MHS007: [...keysOfPerson, 'disability'],
  MHS401: [...keysOfPerson, 'legal_status', 'starts_on'],
  MHS501: [...keysOfPerson, 'spell', 'starts_on', 'ends_on'],
  MHS502: [...keysOfPerson, 'spell', 'stay', 'starts_on'],
  MHS503: [...keysOfPerson, 'spell', 'treatment_function'],
  MHS903: ['provider', 'month', 'submission', 'ward_code'],
};

/** Without these nothing can be computed. */
export const requiredTables = ['MHS501', 'MHS502', 'MHS001'] as const;

/**
 * Columns that a pseudonymised extract does not carry: filled ones are refused. Source: the published definitions against deliveries
 * as they were seen; the last six are names and plain forms (K).
 */
export const identifyingColumns: readonly string[] = [
  'LocalPatientId',
  'NHSNumber',
  'NHSNumberStatus',
  'PersonBirthDate',
  'Postcode',
  'PostcodeMainVisitor',
  'PostcodeDischDestHospProvSpell',
  'PersDeathDate',
  'PersonGivenName',
  'PersonFamilyName',
  'Forename',
  'Surname',
  'DateOfBirth',
  'NHS_Number',
];

/** Names are compared without case, and as if cut to 32 characters. */
export const folded = (name: string): string => name.trim().toLowerCase().slice(0, 32);
