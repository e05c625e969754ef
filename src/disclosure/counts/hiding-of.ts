/** What hiding is asked of counts: every figure with what it says and its price, the rule's own, and what somebody would like to know. */
import type { ProblemTarget } from '../attack/problem.ts';
import { plus } from '../attack/sum.ts';
import type { HidingProblem } from '../hide/hiding-problem.ts';
import type { Policy } from '../policy/policy.ts';
import { behindRounded, smallRange } from '../policy/rule.ts';
import { nestedNear } from '../tables/nested.ts';
import { less, type TableCount } from '../tables/table-model.ts';
import type { Figure, Figures } from './figures.ts';

/** Hiding seeks the fewest cells; the total of everything is as dear as ten. */
const priceOf = ({ count: { cells, box } }: Figure): number => cells.length * (box.size === 0 ? 10 : 1);

/**
 * The true counts are no part of it: what is hidden follows from what is printed and the rule alone, and no proof holds them. Targets: hidden figures and nested shown ones that differ by little; groups that no cell
 * prints, when they are small; and `further` differences, by the names of their cells.
 */
export function hidingOf(
  { model, all, byCell, truth }: Figures,
  policy: Policy,
  further: readonly { readonly whole: string; readonly part: string }[] = [],
): HidingProblem {
  const small = smallRange(policy);
  const printed = all.map(({ count, value, isHiddenByRule }) => ({
    count,
    interval: isHiddenByRule ? null : behindRounded(policy, value),
  }));
  const ofFigures = all.map(
    ({ key, count }): ProblemTarget => ({ cell: key, sum: count.sum, parts: [], level: 'L1' }),
  );
  const keyOf = ({ cells }: TableCount) => cells[0]?.id ?? '';
  const ofDifferences = nestedNear(printed, model, small.upper).map(
    ([whole, part]): ProblemTarget => ({
      cell: `${keyOf(whole)} less ${keyOf(part)}`,
      sum: less(whole.sum, part.sum),
      parts: [keyOf(whole), keyOf(part)],
      level: 'L1',
    }),
  );
  const askedFurther = further.flatMap(({ whole, part }): readonly ProblemTarget[] => {
    const [all, less] = [byCell.get(whole), byCell.get(part)];
    if (all === undefined || less === undefined) return [];
    return [
      {
        cell: `${whole} less ${part}`,
        sum: plus(all.count.sum, less.count.sum, -1),
        parts: [all.key, less.key],
        level: 'L1',
      },
    ];
  });
  const single = new Set(
    all.flatMap(({ count }) => (count.sum.columns.length === 1 ? [...count.sum.columns] : [])),
  );
  const ofGroups = [...truth].flatMap((n, column): readonly ProblemTarget[] =>
    n < small.lower || n > small.upper || single.has(column)
      ? []
      : [
          {
            cell: `finest group ${column + 1}`,
            sum: { columns: Int32Array.of(column), factors: Float64Array.of(1) },
            parts: [],
            level: 'L0',
          },
        ],
  );
  return {
    columns: model.columns,
    columnUpper: 4 * all.reduce((most, { value }) => Math.max(most, value), 1000),
    relations: model.relations,
    small,
    cells: all.map((figure, i) => {
      const interval = printed[i]?.interval ?? null;
      return {
        key: figure.key,
        sum: figure.count.sum,
        facts: interval === null ? [] : [{ ...figure.count.sum, ...interval }],
        price: priceOf(figure),
      };
    }),
    hidden: new Set(all.filter(({ isHiddenByRule }) => isHiddenByRule).map(({ key }) => key)),
    targetsOf: (isShown) => [
      ...ofFigures.filter(({ cell }) => !isShown(cell)),
      ...[...ofDifferences, ...askedFurther].filter(({ parts }) => parts.every(isShown)),
      ...ofGroups,
    ],
  };
}
