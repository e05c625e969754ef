/** Hospital spells and their ward stays as they really were, before submissions lose or blur some of it. */
import type { Person } from './people.ts';
import type { Provider } from './providers.ts';
import type { Ward } from './wards.ts';

export interface Stay {
  readonly id: string;
  readonly ward: Ward;
  readonly start: number;
  /** The day of leaving; the spell's own for the last stay. */
  readonly end: number;
  /** What says which service it is: the class of bed, only the specialised service code, or only the ward. */
  readonly told: 'by-bed' | 'by-specialised-code' | 'by-ward';
}

export interface LegalPeriod {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Dates are days; `end` is the true one, possibly after the last month of the delivery. */
export interface Spell {
  readonly id: string;
  /** Counts all spells; decides what is drawn about single rows. */
  readonly index: number;
  readonly person: Person;
  readonly provider: Provider;
  readonly start: number;
  readonly end: number;
  /** The provider never reports the end: the spell just stops arriving. */
  readonly neverClosed: boolean;
  readonly source: string;
  readonly method: string;
  destination: string;
  readonly dischargeMethod: string;
  /** Empty for the few spells without a row in MHS502. */
  readonly stays: readonly Stay[];
  readonly legal: readonly LegalPeriod[];
  /** First month in which the address on file is that of the hospital. */
  readonly driftsFrom: number | undefined;
}
