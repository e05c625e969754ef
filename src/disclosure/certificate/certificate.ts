/** What a certificate holds, and what the checker reads beside it. */

import type { HowCellsHang, HowSourceCounts, HowToRead } from '../release.ts';

export type At = Readonly<Record<string, string>>;

interface Printed {
  readonly at: At;
  readonly measure: string;
  readonly kind: string;
  readonly value?: number;
  readonly unit?: string;
}

export type Said = HowCellsHang['holds'][number];

interface Category {
  readonly code: string;
  readonly parent?: string;
  readonly parents?: readonly string[];
}

export interface Tables {
  readonly tables: readonly {
    readonly id: string;
    /** Lines of the ledger say which counts a cell can stand for; a release leaves that to its policy. */
    readonly cells: readonly (Printed & { readonly lower?: number; readonly upper?: number | null })[];
  }[];
  readonly dimensions: readonly { readonly name: string; readonly categories: readonly Category[] }[];
  readonly reading?: HowCellsHang;
}

export interface Release extends Tables {
  readonly reading?: HowToRead;
  readonly policy: { readonly smallestShown: number; readonly zeros: string; readonly roundTo: number };
}

/** A release, or a line of the ledger, with how it is read. */
export interface Source extends Tables {
  readonly how: HowSourceCounts;
}

/** Each as `dimension=code`. */
export type Places = readonly string[];

export type Axis = HowToRead['axes'][number];

/** The second count lies in the first and is taken from it; none when empty. */
export interface Target {
  readonly whole: string;
  readonly part: string;
}

/** What is said, so many times each, fits so many times into the target. */
export interface Proof extends Target {
  readonly times: number;
  readonly proof: readonly (readonly [said: string, times: number])[];
}

/** The place of a finest group on each axis of the release's `reading`; or the name of a count that no dimension divides. */
export type Group = readonly number[] | string;

export interface Certificate {
  readonly format: 'homeward/certificate@1';
  readonly level: 'L1';
  /** SHA-256 of `release.json`. */
  readonly release: string;
  /** How many lines of the ledger were attacked together with it, and the SHA-256 of these. */
  readonly ledger: { readonly lines: number; readonly sha256: string };
  readonly notSmall: readonly Proof[];
  /** All groups of people that a witness has. */
  readonly groups: readonly Group[];
  /** Sets of people: how many of which group. */
  readonly witnesses: readonly (readonly (readonly [group: number, n: number])[])[];
}

export interface Texts {
  readonly release: string;
  readonly certificate: string;
  /** Empty where there is none. */
  readonly ledger: string;
}
