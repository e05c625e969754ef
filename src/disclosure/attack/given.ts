/** What the steps of an attack share: rows in whole numbers, proven bounds, what is known of each target, the tables found. */
import { type Chance, chanceFrom } from '../witness/chance.ts';
import { type Lines, linesOf } from '../witness/table-in-hand.ts';
import { type Bounds, boundsOf, wholeRow } from './bounds.ts';
import { FoundTables } from './found-tables.ts';
import { Knowledge } from './knowledge.ts';
import type { Problem } from './problem.ts';
import type { Solvers } from './solver.ts';
import type { Row, Sum } from './sum.ts';
import type { Steps } from './whole-search.ts';

export interface Given {
  readonly columns: number;
  readonly columnUpper: number;
  readonly rows: readonly Row[];
  readonly bounds: Bounds;
  /** False when the rows contradict each other already in whole-number bounds. */
  readonly isConsistent: boolean;
  /** One for each distinct sum; targets that are the same sum share it. */
  readonly knowledge: readonly Knowledge[];
  /** By target, in their order. */
  readonly knowledgeOf: readonly Knowledge[];
  readonly tables: FoundTables;
  readonly changer: Changer;
  readonly solvers: Solvers;
  readonly steps: Steps;
  readonly stop: () => boolean;
  readonly tell: () => void;
}

/** Rows, and targets of which some value is sought, as tables that are changed need them. */
interface Changer {
  readonly lines: Lines;
  readonly wanting: readonly Knowledge[];
  readonly chance: Chance;
}

/** Columns beyond which a search of our own, which must be short, finds nothing. */
export const mostColumnsSearched = 100;

/** Counting what is open costs a look at every target, so a step tells only now and then. */
const mostTold = 100;

export function givenFor(
  { columns, columnUpper, facts, relations, targets, small }: Problem,
  solvers: Solvers,
  steps: Steps,
  stop: () => boolean,
  progress: (open: number, total: number) => void,
): Given {
  const rows = [...facts, ...relations].map(wholeRow);
  const bounds = boundsOf(columns);
  const isConsistent = rows.every((row) => bounds.add(row));
  const bySum = new Map<string, Knowledge>();
  const knowledgeOf = targets.map(({ sum }) => {
    const key = keyOf(sum);
    const known = bySum.get(key) ?? new Knowledge(sum, small, bounds.reach(sum));
    bySum.set(key, known);
    return known;
  });
  const knowledge = [...bySum.values()];
  const wanting = knowledge.filter((one) => wishOf(one, one.least) !== null);
  const sums = wanting.map(({ sum }) => sum);
  let told = 0;
  return {
    columns,
    columnUpper,
    rows,
    bounds,
    isConsistent,
    knowledge,
    knowledgeOf,
    tables: new FoundTables(rows, columnUpper, knowledge),
    changer: { lines: linesOf(columns, columnUpper, rows, sums), wanting, chance: chanceFrom(1) },
    solvers,
    steps,
    stop,
    tell: () => {
      told += 1;
      if (told % Math.ceil(knowledge.length / mostTold) !== 0) return;
      progress(knowledge.filter((one) => one.verdict() === 'unknown').length, knowledge.length);
    },
  };
}

/** The value nearest to `now` that would be news; null when none is sought. */
export function wishOf(known: Knowledge | undefined, now: number): number | null {
  if (known === undefined) return null;
  const open = known.openValues();
  const nearer = (best: number, value: number) =>
    Math.abs(value - now) < Math.abs(best - now) ? value : best;
  if (open.length > 0) return open.reduce(nearer);
  if (known.least === known.greatest || known.seenLeast < known.seenGreatest) return null;
  if (now !== known.seenLeast) return now;
  return now < known.greatest ? now + 1 : now - 1;
}

function keyOf({ columns, factors }: Sum): string {
  const parts = Array.from(columns, (column, i) => `${column}${factors[i] === 1 ? '' : `*${factors[i]}`}`);
  return parts.sort().join(' ');
}
