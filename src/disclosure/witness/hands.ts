/** How a whole table is taken in hand and mended: count by count, or person by person where it is of overlapping tables. */
import type { Witness } from '../attack/problem.ts';
import type { CliqueTables } from '../model/clique-tables.ts';
import type { Chance } from './chance.ts';
import { mend } from './mend.ts';
import { mendPeople } from './mend-people.ts';
import { peopleIn, peopleTables, restOf } from './people.ts';
import { PeopleInHand } from './people-in-hand.ts';
import { type Lines, TableInHand } from './table-in-hand.ts';

export interface Hands {
  /** `counts` agree with each other, and may break what lines say. */
  readonly take: (lines: Lines, counts: Witness) => TableInHand;
  /** As `mend`. */
  readonly mend: (table: TableInHand, most: number, chance: Chance) => boolean;
}

export const byCounts: Hands = { take: (lines, counts) => new TableInHand(lines, counts), mend };

/** So many changes of counts are worth one move of a person. */
const changesOfMove = 8;

/** `cliques`: a junction tree over the first of the columns. */
export function byPeople(cliques: CliqueTables, columns: number): Hands {
  const tables = peopleTables(cliques, columns);
  return {
    take: (lines, counts) =>
      new PeopleInHand(lines, tables, peopleIn(cliques, tables, counts) ?? [], restOf(tables, counts)),
    mend: (table, most, chance) =>
      table instanceof PeopleInHand
        ? mendPeople(table, Math.ceil(most / changesOfMove), chance)
        : mend(table, most, chance),
  };
}
