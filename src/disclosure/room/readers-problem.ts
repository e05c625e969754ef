/** Everything that readers of room sheets know as one problem to attack, with what they may not be able to work out as its targets. */
import type { Fact, Problem, ProblemTarget } from '../attack/problem.ts';
import { plus, type Sum, sumOf } from '../attack/sum.ts';
import type { KnownFigure } from '../draft/known-figures.ts';
import type { Model } from '../draft/model.ts';
import type { Policy } from '../policy/policy.ts';
import { smallRange } from '../policy/rule.ts';

/** Joins the two keys that a difference is named by. */
export const less = ' − ';

/**
 * Facts are named by the keys of their figures. Targets: figures that nothing known shows, and differences of nested ones that can be small. No
 * targets are those in which nobody can be, those that by definition are a figure of the sheets (`isOnSheet`), and differences that leave only
 * figures of the sheets: these were meant to be seen.
 */
export function readersProblem(
  model: Model,
  policy: Policy,
  isOnSheet: (figure: KnownFigure) => boolean,
): Problem {
  const { known, sums, differences } = model;
  const small = smallRange(policy);
  const sumAt = (key: string): Sum => sums.get(key) ?? sumOf([]);
  const figures = new Map(known.map((figure) => [figure.key, figure]));
  const facts = known.flatMap(({ key, interval }): readonly Fact[] =>
    interval === null ? [] : [{ cell: key, ...sumAt(key), ...interval }],
  );
  const onSheets = new Set(known.filter(isOnSheet).map(({ key }) => key));
  const sumsOnSheets = new Set([...onSheets].map((key) => nameOf(sumAt(key))));
  const isMeant = ({ sum }: ProblemTarget) => sum.columns.length === 0 || sumsOnSheets.has(nameOf(sum));
  const restsOf = new Map<string, string[][]>();
  for (const { whole, parts, isComplete } of differences.divisions)
    if (isComplete) restsOf.set(whole, [...(restsOf.get(whole) ?? []), [...parts]]);
  const isSaidElsewhere = (whole: string, part: string) =>
    (restsOf.get(whole) ?? [])
      .filter((parts) => parts.includes(part))
      .map((parts) => parts.filter((key) => key !== part))
      .some(
        (rest) => rest.every((key) => onSheets.has(key)) || (rest.length === 1 && figures.has(rest[0] ?? '')),
      );
  const isNear = (whole: string, part: string) => {
    const [of, inside] = [figures.get(whole)?.interval, figures.get(part)?.interval];
    return of != null && inside != null && of.lower - inside.upper <= small.upper;
  };
  const targets: readonly ProblemTarget[] = [
    ...known
      .filter(({ interval }) => interval === null)
      .map(({ key }) => ({ cell: key, sum: sumAt(key), parts: [], level: 'L1' as const })),
    ...differences.nested
      .filter(([whole, part]) => isNear(whole, part) && !isSaidElsewhere(whole, part))
      .map(([whole, part]) => ({
        cell: `${whole}${less}${part}`,
        sum: plus(sumAt(whole), sumAt(part), -1),
        parts: [whole, part],
        level: 'L1' as const,
      })),
  ];
  const largest = facts.reduce(
    (most, { lower, upper }) => Math.max(most, lower, Number.isFinite(upper) ? upper : 0),
    1000,
  );
  return {
    columns: model.columns,
    columnUpper: 4 * largest,
    facts,
    relations: model.relations,
    targets: targets.filter((target) => !isMeant(target)),
    small,
  };
}

const nameOf = ({ columns, factors }: Sum): string =>
  Array.from(columns, (column, i) => `${factors[i]}×${column}`)
    .sort()
    .join(' ');
