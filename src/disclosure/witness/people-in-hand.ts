/** A whole table that is being changed one person at a time. */
import type { Witness } from '../attack/problem.ts';
import { count, type PeopleTables, type Person } from './people.ts';
import { type Lines, TableInHand } from './table-in-hand.ts';

export class PeopleInHand extends TableInHand {
  readonly tables: PeopleTables;
  /** Null where somebody was taken out. */
  readonly people: (Person | null)[];
  #steps: (readonly [number, Person | null])[] = [];
  readonly #moves: Float64Array;
  readonly #touched: Int32Array;
  readonly #askedAt: Int32Array;
  #asked = 0;
  readonly #factors: Float64Array;
  #factored = -1;

  /** `rest`: counts of the columns that are in no table. */
  constructor(lines: Lines, tables: PeopleTables, people: readonly (Person | null)[], rest: Witness) {
    const counts = rest.slice();
    count(tables, people, counts);
    super(lines, counts);
    this.tables = tables;
    this.people = people.slice();
    this.#moves = new Float64Array(this.values.length);
    this.#touched = new Int32Array(this.values.length);
    this.#askedAt = new Int32Array(this.values.length);
    this.#factors = new Float64Array(counts.length);
  }

  /** Puts somebody in the place of another; `place` may be one more than there are, and null is nobody. */
  put(place: number, next: Person | null): void {
    const before = this.people[place] ?? null;
    this.#steps.push([place, before]);
    const { axes, tables } = this.tables;
    for (const [t, { columnAt }] of tables.entries()) {
      const [from, to] = [before?.[axes.length + t] ?? -1, next?.[axes.length + t] ?? -1];
      if (from === to) continue;
      if (from >= 0) this.change(columnAt[from] ?? -1, -1);
      if (to >= 0) this.change(columnAt[to] ?? -1, 1);
    }
    this.people[place] = next;
  }

  /** The line's factor of each column, until it is asked for another line. */
  factorsOf(line: number): Float64Array {
    const { starts, indices, factors } = this.lines.ofLine;
    const before = this.#factored;
    if (before >= 0)
      for (let at = starts[before] ?? 0; at < (starts[before + 1] ?? 0); at += 1)
        this.#factors[indices[at] ?? 0] = 0;
    for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at += 1)
      this.#factors[indices[at] ?? 0] = factors[at] ?? 0;
    this.#factored = line;
    return this.#factors;
  }

  /** Weighted change of all that is broken, if one became the other. */
  costOf(before: Person | null, next: Person | null): number {
    const { axes, tables } = this.tables;
    this.#asked += 1;
    let n = 0;
    for (let t = 0; t < tables.length; t += 1) {
      const columnAt = tables[t]?.columnAt;
      const [from, to] = [before?.[axes.length + t] ?? -1, next?.[axes.length + t] ?? -1];
      if (from === to || columnAt === undefined) continue;
      if (from >= 0) n = this.#touch(columnAt[from] ?? -1, -1, n);
      if (to >= 0) n = this.#touch(columnAt[to] ?? -1, 1, n);
    }
    const { values, lower, upper, weights } = this;
    let cost = 0;
    for (let i = 0; i < n; i += 1) {
      const line = this.#touched[i] ?? 0;
      const move = this.#moves[line] ?? 0;
      if (move === 0) continue;
      const value = values[line] ?? 0;
      const after = value + move;
      const [low, high] = [lower[line] ?? 0, upper[line] ?? 0];
      const was = value < low ? low - value : value > high ? value - high : 0;
      const is = after < low ? low - after : after > high ? after - high : 0;
      if (was !== is) cost += (weights[line] ?? 0) * (is - was);
    }
    return cost;
  }

  /** Notes what a column moves; how many lines are noted so far. */
  #touch(column: number, by: number, noted: number): number {
    const { starts, indices, factors } = this.lines.ofColumn;
    const { lower, upper } = this;
    const [moves, touched, askedAt, asked] = [this.#moves, this.#touched, this.#askedAt, this.#asked];
    let n = noted;
    for (let at = starts[column] ?? 0, end = starts[column + 1] ?? 0; at < end; at += 1) {
      const line = indices[at] ?? 0;
      if (lower[line] === Number.NEGATIVE_INFINITY && upper[line] === Number.POSITIVE_INFINITY) continue;
      if (askedAt[line] !== asked) {
        askedAt[line] = asked;
        touched[n] = line;
        n += 1;
        moves[line] = 0;
      }
      moves[line] = (moves[line] ?? 0) + by * (factors[at] ?? 0);
    }
    return n;
  }

  override mark(): void {
    super.mark();
    this.#steps = [];
  }

  override takeBack(): void {
    super.takeBack();
    for (const [place, before] of this.#steps.reverse()) this.people[place] = before;
    this.#steps = [];
  }
}
