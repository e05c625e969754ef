/** A publication as a problem: what each printed thing says, and what somebody would like to know. */
import type { Fact, Problem, ProblemTarget } from '../attack/problem.ts';
import { smallRange } from '../policy/rule.ts';
import { factsOf, intervalOf } from './facts-of.ts';
import { nestedNear } from './nested.ts';
import type { Publication } from './publication.ts';
import { less, type TableCount, type TableModel, tableModel } from './table-model.ts';

export interface TablesProblem {
  readonly problem: Problem;
  readonly model: TableModel;
  /** For each target, every cell that prints or hides it; a difference has none but itself. */
  readonly cellsOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * Targets: every count that is printed or hidden (under the first of its cells), and every difference of nested printed counts that
 * can be small by what the two say; a difference that is itself a cell is there as that cell.
 */
export function problemOf(
  publication: Publication,
  model: TableModel = tableModel(publication),
): TablesProblem {
  const { policy, tables } = publication;
  const small = smallRange(policy);
  const facts: Fact[] = tables.flatMap((table) =>
    table.cells.flatMap((cell) => factsOf(table, cell, model, policy)),
  );
  const seen = model.counts.filter(({ cells }) => cells.length > 0);
  const nameOf = ({ cells, key }: TableCount) => cells[0]?.id ?? key;
  const printed = seen.map((count) => ({ count, interval: printedInterval(count, publication) }));
  const differences = nestedNear(printed, model, small.upper);
  const targets: readonly ProblemTarget[] = [
    ...seen.map((count) => ({ cell: nameOf(count), sum: count.sum, parts: [], level: 'L1' as const })),
    ...differences.map(([whole, part]) => ({
      cell: `${nameOf(whole)} less ${nameOf(part)}`,
      sum: less(whole.sum, part.sum),
      parts: [nameOf(whole), nameOf(part)],
      level: 'L1' as const,
    })),
  ];
  const largest = facts.reduce((most, { lower, upper }) => {
    const ends = [Math.abs(lower), Math.abs(upper)].filter(Number.isFinite);
    return Math.max(most, ...ends);
  }, 1000);
  return {
    problem: {
      columns: model.columns,
      columnUpper: 4 * largest,
      facts,
      relations: model.relations,
      targets,
      small,
    },
    model,
    cellsOf: new Map(seen.map((count) => [nameOf(count), count.cells.map(({ id }) => id)])),
  };
}

/** What all cells of a count say together; null unless one of them prints it. */
function printedInterval({ cells }: TableCount, { policy }: Publication) {
  const said = cells.flatMap(({ cell: { says } }) =>
    says.kind === 'exact' || says.kind === 'rounded' || says.kind === 'midpoint'
      ? (intervalOf(says, policy) ?? [])
      : [],
  );
  if (said.length === 0) return null;
  return {
    lower: Math.max(...said.map(({ lower }) => lower)),
    upper: Math.min(...said.map(({ upper }) => upper)),
  };
}
