/** Whole tables of a study's release as sets of people, sought with the knowing outsider's groups and given as all three outsiders count them. */
import type { ProblemTarget, Witness } from '../attack/problem.ts';
import { nameOf, type Sum } from '../attack/sum.ts';
import type { HidingProblem } from '../hide/hiding-problem.ts';
import { count, type PeopleTables, peopleTables, personAt } from '../witness/people.ts';
import { type FoundPeople, seekPeople } from '../witness/seek-people.ts';
import { type Outsiders, outsiders } from './hiding-of.ts';
import type { Model } from './model.ts';
import { lessAll } from './targets.ts';

/** Groups beyond which chains of changes of counts seldom end, as they cross too many tables. */
const mostForChains = 3000;

/** Whether whole tables are better sought person by person; they cannot be where the tables are too many to be joined. */
export const crossesMany = (models: Outsiders): boolean =>
  models.knowing.scope === 'joint' &&
  outsiders.reduce((sum, name) => sum + models[name].columns, 0) > mostForChains;

export function peopleProposed(
  models: Outsiders,
  { cells, small, columnUpper }: Pick<HidingProblem, 'cells' | 'small' | 'columnUpper'>,
): NonNullable<HidingProblem['propose']> {
  const { knowing } = models;
  const { cliques, columns } = knowing;
  const isOwn = ({ columns: all }: Sum) => all.every((column) => column < columns);
  const relations = knowing.relations.slice(cliques.agreements.length);
  const own = peopleTables(cliques, columns);
  return (isShown, targets, start, stop) => {
    const facts = cells.flatMap(({ key, facts: rows }) => (isShown(key) ? rows.filter(isOwn) : []));
    const found = seekPeople(
      {
        columns,
        columnUpper,
        rows: [...facts, ...relations],
        targets: distinctSums(targets, knowing).map((sum) => ({ sum })),
        small,
        cliques,
        start: start.map((table) => table.slice(0, columns)),
      },
      stop,
    );
    const counting = outsiders.map((name) => countedBy(models[name], knowing, own));
    return found.flatMap((one) => {
      const parts = counting.map((counted) => counted(one));
      return parts.some((part) => part === null)
        ? []
        : [Int32Array.from(parts.flatMap((part) => [...(part ?? [])]))];
    });
  };
}

/** Each target as the knowing outsider counts it. */
function distinctSums(targets: readonly ProblemTarget[], { sums }: Model): readonly Sum[] {
  const sumAt = (key: string) =>
    sums.get(key) ?? { columns: new Int32Array(0), factors: new Float64Array(0) };
  const all = targets.map(({ cell, parts }) =>
    lessAll((parts.length > 0 ? parts : [cell.replace(/^(?:reading|plain): /, '')]).map(sumAt)),
  );
  return [...new Map(all.map((sum) => [nameOf(sum), sum])).values()].filter((sum) => sum.columns.length > 0);
}

/** The same people in the groups of another outsider; null where somebody is in a group that this one knows to be empty. */
function countedBy(model: Model, knowing: Model, own: PeopleTables): (found: FoundPeople) => Witness | null {
  const tables = peopleTables(model.cliques, model.columns);
  const at = tables.axes.map((name) => own.axes.indexOf(name));
  return ({ people, counts }) => {
    const table = new Int32Array(model.columns);
    const placed = people.flatMap((person) =>
      person === null
        ? []
        : [
            personAt(
              tables,
              at.map((i) => person[i] ?? 0),
            ),
          ],
    );
    if (placed.includes(null)) return null;
    count(tables, placed, table);
    for (const [name, column] of model.columnOfFree)
      table[column] = counts[knowing.columnOfFree.get(name) ?? -1] ?? 0;
    return table;
  };
}
