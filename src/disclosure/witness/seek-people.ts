/** Seeks whole tables of people: the form of `seekWitnesses` for overlapping tables, without a solver. */
import type { Witness } from '../attack/problem.ts';
import { narrowest } from '../attack/sum.ts';
import type { CliqueTables } from '../model/clique-tables.ts';
import { Coverage } from './coverage.ts';
import { mendPeople } from './mend-people.ts';
import { type Person, peopleIn, peopleTables, restOf } from './people.ts';
import { PeopleInHand } from './people-in-hand.ts';
import { keep, pass, pin, searchIn } from './search.ts';
import type { Seeking } from './seek-witnesses.ts';
import { linesOf } from './table-in-hand.ts';

/** People, and the counts of columns that are in no table. */
export interface FoundPeople {
  readonly people: readonly (Person | null)[];
  readonly counts: Witness;
}

export interface SeekingPeople extends Omit<Seeking, 'start'> {
  /** A junction tree over the first columns. Rows that its tables agree need not be among the rows. */
  readonly cliques: CliqueTables;
  /** Whole tables to begin from. */
  readonly start: readonly Witness[];
}

const nobody: FoundPeople = { people: [], counts: new Int32Array(0) };

/** Passes in a row that may give nothing new. */
const patience = 2;
/** Moves for one value of one target in a pass: each is dearer than a change of one count, and does more. */
const mostMoves = 8;
/** What no pass reached is sought alone, turn by turn from another table: so many moves, turns, tries in all, and tries in a row that may fail. */
const alone = { moves: 200, turns: 10, tries: 600, fails: 100 } as const;

/**
 * Each pass gives one more table beside those to begin from. What is not reached may be impossible, or not. Nothing where all of these break a row. Cost: for a move a few
 * dozen people, each with the rows of its groups.
 */
export function seekPeople(
  { columns, columnUpper, rows, targets, small, cliques, start }: SeekingPeople,
  stop: () => boolean,
): readonly FoundPeople[] {
  const sums = targets.map(({ sum }) => sum);
  const lines = linesOf(columns, columnUpper, narrowest(rows), sums);
  const tables = peopleTables(cliques, columns);
  const handOf = (found: FoundPeople) =>
    new PeopleInHand(lines, tables, found.people, restOf(tables, found.counts));
  let moves = mostMoves;
  const coverage = new Coverage(targets.length, small);
  const search = searchIn(
    lines,
    coverage,
    targets.length,
    (table, most, chance) =>
      table instanceof PeopleInHand && mendPeople(table, Math.min(most, moves), chance),
  );
  const found: FoundPeople[] = [];
  const take = (hand: PeopleInHand, isNew: boolean) => {
    if (isNew) found.push({ people: hand.people, counts: hand.counts });
  };
  for (const counts of start) {
    const hand = handOf({ people: peopleIn(cliques, tables, counts) ?? [], counts });
    take(hand, keep(search, hand));
  }
  const begun = found.length;
  const oneOf = (last: number) => handOf(found[found.length - 1 - search.chance(last)] ?? nobody);
  for (let idle = 0; found.length > 0 && coverage.open > 0 && idle < patience && !stop(); ) {
    const hand = oneOf(Math.min(3, found.length));
    const before = search.tables.length;
    idle = pass(search, hand) > 0 ? 0 : idle + 1;
    take(hand, search.tables.length > before);
  }
  moves = alone.moves;
  let tries = 0;
  let fails = 0;
  for (let turn = 0; found.length > 0 && turn < alone.turns; turn += 1)
    for (const target of targets.keys())
      for (const value of coverage.openValues(target)) {
        if (!coverage.isOpen(target, value) || tries >= alone.tries || fails >= alone.fails || stop())
          continue;
        tries += 1;
        const hand = oneOf(found.length);
        const isFound = pin(search, hand, target, value, moves);
        fails = isFound ? 0 : fails + 1;
        if (isFound) take(hand, keep(search, hand));
      }
  return found.slice(begun);
}
