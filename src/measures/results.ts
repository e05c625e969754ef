/** What `analyse` answers: `homeward/results@1`. Before disclosure control, for the team's eyes only. */
import type { DefinitionId } from '../study/dimensions.ts';

export interface Results {
  readonly format: 'homeward/results@1';
  readonly study: { readonly name: string; readonly sha256: string };
  readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
  readonly inclusion: readonly InclusionStep[];
  readonly headlines: readonly Headline[];
  readonly tables: readonly ResultTable[];
  readonly agreement: readonly Agreement[];
  readonly official: readonly OfficialFigure[];
  /** All admissions of the study in one cell, and their verdicts with the children behind each. */
  readonly total: ResultCell;
  readonly verdicts: readonly VerdictTotal[];
  /** Counts of what was doubtful in the delivery, by kind; may differ between layouts of the same children. */
  readonly quality: readonly QualityCount[];
  /** What was doubtful in the files themselves, in rows; may differ between layouts and styles of the same children. */
  readonly doubts: readonly {
    readonly id: string;
    readonly what: string;
    readonly rows: number;
    readonly remedy: string;
  }[];
  /** Admissions whose verdict is not determined, by reason. */
  readonly undetermined: readonly Undetermined[];
  /** Codes that the reference files lack, for the team to add. Never released. */
  readonly unknownCodes: { readonly sites: readonly UnknownCode[]; readonly areas: readonly UnknownCode[] };
  /** What each provider knows of these figures by itself. For the attack alone: written to no file. */
  readonly providers?: readonly OwnCounts[];
}

/** The admissions of one provider, which is not named, by some of the study's dimensions at a time; each list holds all of them. */
export type OwnCounts = readonly (readonly OwnCount[])[];

export interface OwnCount {
  /** A category of each dimension of the list. */
  readonly at: Readonly<Record<string, string>>;
  readonly admissions: number;
}

export interface Undetermined extends People {
  readonly definition: DefinitionId;
  readonly reason: string;
}

export interface UnknownCode {
  readonly code: string;
  readonly admissions: number;
}

export interface People {
  readonly admissions: number;
  readonly children: number;
}

export interface InclusionStep {
  readonly step: string;
  readonly kept: People;
  readonly left: readonly (People & { readonly reason: string })[];
}

/** Ids: admissions, children, episodes, bed-days, open-at-census, median-distance, out-of-area:<definition> (per cent). */
export interface Headline {
  readonly id: string;
  readonly value: number | null;
  readonly unit: 'admissions' | 'children' | 'episodes' | 'days' | 'km' | 'per cent';
  readonly known: number;
  readonly notKnown: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ResultTable {
  readonly id: string;
  readonly title: string;
  readonly dimensions: readonly string[];
  readonly cells: readonly ResultCell[];
}

export interface ResultCell extends People {
  /** A category of each dimension, or `all`. */
  readonly at: Readonly<Record<string, string>>;
  readonly episodes: number;
  readonly bedDays: number;
  /** Whole km. `knownChildren` is needed by the rule for medians. */
  readonly distance: {
    readonly known: number;
    readonly knownChildren: number;
    readonly median: number | null;
    readonly q1: number | null;
    readonly q3: number | null;
  };
  readonly outOfArea: Readonly<Partial<Record<DefinitionId, Verdicts>>>;
}

/** Admissions. */
export interface Verdicts {
  readonly yes: number;
  readonly no: number;
  readonly notDetermined: number;
}

export interface VerdictTotal {
  readonly definition: DefinitionId;
  readonly yes: People;
  readonly no: People;
  readonly notDetermined: People;
}

/** Admissions by the verdicts of two definitions. */
export interface Agreement {
  readonly a: DefinitionId;
  readonly b: DefinitionId;
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
  readonly notDetermined: number;
  /** Children behind each of the five counts. */
  readonly children: Readonly<Record<'both' | 'onlyA' | 'onlyB' | 'neither' | 'notDetermined', number>>;
}

export interface OfficialFigure {
  readonly measure: 'MHS07a' | 'MHS22a' | 'MHS24a' | 'MHS24b' | 'MHS24c' | 'MHS27';
  readonly month: string;
  readonly value: number;
}

export interface QualityCount {
  /** Stable id such as `spell-ends-before-it-starts`. */
  readonly id: string;
  readonly what: string;
  readonly admissions: number;
  readonly children: number;
}
