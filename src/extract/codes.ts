/** Code lists of the inpatient fields. Source: NHS Data Model and Dictionary, unless a line says otherwise; K: common knowledge, I: inferred. */
import type { Service } from '../study/dimensions.ts';

const all = <Value>(codes: string, value: Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(codes.split(' ').map((code) => [code, value]));

/** HospitalBedTypeMH (layouts 4 and 5) and MHAdmittedPatientClass (layout 6): two digits against three, so one list holds both. */
export const bedTypeService: Readonly<Record<string, Service>> = {
  ...all('10 11 12 13 14 15 16 17 18 19 20 21 22 35 36 37 38 39 40', 'adult-ward'),
  '23': 'child',
  '24': 'general-adolescent',
  '25': 'eating-disorder',
  '26': 'eating-disorder',
  '27': 'low-secure',
  '28': 'medium-secure',
  '29': 'deaf',
  '30': 'learning-disability-autism',
  '31': 'learning-disability-secure',
  '32': 'learning-disability-secure',
  '33': 'ocd-bdd',
  '34': 'picu',
  ...all('200 201 202 203 204 205 206 207 208 209 210 211 212 213', 'adult-ward'),
  '300': 'child',
  '301': 'general-adolescent',
  '302': 'eating-disorder',
  '303': 'low-secure',
  '304': 'medium-secure',
  '305': 'deaf',
  '306': 'learning-disability-secure',
  '307': 'learning-disability-secure',
  '308': 'ocd-bdd',
  '309': 'picu',
  '310': 'learning-disability-autism',
  '311': 'learning-disability-autism',
};

/**
 * SpecialisedMHServiceCode, whole codes only: codes for day care and outreach share the prefix. 24C (forensic) is not here: the security of the
 * ward decides between low and medium secure.
 */
export const specialisedService: Readonly<Record<string, Service>> = {
  '23K': 'general-adolescent',
  '23L': 'low-secure',
  '23O': 'picu',
  '23U': 'learning-disability-autism',
  '23V': 'learning-disability-autism',
  '24E': 'child',
  '22B': 'deaf',
  '22C': 'medium-secure',
  '22H': 'ocd-bdd',
};

/** Discharged to, admitted from, or admitted by: another hospital. */
export const destinationTransferCodes = ['49', '50', '53', '84', '87'] as const;
export const sourceTransferCodes = ['49', '53', '87'] as const;
export const methodTransferCodes = ['2B', '81'] as const;

export const genderIdentityCategory: Readonly<Record<string, string>> = {
  '1': 'male',
  '2': 'female',
  '3': 'other', // K: non-binary
  '4': 'other', // K
  X: 'unknown',
  Z: 'unknown',
};

export const genderCategory: Readonly<Record<string, string>> = {
  '1': 'male',
  '2': 'female',
  '9': 'other',
  X: 'unknown',
};

/** First character of EthnicCategory; the second is local. R (Chinese) stands under other, as in the 2001-based national grouping. 99 is not known. */
export const ethnicCategory: Readonly<Record<string, string>> = {
  ...all('A B C', 'white'),
  ...all('D E F G', 'mixed'),
  ...all('H J K L', 'asian'),
  ...all('M N P', 'black'),
  ...all('R S', 'other'),
  Z: 'not-stated',
};

/** Parts 2 and 3, the short-term codes and 31 32 37 38 detain; guardianship and 98 are other; 99 and a missing code are unknown. */
export const legalStatusCategory: Readonly<Record<string, string>> = {
  '01': 'informal',
  ...all('02 03 04 05 06 07 08 09 10 12 13 14 15 16 17 18 19 20 31 32 37 38', 'detained'),
  ...all('33 34 35 36 98', 'other'),
};

export const lookedAfterCategory: Readonly<Record<string, string>> = { Y: 'yes', N: 'no' };

/** DisabCode: memory or ability to concentrate, learn or understand. */
export const learningDisabilityCode = '04';

/** First two letters of the accommodation codes to 2021. Later lists have two digits and are not mapped: other. */
export const accommodationCategory: Readonly<Record<string, string>> = { HS: 'hospital', CH: 'care' };

/** Pseudo-postcodes without their space; every other ZZ99 code is counted as overseas: nothing at hand tells the countries apart. */
export const defaultPostcodePlace: Readonly<Record<string, string>> = {
  ZZ993VZ: 'no-fixed-abode',
  ZZ993WZ: 'unknown', // K
  ZZ993CZ: 'unknown', // K: England, not otherwise known
};

/** Codes that may be named to the team, although they come from a delivery: those of organisations, sites and areas. */
export const nameable = {
  provider: /^[A-Z0-9]{3}([A-Z0-9]{2,3})?$/,
  /** And at least one digit. */
  site: /^([A-Z0-9]{5,6}|[A-Z0-9]{9})$/,
  area: /^([EW]0[12]\d{6}|S0\d{7})$/,
} as const;
