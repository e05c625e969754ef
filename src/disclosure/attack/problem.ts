/** One problem for whoever reads a publication: whole counts of the finest groups, and what each printed thing says about sums of them. */
import type { Interval } from '../policy/rule.ts';
import type { Row, Sum } from './sum.ts';

export interface Problem {
  /** Finest groups: whole numbers from 0 to `columnUpper`, which lies far above every printed figure. */
  readonly columns: number;
  readonly columnUpper: number;
  /** What printed cells say. A hidden cell under an ambiguous marker says nothing and has no fact. */
  readonly facts: readonly Fact[];
  /** Hold whatever is printed: parts agree, children are no more than admissions, what an insider knows. */
  readonly relations: readonly Row[];
  readonly targets: readonly ProblemTarget[];
  /** The counts that the policy protects. */
  readonly small: Interval;
}

/** A row with whole factors; hiding its cell takes it away. A percentage gives three facts of one cell. */
export interface Fact extends Row {
  readonly cell: string;
}

/** A sum that somebody would like to know: a printed or hidden cell, a difference of nested printed cells, a group. */
export interface ProblemTarget {
  readonly cell: string;
  readonly sum: Sum;
  /** Cells that the target is a difference of, the whole first; hiding one of them ends it. Empty for a cell. */
  readonly parts: readonly string[];
  /** `L0`: only an exact value counts against it (groups that were never printed). */
  readonly level: 'L0' | 'L1';
}

/**
 * `exact`: one value. `safe`: every value of the small range is possible, or none is since all lie above it. `narrowed`: neither.
 * `unknown`: not decided within the limits, which counts as unsafe.
 */
export type Verdict = 'exact' | 'narrowed' | 'safe' | 'unknown';

export interface PossibleValues {
  readonly cell: string;
  readonly lower: number;
  /** null: no limit. */
  readonly upper: number | null;
  /** Values of the small range between the ends that no whole table takes. */
  readonly missing: readonly number[];
  readonly verdict: Verdict;
  /** Whether the possible values meet the small range without containing it. */
  readonly finding: boolean;
  /** Whether both ends are proven ends, and not only limits that cannot be passed. */
  readonly endsProven: boolean;
  /** Cells whose facts keep the values so narrow; empty unless it is a finding. */
  readonly because: readonly string[];
}

/** A whole table that satisfies every fact and relation: one count a column. */
export type Witness = Int32Array;
