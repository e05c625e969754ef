/** The whole release as one linear system: what anybody knows about the counts behind it, whatever is printed. */

import { type Row, type Sum, sumOf } from '../attack/sum.ts';
import type { CliqueAtoms } from '../model/atoms.ts';
import type { Axes, Box } from '../model/axes.ts';
import { type CliqueTables, cliqueTables, type Scope } from '../model/clique-tables.ts';
import type { Impossible } from '../model/impossible.ts';
import { type Differences, differencesIn } from './differences.ts';
import type { Draft } from './draft.ts';
import type { KnownFigure } from './known-figures.ts';
import { orderedCounts } from './ordered-counts.ts';
import { type Quantity, quantityKey } from './quantities.ts';
import { type Statistic, statisticsOf } from './statistics.ts';

export interface Model {
  readonly columns: number;
  /** Hold in every table that agrees with the definitions: the cliques agree, children are no more than admissions. */
  readonly relations: readonly Row[];
  readonly quantities: readonly Quantity[];
  /** What is known before: counts of the release among them, and others. */
  readonly known: readonly KnownFigure[];
  /** Each quantity as a sum of columns. */
  readonly sums: ReadonlyMap<string, Sum>;
  readonly differences: Differences;
  readonly statistics: readonly Statistic[];
  readonly scope: Scope;
  readonly cliques: CliqueTables;
  /** Counts that no dimension divides, by name. */
  readonly columnOfFree: ReadonlyMap<string, number>;
}

/** `atMost`: how much the attacker puts together; a `joint` model that would be too large is `linked`. */
export function modelOf(
  draft: Draft,
  axes: Axes,
  impossible: readonly Impossible[],
  known: readonly KnownFigure[] = [],
  atMost: Scope = 'joint',
): Model {
  const quantities = draft.quantities.all();
  const own = new Set(quantities.map(({ key }) => key));
  const all = [...quantities, ...known.filter(({ key }) => !own.has(key))];
  const printed = all.map(({ boxes }) => [...new Set(boxes.flatMap((box) => [...box.keys()]))]);
  const cliques = cliqueTables(printed, axes, impossible, atMost);
  const free = [...new Set(quantities.flatMap((quantity) => quantity.free))];
  const firstFree = cliques.columns;
  const columnOfFree = new Map(free.map((name, i) => [name, firstFree + i]));
  const columnOf = (name: string): Sum => sumOf([columnOfFree.get(name) ?? -1]);
  const sizeOrder = [...cliques.tables].sort((a, b) => a.size - b.size);
  const home = (boxes: readonly Box[]): CliqueAtoms => {
    const found = sizeOrder.find((clique) => boxes.every((box) => clique.holds(box)));
    if (found === undefined) throw new Error('impossible: a cell over axes that no clique holds');
    return found;
  };
  const sums = new Map(
    all.map(({ key, boxes, free: names }) => {
      const inside = boxes.length === 0 ? [] : home(boxes).columnsIn(boxes);
      return [key, sumOf([...inside, ...names.map((name) => columnOfFree.get(name) ?? -1)])];
    }),
  );
  const whole = [axes.boxAt({}) ?? new Map()];
  const everyone = sumOf(home(whole).columnsIn(whole));
  const differences = differencesIn(cliques.tables, all, draft);
  const ordered = orderedCounts(quantities, sums, columnOf, {
    all: quantityKey(whole, []),
    sum: everyone,
  });
  return {
    columns: firstFree + free.length,
    relations: [...cliques.agreements, ...ordered.rows],
    quantities,
    known,
    sums,
    differences: {
      nested: [...differences.nested, ...ordered.nested],
      divisions: [...differences.divisions, ...ordered.divisions],
    },
    statistics: statisticsOf(draft, quantities, sizeOrder, axes, sums),
    scope: cliques.scope,
    cliques,
    columnOfFree,
  };
}
