/** What hiding starts from and what it answers with: printed cells as rows over the finest groups, each with the price of hiding it. */
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import type { Row, Sum } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';

export interface HidingProblem {
  /** Finest groups: whole numbers from 0 to `columnUpper`, which lies far above every printed figure. */
  readonly columns: number;
  readonly columnUpper: number;
  /** Hold whatever is printed. */
  readonly relations: readonly Row[];
  /** The counts that the policy protects. */
  readonly small: Interval;
  readonly cells: readonly HidableCell[];
  /** Keys of the cells that the rule hides. The marker is ambiguous: a hidden cell says nothing. */
  readonly hidden: ReadonlySet<string>;
  /** What somebody would like to know when these cells are shown: hidden cells, small differences of shown ones, groups. */
  readonly targetsOf: (isShown: (key: string) => boolean) => readonly ProblemTarget[];
  /** The true counts, if the publisher has them: a whole table that agrees with all that could be printed. */
  readonly truth?: Witness;
  /** Whole tables of a problem that hid no more: looked at first. */
  readonly known?: readonly Witness[];
  /** Whole tables that agree with what is shown and give these targets small values, sought as only the problem's maker can; checked like any other. */
  readonly propose?: (
    isShown: (key: string) => boolean,
    targets: readonly ProblemTarget[],
    start: readonly Witness[],
    stop: () => boolean,
  ) => readonly Witness[];
}

export interface HidableCell {
  readonly key: string;
  readonly sum: Sum;
  /** What it says when it is shown: most often one row. What is made from it hangs on it too. */
  readonly facts: readonly Row[];
  /** Whole, at least 1. Equal prices seek the fewest cells. */
  readonly price: number;
  /** Already public: may not be hidden. */
  readonly isFixed?: boolean;
}

export interface HideOptions {
  /** Asked between solves; true ends the search: what is not proven by then is undecided. */
  readonly stop?: () => boolean;
  /** Linear and whole-number programs in all. */
  readonly mostSolves?: number;
  /** Targets found weak in the last look, of all. */
  readonly progress?: (weak: number, targets: number) => void;
}

export type Hiding = Hidden | Impossible | Undecided;

interface Hidden {
  readonly kind: 'safe';
  /** Keys of the cells hidden beyond the rule, in the problem's order. */
  readonly added: readonly string[];
  /** Whole tables that give every target every value of the small range. */
  readonly witnesses: readonly Witness[];
  readonly work: HidingWork;
}

export interface Impossible {
  readonly kind: 'impossible';
  readonly reasons: readonly { readonly target: string; readonly because: readonly string[] }[];
  readonly work: HidingWork;
}

export interface Undecided {
  readonly kind: 'undecided';
  readonly work: HidingWork;
}

export interface HidingWork {
  readonly rounds: number;
  readonly solves: number;
  readonly targets: number;
}
