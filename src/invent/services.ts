/** The kinds of Tier 4 service as the invented country has them: how many, how long, for whom, and how rows call them. */
import type { Service } from '../study/dimensions.ts';

export type Tier4Service = Exclude<Service, 'paediatric-ward' | 'adult-ward' | 'unclassified'>;

export interface ServiceFacts {
  /** Of a thousand admissions. */
  readonly share: number;
  /** Mean length of stay in days; the shape of the tail is that of `stayShape`. */
  readonly meanStay: number;
  /** Units, and beds of a unit on average. */
  readonly units: number;
  readonly beds: number;
  /** Whole years, both included. */
  readonly ages: readonly [number, number];
  /** Girls in a thousand, and children held under the Mental Health Act. */
  readonly girls: number;
  readonly detained: number;
  /** WardType, WardAge, WardSecLevel, care intensity, SpecialisedMHServiceCode (empty: none fits), treatment function. */
  readonly ward: {
    readonly type: string;
    readonly age: string;
    readonly security: string;
    readonly intensity: string;
    readonly specialised: string;
    readonly treatment: string;
  };
  /** HospitalBedTypeMH (layouts 4 and 5) and MHAdmittedPatientClass (layout 6). */
  readonly bed: readonly [string, string];
}

const mental = { type: '01', age: '12', security: '0', intensity: '52', treatment: '711' } as const;
const learning = { type: '05', age: '12', security: '0', intensity: '62', treatment: '700' } as const;

/**
 * Shares, stays and numbers are invented so that the whole resembles public totals: about 4,000 admissions a year, 100 days, 1,250 beds, and only
 * a handful of medium secure, deaf, under-13 and secure learning disability units. Codes: NHS Data Dictionary.
 */
export const serviceFacts: Readonly<Record<Tier4Service, ServiceFacts>> = {
  'general-adolescent': {
    share: 642,
    meanStay: 82,
    units: 63,
    beds: 11,
    ages: [13, 17],
    girls: 790,
    detained: 250,
    ward: { ...mental, age: '11', specialised: '23K' },
    bed: ['24', '301'],
  },
  'eating-disorder': {
    share: 115,
    meanStay: 132,
    units: 30,
    beds: 8,
    ages: [9, 17],
    girls: 930,
    detained: 200,
    ward: { ...mental, specialised: '' },
    bed: ['25', '302'],
  },
  picu: {
    share: 95,
    meanStay: 50,
    units: 18,
    beds: 5,
    ages: [13, 17],
    girls: 730,
    detained: 850,
    ward: { ...mental, age: '11', intensity: '51', specialised: '23O' },
    bed: ['34', '309'],
  },
  'low-secure': {
    share: 40,
    meanStay: 240,
    units: 18,
    beds: 8,
    ages: [13, 17],
    girls: 680,
    detained: 950,
    ward: { ...mental, age: '11', security: '1', specialised: '23L' },
    bed: ['27', '303'],
  },
  'medium-secure': {
    share: 12,
    meanStay: 330,
    units: 8,
    beds: 8,
    ages: [12, 17],
    girls: 400,
    detained: 1000,
    ward: { ...mental, security: '2', specialised: '22C' },
    bed: ['28', '304'],
  },
  child: {
    share: 40,
    meanStay: 92,
    units: 10,
    beds: 6,
    ages: [5, 12],
    girls: 560,
    detained: 60,
    ward: { ...mental, age: '10', specialised: '24E' },
    bed: ['23', '300'],
  },
  'learning-disability-autism': {
    share: 34,
    meanStay: 170,
    units: 15,
    beds: 8,
    ages: [8, 17],
    girls: 460,
    detained: 450,
    ward: { ...learning, specialised: '23U' },
    bed: ['30', '311'],
  },
  'learning-disability-secure': {
    share: 6,
    meanStay: 350,
    units: 6,
    beds: 6,
    ages: [12, 17],
    girls: 350,
    detained: 980,
    ward: { ...learning, security: '1', intensity: '61', specialised: '' },
    bed: ['31', '306'],
  },
  deaf: {
    share: 5,
    meanStay: 150,
    units: 3,
    beds: 7,
    ages: [8, 17],
    girls: 520,
    detained: 150,
    ward: { ...mental, specialised: '22B' },
    bed: ['29', '305'],
  },
  'ocd-bdd': {
    share: 11,
    meanStay: 130,
    units: 5,
    beds: 5,
    ages: [11, 17],
    girls: 560,
    detained: 60,
    ward: { ...mental, specialised: '22H' },
    bed: ['33', '308'],
  },
};

export const tier4Services = Object.keys(serviceFacts) as readonly Tier4Service[];

/** Length of stay as thousandths of the mean at each twentieth of all stays: a log-normal of median 0.57, with the tail cut so that the mean is exact. */
export const stayShape: readonly number[] = [
  12, 100, 146, 190, 234, 279, 327, 379, 436, 499, 570, 651, 746, 858, 994, 1165, 1391, 1711, 2218, 3261,
  7678,
];

/** Days of a stay of which `rank` (0 to 9,999) of ten thousand are shorter. */
export function stayDays(mean: number, rank: number): number {
  const step = Math.floor(rank / 500);
  const from = stayShape[step] ?? 0;
  const to = stayShape[step + 1] ?? from;
  return Math.floor((mean * (from * 500 + (to - from) * (rank % 500))) / 500_000);
}
