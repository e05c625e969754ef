/** Counts that wait to be protected: how many, and how many people, in each of the finest groups. */
import type { Contributions } from '../policy/dominance.ts';
import type { ReadDimension } from '../tables/publication.ts';

export interface Counts {
  /** Categories are sorted, the finest first; groupings of a dimension are categories of the same dimension. */
  readonly dimensions: readonly ReadDimension[];
  /** Sorted by their places; groups without a row count 0. */
  readonly groups: readonly CountedGroup[];
  /** Whether the file says how many people are behind each count. */
  readonly countsPeople: boolean;
  /** Those who know their own rows; sorted by column and category. */
  readonly owners: readonly Owner[];
}

/** A category of a column whose rows are known to somebody, such as one provider. */
export interface Owner {
  readonly column: string;
  /** The dimension that is printed and tells its rows from those of others, and its finest categories there; null where none does. */
  readonly dimension: string | null;
  readonly codes: ReadonlySet<string>;
  /** Finest groups as in `Counts`; one may be there several times. */
  readonly groups: readonly Pick<CountedGroup, 'at' | 'n'>[];
}

export interface CountedGroup {
  /** A finest category of each dimension. */
  readonly at: readonly string[];
  readonly n: number;
  /** People behind the count; `n` where the file does not say. */
  readonly people: number;
  /** What people contribute to each sum asked for; the largest first, as many as the policy looks at. */
  readonly sums: readonly Contributions[];
}

/** What is asked of the file besides its rows. */
export interface CountsPlan {
  /** Names of the dimensions of each table; none: one table of all dimensions. */
  readonly tables: readonly (readonly string[])[];
  readonly hierarchies: readonly HierarchyAsked[];
  /** Everybody stands in one group only, so that people add up. Otherwise a margin has at least as many as its largest part. */
  readonly peopleAddUp: boolean;
  /** Columns, printed or not, of which each category stands for somebody who knows its rows. */
  readonly knows?: readonly string[];
  readonly sums: readonly SumAsked[];
}

/** A column of sums (`bed_days`), and the unit that is printed with it. */
export interface SumAsked {
  readonly measure: string;
  readonly unit: string;
}

/** Groupings of a column: other columns of the file, or the rows of another file. */
export interface HierarchyAsked {
  readonly of: string;
  readonly by:
    | { readonly kind: 'columns'; readonly columns: readonly string[] }
    | { readonly kind: 'file'; readonly file: string; readonly text: string };
}

/** Plain order of code units: the same on every machine. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
