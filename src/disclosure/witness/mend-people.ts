/** Makes a table of people whole again: somebody moves to another group of one axis (of two that hang together, of both), joins or leaves, each time where a row is broken. */
import type { Chance } from './chance.ts';
import { alongBy, moved, type Person } from './people.ts';
import type { PeopleInHand } from './people-in-hand.ts';

/** Moves that are weighed before one is made. */
const mostWeighed = 20;
/** Moves for which somebody is left alone after one. */
const rest = 6;

/** Puts `next` at `place`, or changes a count that is in no table. */
interface Weighed {
  readonly place: number;
  readonly next: Person | null;
  readonly column: number;
  readonly by: number;
  readonly cost: number;
}

/** As `mend`, of which it is the form for people; a table over all axes is never cut apart, so that a move mends in one step what takes chains of counts. */
export function mendPeople(table: PeopleInHand, most: number, chance: Chance): boolean {
  const resting = new Int32Array(rest).fill(-1);
  const heavier: number[] = [];
  for (let step = 1; step <= most && table.broken > 0; step += 1) {
    const line = table.brokenLines[chance(table.broken)] ?? 0;
    const best = cheapest(table, line, chance, resting);
    resting[step % rest] = best?.place ?? -1;
    if (best === null) continue;
    if (best.cost >= 0)
      for (const at of table.brokenLines.subarray(0, table.broken)) {
        table.weights[at] = (table.weights[at] ?? 0) + 1;
        heavier.push(at);
      }
    if (best.place >= 0) table.put(best.place, best.next);
    else table.change(best.column, best.by);
  }
  for (const line of heavier) table.weights[line] = 1;
  if (table.broken > 0) table.takeBack();
  return table.broken === 0;
}

/** The move that mends the line, or a part of it, and breaks least elsewhere. */
function cheapest(table: PeopleInHand, line: number, chance: Chance, resting: Int32Array): Weighed | null {
  const { people, lines, tables: model } = table;
  const { starts, indices } = lines.ofLine;
  const factors = table.factorsOf(line);
  const wanted = Math.sign(table.lacking(line));
  const isAsked = new Uint8Array(model.tables.length);
  /** What mends the line by one and breaks nothing. */
  const enough = -(table.weights[line] ?? 1);
  let best: Weighed | null = null;
  let least = Number.POSITIVE_INFINITY;
  let weighed = 0;
  const weigh = (cost: number, place: number, next: Person | null, column = -1, by = 0) => {
    weighed += 1;
    if (cost >= least) return;
    least = cost;
    best = { place, next, column, by, cost };
  };
  for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at += 1) {
    const column = indices[at] ?? 0;
    const t = model.tableOf[column] ?? -1;
    if (t >= 0) isAsked[t] = 1;
    else {
      const by = wanted * (factors[column] ?? 0) > 0 ? 1 : -1;
      const after = (table.counts[column] ?? 0) + by;
      if (after >= 0 && after <= lines.columnUpper) weigh(table.cost(column, by), -1, null, column, by);
    }
  }
  const first = chance(Math.max(1, people.length));
  for (let i = 0; i < people.length && weighed < mostWeighed && least > enough; i += 1) {
    const place = (first + i) % people.length;
    const person = people[place] ?? null;
    if (person === null || resting.includes(place)) continue;
    for (let t = 0; t < model.tables.length; t += 1) {
      const own = model.tables[t];
      if (isAsked[t] === 0 || own === undefined) continue;
      const { axes, sizes, strideOf, columnAt } = own;
      const at = person[model.axes.length + t] ?? -1;
      const is = (factors[columnAt[at] ?? -1] ?? 0) * wanted;
      if (is < 0) weigh(table.costOf(person, null), place, null);
      if (is > 0) weigh(table.costOf(null, person), people.length, person);
      for (let a = 0; a < axes.length; a += 1) {
        const axis = axes[a] ?? -1;
        const size = sizes[a] ?? 1;
        const stride = strideOf[axis] ?? 0;
        const now = person[axis] ?? 0;
        const tie = model.ties[axis];
        const turn = chance(size);
        for (let g = 0; g < size; g += 1) {
          const group = (turn + g) % size;
          const along = tie === undefined ? 0 : alongBy(tie, person, group) * (strideOf[tie.other] ?? 0);
          const column = columnAt[at + (group - now) * stride + along] ?? -1;
          if (column < 0 || (factors[column] ?? 0) * wanted <= is) continue;
          const next = moved(model, person, axis, group);
          if (next === null) continue;
          weigh(table.costOf(person, next), place, next);
          break;
        }
      }
    }
  }
  return best;
}
