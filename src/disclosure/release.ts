/** What may leave: `homeward/release@1`. Every number that is published anywhere is one of these cells. */
import type { Policy } from './policy/policy.ts';

export interface Release {
  readonly format: 'homeward/release@1';
  readonly id: string;
  readonly policy: Policy;
  readonly dimensions: readonly ReleasedDimension[];
  readonly tables: readonly ProtectedTable[];
  readonly reading?: HowToRead;
  readonly certificate: { readonly level: 'L1' } | null;
  readonly status: 'attacked, not certified' | 'certified';
  readonly madeWith: { readonly study: string; readonly homeward: string };
}

export interface ReleasedDimension {
  readonly name: string;
  readonly categories: readonly {
    readonly code: string;
    readonly name: string;
    readonly parent?: string;
    readonly parents?: readonly string[];
  }[];
}

/** How the release is read, so that a proof beside it need not say it. Cells by name: `<table>|<dimension>=<code>|…|<measure>`. */
export interface HowToRead extends HowCellsHang {
  /** Dimensions that hang together (areas of homes, times), with those of earlier releases: their finest groups, each with all `dimension=code` that it lies in. */
  readonly axes: readonly { readonly name: string; readonly finest: readonly (readonly string[])[] }[];
  /** How this release, and then each release and set of official figures in the ledger before it, is read. */
  readonly sources: readonly HowSourceCounts[];
}

/** Whom a release, or a set of official figures, counts. */
export interface HowSourceCounts {
  /** Dimensions that go by another name here. */
  readonly names: Readonly<Record<string, string>>;
  /** Everybody it counts lies in all places of one of these lists; none: it counted another delivery, and nothing follows from it. */
  readonly within: readonly (readonly string[])[];
  /** Whether it counts the same people as this release. */
  readonly isSame: boolean;
}

/** How cells hang together where their places do not say it. */
export interface HowCellsHang {
  /** Whom a cell counts: people in one of these places; none for a count that no dimension divides. */
  readonly counts: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** What is so whatever is printed: these cells, so many times each, are together between two counts; null is no limit. */
  readonly holds: readonly {
    readonly terms: readonly (readonly [cell: string, times: number])[];
    readonly lower: number;
    readonly upper: number | null;
  }[];
  /** Counts that no dimension divides of which the second lies in the first. */
  readonly nested: readonly (readonly [whole: string, part: string])[];
}

declare const protectedBrand: unique symbol;

/** Made by `protect` alone (the brand has no value outside its file). */
export interface ProtectedTable {
  readonly [protectedBrand]: true;
  readonly id: string;
  readonly title: string;
  readonly dimensions: readonly string[];
  readonly cells: readonly ReleasedCell[];
}

export type ReleasedCell = CellPlace &
  (
    | { readonly kind: 'shown'; readonly value: number; readonly unit?: string }
    /** A count, or a sum with its unit. */
    | { readonly kind: 'rounded'; readonly value: number; readonly unit?: string }
    | { readonly kind: 'derived'; readonly value: number; readonly of: string; readonly over: string }
    | { readonly kind: 'hidden'; readonly unit?: string }
    | { readonly kind: 'notApplicable' }
  );

export interface CellPlace {
  /** A category of each dimension of the table, or `all`. */
  readonly at: Readonly<Record<string, string>>;
  /** `admissions`, `children`, `episodes`, `out-of-area:<definition>:yes` …, `median-distance` … */
  readonly measure: string;
}

/** Ids of the tables that every release of a study has. */
export const fixedTables: readonly string[] = ['headlines', 'inclusion', 'agreement', 'quality'];
