/** The whole release as one linear system: what anybody knows about the counts behind it, whatever is printed. */

import { plus, type Row, type Sum, sumOf } from '../attack/sum.ts';
import { atomsOf, type CliqueAtoms } from '../model/atoms.ts';
import type { Axes, Box } from '../model/axes.ts';
import { type Cliques, junctionTree, linkedTables } from '../model/cliques.ts';
import { combinationsOf, type Impossible } from '../model/impossible.ts';
import { type Differences, differencesIn } from './differences.ts';
import type { Draft } from './draft.ts';
import { orderedCounts } from './ordered-counts.ts';
import type { Quantity } from './quantities.ts';
import { type Statistic, statisticsOf } from './statistics.ts';

export interface Model {
  readonly columns: number;
  /** Hold in every table that agrees with the definitions: the cliques agree, children are no more than admissions. */
  readonly relations: readonly Row[];
  readonly quantities: readonly Quantity[];
  /** Each quantity as a sum of columns. */
  readonly sums: ReadonlyMap<string, Sum>;
  readonly differences: Differences;
  readonly statistics: readonly Statistic[];
  /** `joint`: everything that the tables say together. `linked`: too large for that; tables agree one axis at a time. */
  readonly scope: 'joint' | 'linked';
}

/** Finest groups beyond which the joint model would take minutes. */
const mostAtoms = 8_000;

/** `atMost`: how much the attacker puts together; a `joint` model that would be too large is `linked`. */
export function modelOf(
  draft: Draft,
  axes: Axes,
  impossible: readonly Impossible[],
  atMost: Model['scope'] = 'joint',
): Model {
  const quantities = draft.quantities.all();
  const { cliques, links, scope } = cliquesFor(quantities, axes, impossible, atMost);
  const free = [...new Set(quantities.flatMap((quantity) => quantity.free))];
  const firstFree = cliques.reduce((sum, { size }) => sum + size, 0);
  const columnOfFree = new Map(free.map((name, i) => [name, firstFree + i]));
  const columnOf = (name: string): Sum => sumOf([columnOfFree.get(name) ?? -1]);
  const sizeOrder = [...cliques].sort((a, b) => a.size - b.size);
  const home = (boxes: readonly Box[]): CliqueAtoms => {
    const found = sizeOrder.find((clique) => boxes.every((box) => clique.holds(box)));
    if (found === undefined) throw new Error('impossible: a cell over axes that no clique holds');
    return found;
  };
  const sums = new Map(
    quantities.map(({ key, boxes, free: names }) => {
      const inside = boxes.length === 0 ? [] : home(boxes).columnsIn(boxes);
      return [key, sumOf([...inside, ...names.map((name) => columnOfFree.get(name) ?? -1)])];
    }),
  );
  const everyone = sumOf(home([new Map()]).columnsIn([new Map()]));
  const differences = differencesIn(cliques, quantities, draft);
  const ordered = orderedCounts(quantities, sums, columnOf, everyone);
  return {
    columns: firstFree + free.length,
    relations: [...agreements(cliques, links, axes), ...ordered.rows],
    quantities,
    sums,
    differences: {
      nested: [...differences.nested, ...ordered.nested],
      divisions: [...differences.divisions, ...ordered.divisions],
    },
    statistics: statisticsOf(draft, quantities, sizeOrder, axes, sums),
    scope,
  };
}

function cliquesFor(
  quantities: readonly Quantity[],
  axes: Axes,
  impossible: readonly Impossible[],
  atMost: Model['scope'],
) {
  const sizes = new Map(axes.all.map(({ name, size }) => [name, size]));
  const printed = quantities.map(({ boxes }) => [...new Set(boxes.flatMap((box) => [...box.keys()]))]);
  const ruled = impossible.map(({ dimensions }) =>
    dimensions.map((dimension) => axes.axisOf(dimension).name),
  );
  const attempts: readonly (readonly [Model['scope'], () => Cliques])[] = [
    ['joint', () => junctionTree(sizes, [...printed, ...ruled])],
    ['joint', () => junctionTree(sizes, [...printed, ...ruled.filter(isAboutVerdicts)])],
    ['joint', () => junctionTree(sizes, printed)],
    [
      'linked',
      () =>
        linkedTables(
          sizes,
          printed.filter((group) => group.length > 1),
        ),
    ],
  ];
  for (const [scope, attempt] of attempts) {
    if (atMost === 'linked' && scope !== 'linked') continue;
    const { cliques, links } = attempt();
    const products = cliques.map((names) =>
      names.reduce((product, name) => product * (sizes.get(name) ?? 1), 1),
    );
    if (scope === 'linked' || products.every((product) => product <= 8 * mostAtoms)) {
      let first = 0;
      const atoms = cliques.map((names) => {
        const clique = atomsOf(names, axes, impossible, first);
        first += clique.size;
        return clique;
      });
      if (scope === 'linked' || first <= mostAtoms) return { cliques: atoms, links, scope };
    }
  }
  throw new Error('impossible: no model');
}

/** Neighbouring cliques count the same admissions in every group of the axes that they share. */
function agreements(cliques: readonly CliqueAtoms[], links: Cliques['links'], axes: Axes): readonly Row[] {
  return links.flatMap(([a, b, shared]) => {
    const groups = combinationsOf(shared.map((name) => axisGroups(axes, name)));
    return groups.map((group): Row => {
      const box = new Map(shared.map((name, i) => [name, [group[i] ?? -1]]));
      const sum = plus(
        sumOf(cliques[a]?.columnsIn([box]) ?? []),
        sumOf(cliques[b]?.columnsIn([box]) ?? []),
        -1,
      );
      return { ...sum, lower: 0, upper: 0 };
    });
  });
}

const axisGroups = (axes: Axes, name: string): readonly number[] =>
  Array.from({ length: axes.all.find((axis) => axis.name === name)?.size ?? 0 }, (_, i) => i);

/** Rules that need no other axis than verdicts and distance: these are never too many to put together. */
const isAboutVerdicts = (names: readonly string[]) =>
  names.every((name) => name.startsWith('out-of-area:') || name === 'distance-band');
