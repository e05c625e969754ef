/** A whole table as the people behind it: each in one finest group of every axis, so that overlapping tables of them always agree. */
import type { Witness } from '../attack/problem.ts';
import type { CliqueAtoms } from '../model/atoms.ts';
import type { CliqueTables } from '../model/clique-tables.ts';
import { joined } from '../model/joined.ts';

/** Overlapping tables of groups, as places of the people in them. */
export interface PeopleTables {
  readonly axes: readonly string[];
  readonly tables: readonly {
    /** Which axes, how many groups each has, and how far apart its groups lie among the places. */
    readonly axes: readonly number[];
    readonly sizes: readonly number[];
    readonly strides: readonly number[];
    /** The column at each place; −1 where nobody can be. */
    readonly columnAt: Int32Array;
  }[];
  /** By column, the table in which it is; −1 for none. */
  readonly tableOf: Int32Array;
}

/** The finest group on every axis, then the place in every table. */
export type Person = Int32Array;

/** `columns`: how many there are, with those that are in no table. */
export function peopleTables({ tables }: Pick<CliqueTables, 'tables'>, columns: number): PeopleTables {
  const axes = [...new Set(tables.flatMap(({ names }) => names))];
  const tableOf = new Int32Array(columns).fill(-1);
  tables.forEach(({ first, size }, t) => {
    tableOf.fill(t, first, first + size);
  });
  return { axes, tables: tables.map((table) => placed(table, axes)), tableOf };
}

function placed({ names, sizes, columnAt }: CliqueAtoms, axes: readonly string[]) {
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((product, size) => product * size, 1));
  return { axes: names.map((name) => axes.indexOf(name)), sizes, strides, columnAt };
}

/** Null where nobody can be. */
export function personAt({ axes, tables }: PeopleTables, groups: ArrayLike<number>): Person | null {
  const person = new Int32Array(axes.length + tables.length);
  for (let axis = 0; axis < axes.length; axis += 1) person[axis] = groups[axis] ?? 0;
  for (const [t, { axes: own, strides, columnAt }] of tables.entries()) {
    let place = 0;
    for (let i = 0; i < own.length; i += 1) place += (person[own[i] ?? -1] ?? 0) * (strides[i] ?? 0);
    if ((columnAt[place] ?? -1) < 0) return null;
    person[axes.length + t] = place;
  }
  return person;
}

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
