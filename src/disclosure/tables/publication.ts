/** Tables as somebody reads them, from wherever they come: a release, a spreadsheet, counts that wait to be protected. */
import type { Policy } from '../policy/policy.ts';

export interface Publication {
  /** What the reader knows or assumes of the rule. */
  readonly policy: Pick<Policy, 'smallestShown' | 'zeros' | 'roundTo' | 'ties' | 'marker'>;
  readonly dimensions: readonly ReadDimension[];
  readonly tables: readonly ReadTable[];
  /** Measures that do not add up, since one child can be in two cells; never more than `within`, where that is given. */
  readonly distinct?: readonly { readonly measure: string; readonly within?: string }[];
}

export interface ReadDimension {
  readonly name: string;
  readonly categories: readonly ReadCategory[];
}

/**
 * A category lies in its parents: other categories of the same dimension (crossing groupings are allowed), or, written `<dimension>=<code>`,
 * of another one (`home-icb` in `home-region`). `all` is above everything and is no category. Those in which no other lies are the finest.
 */
export interface ReadCategory {
  readonly code: string;
  readonly name: string;
  readonly parents: readonly string[];
}

export interface ReadTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  /** Earlier releases and their tables come from the ledger. */
  readonly release?: string;
  /** Only these categories of a dimension are counted in the table, whatever the cell (releases of another period or delivery). */
  readonly within?: Readonly<Record<string, readonly string[]>>;
  readonly cells: readonly ReadCell[];
}

export interface ReadCell {
  /** A code, or `all`, for each dimension of the table. */
  readonly at: Readonly<Record<string, string>>;
  /** What is counted: `admissions`, `children`, `bed-days`. Counts of one measure add up unless it is a distinct count. */
  readonly measure: string;
  /** Where one place cannot say whom it counts: people in one of these; none: no dimension divides it. `at` is then empty, and `measure` its own. */
  readonly places?: readonly Readonly<Record<string, string>>[];
  readonly says: Says;
  /** Where it stands, for messages: `oaps.csv:120`, `Sheet 2!C7`. */
  readonly from?: string;
}

/** The printed forms. Source: disclosure facts, §2. `of` and `over` are measures at the same place of the same table. */
export type Says =
  | { readonly kind: 'exact' | 'midpoint'; readonly value: number }
  | { readonly kind: 'rounded'; readonly value: number; readonly base?: number; readonly threshold?: number }
  /** Known to lie between two counts, both included, whatever was printed; null: no limit. */
  | { readonly kind: 'between'; readonly lower: number; readonly upper: number | null }
  | { readonly kind: 'hidden'; readonly marker?: 'ambiguous' | 'rule-known' | 'secondary' }
  | { readonly kind: 'absent'; readonly means: 'zero' | 'zero-or-small' | 'unknown' }
  | {
      readonly kind: 'percent' | 'mean' | 'ratio';
      readonly value: number;
      readonly decimals: number;
      readonly of: string;
      readonly over: string;
    }
  | {
      readonly kind: 'rate';
      readonly value: number;
      readonly decimals: number;
      readonly of: string;
      readonly population: number;
      readonly per: number;
    }
  /** Made from released figures, a quantile, a text: says nothing about a count. */
  | { readonly kind: 'says-nothing' }
  /** Nobody can be there. */
  | { readonly kind: 'not-applicable' };

/** `<table>|<dimension>=<code>|…|<measure>`, with `all` where a dimension is not restricted. */
export const readCellId = (table: ReadTable, { at, measure }: ReadCell): string =>
  [table.id, ...table.dimensions.map((dimension) => `${dimension}=${at[dimension] ?? 'all'}`), measure].join(
    '|',
  );
