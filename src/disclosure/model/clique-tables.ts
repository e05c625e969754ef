/** The finest groups of a whole publication as overlapping tables of groups that agree where they overlap. */
import { plus, type Row, sumOf } from '../attack/sum.ts';
import { atomsOf, type CliqueAtoms } from './atoms.ts';
import type { Axes } from './axes.ts';
import { type Cliques, junctionTree, linkedTables } from './cliques.ts';
import { combinationsOf, type Impossible } from './impossible.ts';

/** `joint`: everything that the tables say together. `linked`: too large for that; tables agree one axis at a time. */
export type Scope = 'joint' | 'linked';

export interface CliqueTables {
  readonly tables: readonly CliqueAtoms[];
  readonly links: Cliques['links'];
  readonly scope: Scope;
  /** How many columns the tables take together. */
  readonly columns: number;
  /** Neighbouring tables count the same in every group of the axes that they share. */
  readonly agreements: readonly Row[];
  readonly splits: Axes['splits'];
}

/** Finest groups beyond which the joint model would take minutes. */
const mostAtoms = 8_000;

/**
 * `printed`: the axes that each printed figure restricts. A rule about impossible groups whose axes no table holds together makes one, while that
 * is not too large. `atMost`: how much the reader puts together. `first`: the first column.
 */
export function cliqueTables(
  printed: readonly (readonly string[])[],
  axes: Axes,
  impossible: readonly Impossible[],
  atMost: Scope = 'joint',
  first = 0,
): CliqueTables {
  const sizes = new Map(axes.all.map(({ name, size }) => [name, size]));
  const ruled = impossible.map(({ dimensions }) =>
    dimensions.map((dimension) => axes.axisOf(dimension).name),
  );
  const joint = (groups: readonly (readonly string[])[]) => () => junctionTree(sizes, groups);
  const held = [...printed, ...axes.splits.map(({ parts }) => parts.map(({ name }) => name))];
  const telling = axes.splits.map(({ parts: [first] }) => first.name);
  const alone = held.filter((group) => group.length > 1);
  const attempts: readonly (readonly [Scope, () => Cliques])[] = [
    ['joint', joint([...held, ...ruled])],
    ['joint', joint([...held, ...ruled.filter(isAboutVerdicts)])],
    ['joint', joint(held)],
    ['linked', () => linkedTables(sizes, alone, telling)],
  ];
  for (const [scope, attempt] of attempts) {
    if (atMost === 'linked' && scope !== 'linked') continue;
    const { cliques, links } = attempt();
    const products = cliques.map((names) =>
      names.reduce((product, name) => product * (sizes.get(name) ?? 1), 1),
    );
    if (scope === 'joint' && products.some((product) => product > 8 * mostAtoms)) continue;
    let columns = 0;
    const tables = cliques.map((names) => {
      const table = atomsOf(names, axes, impossible, first + columns);
      columns += table.size;
      return table;
    });
    if (scope === 'joint' && columns > mostAtoms) continue;
    const agreements = agreementsOf(tables, links, sizes);
    return { tables, links, scope, columns, agreements, splits: axes.splits };
  }
  throw new Error('impossible: no model');
}

function agreementsOf(
  tables: readonly CliqueAtoms[],
  links: Cliques['links'],
  sizes: ReadonlyMap<string, number>,
): readonly Row[] {
  return links.flatMap(([a, b, shared]) => {
    const groups = combinationsOf(
      shared.map((name) => Array.from({ length: sizes.get(name) ?? 0 }, (_, i) => i)),
    );
    return groups.map((group): Row => {
      const box = new Map(shared.map((name, i) => [name, [group[i] ?? -1]]));
      const [one, other] = [tables[a]?.columnsIn([box]) ?? [], tables[b]?.columnsIn([box]) ?? []];
      return { ...plus(sumOf(one), sumOf(other), -1), lower: 0, upper: 0 };
    });
  });
}

/** Rules that need no other axis than verdicts and distance: these are never too many to put together. */
const isAboutVerdicts = (names: readonly string[]) =>
  names.every((name) => name.startsWith('out-of-area:') || name === 'distance-band');
