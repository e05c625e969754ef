/** What one row of each table says, before a layout names and a style writes it. */
import type { Person } from './people.ts';
import type { LegalPeriod, Spell, Stay } from './spells.ts';
import type { Submission } from './submissions.ts';
import type { Ward } from './wards.ts';

export interface Row {
  readonly submission: Submission;
}

export interface PersonRow extends Row {
  readonly person: Person;
  readonly ageAtStart: number | undefined;
  readonly ageAtEnd: number | undefined;
  /** LSOA code, sub-board and pseudo-postcode of this month. */
  readonly area: string;
  readonly ccg: string;
  readonly defaultPostcode: string;
  /** PatMRecInRP. */
  readonly main: boolean;
  readonly accommodation: string;
}

export interface SpellRow extends Row {
  readonly spell: Spell;
  readonly id: string;
  readonly start: number;
  /** Present only in the month in which it lies. */
  readonly end: number | undefined;
}

export interface StayRow extends Row {
  readonly spell: Spell;
  readonly stay: Stay;
  readonly end: number | undefined;
  readonly kilometres: number | undefined;
}

export interface LegalRow extends Row {
  readonly spell: Spell;
  readonly period: LegalPeriod;
  readonly number: number;
  readonly end: number | undefined;
}

export interface TreatmentRow extends Row {
  readonly spell: Spell;
  readonly code: string;
}

export interface WardRow extends Row {
  readonly ward: Ward;
}

/** Takes the rows of each table as they come. */
export interface Tables {
  header(row: Row): void;
  person(row: PersonRow): void;
  accommodation(row: PersonRow): void;
  indicators(row: PersonRow): void;
  disability(row: PersonRow): void;
  legal(row: LegalRow): void;
  spell(row: SpellRow): void;
  stay(row: StayRow): void;
  treatment(row: TreatmentRow): void;
  ward(row: WardRow): void;
}
