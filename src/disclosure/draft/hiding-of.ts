/** The study's release as one hiding problem: the same figures as three outsiders put them together, side by side. */
import type { ProblemTarget } from '../attack/problem.ts';
import type { Row, Sum } from '../attack/sum.ts';
import type { HidableCell, HidingProblem } from '../hide/hiding-problem.ts';
import type { Policy } from '../policy/policy.ts';
import { behindRounded, roundedTo, smallRange } from '../policy/rule.ts';
import type { Decisions } from './decisions.ts';
import type { Model } from './model.ts';
import { crossesMany, peopleProposed } from './propose-people.ts';
import { targetsIn } from './targets.ts';

/** The same release as different outsiders put it together. */
export interface Outsiders {
  /** Knows the definitions and the geography, and puts all tables together. */
  readonly knowing: Model;
  /** Knows what the tables print, and puts all tables together. */
  readonly reading: Model;
  /** Knows what the tables print, and puts tables together one axis at a time. */
  readonly plain: Model;
}

/** Which of the problem's columns are whose, in this order. */
export const outsiders = ['knowing', 'reading', 'plain'] as const;

/**
 * Differences are those that the tables show to lie in each other; what lies in each other only by definition has no printed name, so the one who
 * knows the definitions is not asked about them. A median or quartile is a cell of its own, which can be hidden without the count; only the
 * first outsider looks at it, so that nothing is safe only because of it.
 */
export function hidingOf(
  models: Outsiders,
  byRule: Decisions,
  spared: readonly string[],
  policy: Policy,
): HidingProblem {
  const blocks = outsiders.map((name, i) => ({
    model: models[name],
    first: outsiders.slice(0, i).reduce((sum, before) => sum + models[before].columns, 0),
    targets: targetsIn(models[name], policy, name !== 'knowing'),
    label: name === 'knowing' ? '' : `${name}: `,
  }));
  const cheap = new Set(spared);
  const { quantities, statistics } = models.knowing;
  const counts = quantities.map(({ key, count, importance }): HidableCell => {
    const interval = behindRounded(policy, roundedTo(policy.roundTo, count));
    const rows = blocks.map(({ model, first }) => moved(model.sums.get(key), first));
    return {
      key,
      sum: beside(rows),
      facts: rows.map((row) => ({ ...row, ...interval })),
      price: cheap.has(key)
        ? 1
        : importance * (4 + Math.round(2 * Math.log2(1 + roundedTo(policy.roundTo, count)))),
    };
  });
  const distances = statistics
    .filter(({ quantity }) => byRule.get(quantity) === 'shown')
    .map(({ key, needs }): HidableCell => {
      const rows = blocks
        .filter(({ label }) => label === '')
        .map(({ model, first }) => moved(model.statistics.find((other) => other.key === key)?.sum, first));
      return {
        key,
        sum: beside(rows),
        facts: rows.map((row): Row => ({ ...row, lower: needs, upper: Number.POSITIVE_INFINITY })),
        price: priceOfStatistic,
      };
    });
  const before = models.knowing.known.flatMap(({ key, interval }): readonly HidableCell[] => {
    if (interval === null) return [];
    const rows = blocks.map(({ model, first }) => moved(model.sums.get(key), first));
    return [
      {
        key: `known: ${key}`,
        sum: beside(rows),
        facts: rows.map((row) => ({ ...row, ...interval })),
        price: 1,
        isFixed: true,
      },
    ];
  });
  const last = blocks.at(-1);
  const cells = [...counts, ...distances, ...before];
  const columnUpper = 4 * Math.max(1000, ...quantities.map(({ count }) => roundedTo(policy.roundTo, count)));
  const small = smallRange(policy);
  return {
    columns: (last?.first ?? 0) + (last?.model.columns ?? 0),
    columnUpper,
    relations: blocks.flatMap(({ model, first }) =>
      model.relations.map((row) => ({ ...moved(row, first), lower: row.lower, upper: row.upper })),
    ),
    small,
    cells,
    ...(crossesMany(models) ? { propose: peopleProposed(models, { cells, small, columnUpper }) } : {}),
    hidden: new Set(quantities.filter(({ key }) => byRule.get(key) !== 'shown').map(({ key }) => key)),
    targetsOf: (isShown) =>
      blocks.flatMap(({ targets, first, label }) =>
        targets(isShown).map(
          (target): ProblemTarget => ({
            ...target,
            cell: `${label}${target.cell}`,
            sum: moved(target.sum, first),
          }),
        ),
      ),
  };
}

const priceOfStatistic = 10;

/** One name for a figure as all outsiders have it: two that are the same to one of them only hide apart. */
const beside = (sums: readonly Sum[]): Sum => ({
  columns: Int32Array.from(sums.flatMap(({ columns }) => [...columns])),
  factors: Float64Array.from(sums.flatMap(({ factors }) => [...factors])),
});

function moved(sum: Sum | undefined, by: number): Sum {
  if (sum === undefined) throw new Error('impossible: a figure that one of the outsiders does not read');
  return { columns: sum.columns.map((column) => column + by), factors: sum.factors };
}
