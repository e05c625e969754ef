/** A whole table as the people behind it: each in one finest group of every axis, so that overlapping tables of them always agree. */
import type { Witness } from '../attack/problem.ts';
import type { CliqueAtoms } from '../model/atoms.ts';
import type { CliqueTables } from '../model/clique-tables.ts';
import { joined } from '../model/joined.ts';
import type { SplitAxis } from '../model/split-axis.ts';

/** The other axis of a pair that hangs together, and by group those of the other with which it meets. */
interface Tie {
  readonly other: number;
  readonly meeting: readonly (readonly number[])[];
}

/** Overlapping tables of groups, as places of the people in them. */
export interface PeopleTables {
  readonly axes: readonly string[];
  readonly tables: readonly {
    /** Which axes, and how many groups each has. */
    readonly axes: readonly number[];
    readonly sizes: readonly number[];
    /** By axis, how far apart its groups lie among the places; 0 for those that the table has not. */
    readonly strideOf: Int32Array;
    /** The column at each place; −1 where nobody can be. */
    readonly columnAt: Int32Array;
  }[];
  /** By axis; undefined where it hangs together with no other. */
  readonly ties: readonly (Tie | undefined)[];
  /** By column, the table in which it is; −1 for none. */
  readonly tableOf: Int32Array;
}

/** The finest group on every axis, then the place in every table. */
export type Person = Int32Array;

/** `columns`: how many there are, with those that are in no table. */
export function peopleTables(
  { tables, splits }: Pick<CliqueTables, 'tables' | 'splits'>,
  columns: number,
): PeopleTables {
  const axes = [...new Set(tables.flatMap(({ names }) => names))];
  const tableOf = new Int32Array(columns).fill(-1);
  tables.forEach(({ first, size }, t) => {
    tableOf.fill(t, first, first + size);
  });
  return {
    axes,
    tables: tables.map((table) => placed(table, axes)),
    ties: axes.map((name) => tieOf(name, splits, axes)),
    tableOf,
  };
}

function tieOf(name: string, splits: readonly SplitAxis[], axes: readonly string[]): Tie | undefined {
  for (const { parts, pairs } of splits)
    for (const [part, { name: own, size }] of parts.entries()) {
      if (own !== name) continue;
      const meeting = Array.from({ length: size }, (_, group) =>
        pairs.flatMap((pair) => (pair[part] === group ? [pair[1 - part] ?? -1] : [])),
      );
      return { other: axes.indexOf(parts[1 - part]?.name ?? ''), meeting };
    }
  return undefined;
}

function placed({ names, sizes, columnAt }: CliqueAtoms, axes: readonly string[]) {
  const strideOf = new Int32Array(axes.length);
  const own = names.map((name) => axes.indexOf(name));
  own.forEach((axis, i) => {
    strideOf[axis] = sizes.slice(i + 1).reduce((product, size) => product * size, 1);
  });
  return { axes: own, sizes, strideOf, columnAt };
}

/** Null where nobody can be. */
export function personAt({ axes, tables }: PeopleTables, groups: ArrayLike<number>): Person | null {
  const person = new Int32Array(axes.length + tables.length);
  for (let axis = 0; axis < axes.length; axis += 1) person[axis] = groups[axis] ?? 0;
  for (const [t, { axes: own, strideOf, columnAt }] of tables.entries()) {
    let place = 0;
    for (const axis of own) place += (person[axis] ?? 0) * (strideOf[axis] ?? 0);
    if ((columnAt[place] ?? -1) < 0) return null;
    person[axes.length + t] = place;
  }
  return person;
}

/** How many groups somebody moves along on the tied axis when moving to this group; none where the two meet as it is. */
export function alongBy({ other, meeting }: Tie, person: Person, group: number): number {
  const now = person[other] ?? 0;
  const own = meeting[group];
  return own === undefined || own.includes(now) ? 0 : (own[0] ?? now) - now;
}

/** Somebody moved to another group of an axis, and along on the one that it is tied to; null where nobody can be. */
export function moved(
  { axes, tables, ties }: PeopleTables,
  person: Person,
  axis: number,
  group: number,
): Person | null {
  const tie = ties[axis];
  const by = group - (person[axis] ?? 0);
  const along = tie === undefined ? 0 : alongBy(tie, person, group);
  const next = person.slice();
  next[axis] = group;
  if (tie !== undefined) next[tie.other] = (next[tie.other] ?? 0) + along;
  for (let t = 0; t < tables.length; t += 1) {
    const { strideOf, columnAt } = tables[t] ?? noTable;
    const further = by * (strideOf[axis] ?? 0) + along * (strideOf[tie?.other ?? -1] ?? 0);
    if (further === 0) continue;
    const place = (next[axes.length + t] ?? 0) + further;
    if ((columnAt[place] ?? -1) < 0) return null;
    next[axes.length + t] = place;
  }
  return next;
}

const noTable = { strideOf: new Int32Array(0), columnAt: new Int32Array(0) };

/** Those behind a whole table of a junction tree; null where its tables are linked in another way. */
export function peopleIn(
  cliques: CliqueTables,
  tables: PeopleTables,
  counts: Witness,
): readonly Person[] | null {
  const whole = joined(cliques, counts);
  if (whole === null) return null;
  const at = tables.axes.map((name) => whole.names.indexOf(name));
  return whole.people.flatMap(({ groups, n }) => {
    const person = personAt(
      tables,
      at.map((i) => groups[i] ?? 0),
    );
    return person === null ? [] : Array.from({ length: n }, () => person);
  });
}

/** Adds the people to the counts of the columns. */
export function count(
  { axes, tables }: PeopleTables,
  people: Iterable<Person | null>,
  counts: Int32Array,
): void {
  for (const person of people)
    if (person !== null)
      for (const [t, { columnAt }] of tables.entries()) {
        const column = columnAt[person[axes.length + t] ?? -1] ?? -1;
        counts[column] = (counts[column] ?? 0) + 1;
      }
}

/** The counts of columns that are in no table. */
export const restOf = ({ tableOf }: PeopleTables, counts: Witness): Witness =>
  counts.map((n, column) => ((tableOf[column] ?? -1) < 0 ? n : 0));
