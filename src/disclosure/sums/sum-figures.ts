/** Every sum of the tables asked for once: what it is printed as, what people contribute to it, and whether the rule hides it. */
import type { Witness } from '../attack/problem.ts';
import type { Counts, CountsPlan, SumAsked } from '../counts/counts.ts';
import type { Figure, Figures } from '../counts/figures.ts';
import {
  atMostTogether,
  type Contributions,
  dominanceRules,
  isDominated,
  together,
} from '../policy/dominance.ts';
import type { Policy } from '../policy/policy.ts';
import { type Interval, isHiddenByRule, roundedTo } from '../policy/rule.ts';
import type { FinestGroups } from './finest-groups.ts';

/** Sums of one measure over the finest groups. */
export interface SumFigures {
  readonly asked: SumAsked;
  readonly policy: Policy;
  readonly groups: FinestGroups;
  /** In the order of the counts' figures. */
  readonly all: readonly SumFigure[];
  /** The file's own counts and sums. */
  readonly people: Witness;
  readonly sums: Witness;
  /** Whether in each finest group the sum is at least the count, as when each stay has a day: a reader may know that. */
  readonly isAtLeastCount: boolean;
  readonly behind: (columns: readonly number[]) => Behind;
}

export interface SumFigure {
  readonly count: Figure;
  readonly columns: readonly number[];
  /** As it is printed when it is shown, and the sums that print it. */
  readonly value: number;
  readonly interval: Interval;
  readonly isHiddenByRule: boolean;
  readonly price: number;
}

/** What the file says of some columns together. */
export interface Behind {
  readonly n: number;
  readonly contributions: Contributions;
  /** Few people; their number alone hides the sum. */
  readonly isSmall: boolean;
  /** Few people, or one or two who dominate. */
  readonly isSensitive: boolean;
}

/** A sum is rounded to the base of the counts, half up. */
export const behindSum = ({ roundTo }: Pick<Policy, 'roundTo'>, value: number): Interval => ({
  lower: Math.max(0, value - Math.floor(roundTo / 2)),
  upper: value + Math.ceil(roundTo / 2) - 1,
});

/** A sum is hidden by the rule when few people are behind it, when one or two dominate it, and when a printed nought would say of everybody that they have none. */
export function sumFigures(
  {
    counts,
    figures,
    groups,
  }: { readonly counts: Counts; readonly figures: Figures; readonly groups: FinestGroups },
  policy: Policy,
  { sums, peopleAddUp }: CountsPlan,
): readonly SumFigures[] {
  return sums.map((asked, measure) => {
    const rules = dominanceRules(policy);
    const sumAt = (column: number) => groups.groupAt(column)?.sums[measure]?.total ?? 0;
    const countAt = (column: number) => groups.groupAt(column)?.n ?? 0;
    const behind = (columns: readonly number[]): Behind => {
      const own = columns.flatMap((column) => groups.groupAt(column) ?? []);
      const n = own.reduce((sum, group) => sum + group.n, 0);
      const people = peopleAddUp
        ? own.reduce((sum, group) => sum + group.people, 0)
        : own.reduce((most, group) => Math.max(most, group.people), 0);
      const contributions = (peopleAddUp ? together : atMostTogether)(
        own.flatMap((group) => group.sums[measure] ?? []),
      );
      const isSmall = isHiddenByRule(policy, { count: n, children: counts.countsPeople ? people : null });
      return {
        n,
        contributions,
        isSmall,
        isSensitive: isSmall || rules.some((rule) => isDominated(rule, contributions)),
      };
    };
    const all = figures.all.map((count): SumFigure => {
      const columns = groups.columnsIn(count.count.box);
      const { n, contributions, isSensitive } = behind(columns);
      const value = roundedTo(policy.roundTo, contributions.total);
      return {
        count,
        columns,
        value,
        interval: n === 0 ? { lower: 0, upper: 0 } : behindSum(policy, value),
        isHiddenByRule: isSensitive || (value === 0 && n > 0),
        price: count.count.cells.length * (count.count.box.size === 0 ? 10 : 1),
      };
    });
    const table = (valueAt: (column: number) => number) =>
      Int32Array.from({ length: groups.columns }, (_, column) => valueAt(column));
    return {
      asked,
      policy,
      groups,
      all,
      people: table(countAt),
      sums: table(sumAt),
      isAtLeastCount: table((column) => (sumAt(column) >= countAt(column) ? 1 : 0)).every((one) => one === 1),
      behind,
    };
  });
}
