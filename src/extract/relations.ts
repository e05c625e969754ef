/** The checked relations that a delivery becomes: one vocabulary for every layout, distinct rows, text ids, codes translated once. */
import type { Relation } from '../engine/relation.ts';

/**
 * Each relation always exists, empty where the delivery has no such table. Every row is distinct; `copies` says how many
 * times it was delivered. Ids are trimmed text. `month` is the MHSDS month number. Categories follow the contract.
 */
export interface Extracted {
  /** provider, month, submission, file_type, created (timestamp) – from MHS000; empty when not delivered. */
  readonly submissions: Relation<'submission'>;
  /** provider, month, submission: the one that counts for each month that a provider sent, see `finalSubmissions`; submissions: how many there were. */
  readonly finals: Relation<'submission'>;
  /**
   * MHS501, one row a spell, month and submission, of people who are ever under 19 in MHS001 or of unknown age: person, spell, provider, month, submission, starts_on, ends_on (dates),
   * source, method, destination, discharge_method (codes as text), age_stated (integer, layout 6 only), starts_on_unreadable,
   * ends_on_unreadable (booleans: filled but no date).
   */
  readonly spells: Relation<'spell-month'>;
  /**
   * MHS001, the same people: person, provider, month, submission, area (LSOA code, see synonymPriority),
   * home_place (null where the area code decides; else wales, scotland, northern-ireland, overseas, no-fixed-abode, unknown from the
   * default postcode), age_start, age_end (integers, null when missing, unreadable or outside 0–120), gender, ethnic_group (categories),
   * learning_disability_or_autism_flag (boolean, null when missing), main_record (boolean, PatMRecInRP).
   */
  readonly people: Relation<'person-month'>;
  /** Everybody else of MHS501, 19 or over in every row of MHS001, only as far as counting them out needs: spell, person, starts_on, ends_on; one row a spell. */
  readonly adultSpells: Relation<'spell'>;
  /** month, spells: how many of their spells start in it, by its own rows. */
  readonly adultStarts: Relation<'group'>;
  /**
   * MHS502 (with MHS903 in layout 6), the same people: person, spell, stay, provider, month,
   * submission, starts_on, ends_on, site, ward_type, ward_age, ward_security, bed_type, specialised_service, care_intensity (codes as text),
   * recorded_km (integer).
   */
  readonly stays: Relation<'stay-month'>;
  /** MHS005, same people: person, provider, month, submission, looked_after (yes, no; other values are left out). */
  readonly lookedAfter: Relation<'person-month'>;
  /** MHS007, same people, DisabCode 04 only: person, provider, month, submission. */
  readonly learningDisabilities: Relation<'person-month'>;
  /** MHS003, same people: person, provider, month, submission, accommodation (`hospital`, `care`, `other`). */
  readonly accommodation: Relation<'person-month'>;
  /** MHS401, same people: person, provider, month, submission, legal_status (informal, detained, other, unknown), starts_on, ends_on. */
  readonly legalPeriods: Relation<'person-month'>;
  /** MHS503, same people: person, spell, provider, month, submission, treatment_function (code as text). */
  readonly treatments: Relation<'spell-month'>;
  /** For results: every file read, in the order of their names relative to the study's folder. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
  /** What was doubtful in the files themselves: counts only, with a stable id. */
  readonly doubts: readonly Doubt[];
}

export interface Doubt {
  readonly id: string;
  /** In plain words; never a value of a record. */
  readonly what: string;
  readonly rows: number;
  /** The one thing to do about it. */
  readonly remedy: string;
}
