/** What the steps of an attack share. */
import { type Chance, chanceFrom } from '../witness/chance.ts';
import { type Lines, linesOf } from '../witness/table-in-hand.ts';
import type { Bounds } from './bounds.ts';
import type { FoundTables } from './found-tables.ts';
import type { Knowledge } from './knowledge.ts';
import type { Solvers } from './solver.ts';
import type { Row } from './sum.ts';
import type { Steps } from './whole-search.ts';

export interface Given {
  readonly columns: number;
  readonly columnUpper: number;
  readonly rows: readonly Row[];
  readonly bounds: Bounds;
  readonly knowledge: readonly Knowledge[];
  readonly tables: FoundTables;
  readonly changer: Changer;
  readonly solvers: Solvers;
  readonly steps: Steps;
  /** Beyond this a search of our own, which must be short, finds nothing. */
  readonly mostColumnsSearched: number;
  readonly stop: () => boolean;
  readonly tell: () => void;
}

/** Rows, and targets of which some value is sought, as tables that are changed need them. */
export interface Changer {
  readonly lines: Lines;
  readonly wanting: readonly Knowledge[];
  readonly chance: Chance;
}

export function changerFor(
  columns: number,
  columnUpper: number,
  rows: readonly Row[],
  knowledge: readonly Knowledge[],
): Changer {
  const wanting = knowledge.filter((one) => wishOf(one, one.least) !== null);
  const sums = wanting.map(({ sum }) => sum);
  return { lines: linesOf(columns, columnUpper, rows, sums), wanting, chance: chanceFrom(1) };
}

/** The nearest value that would be news; null when none is sought. */
export function wishOf(known: Knowledge | undefined, now: number): number | null {
  if (known === undefined) return null;
  const open = known.openValues();
  if (open.length > 0)
    return open.reduce((best, value) => (Math.abs(value - now) < Math.abs(best - now) ? value : best));
  const isSingle = known.seenLeast === known.seenGreatest && known.least < known.greatest;
  if (!isSingle) return known.seenLeast > known.seenGreatest && known.least < known.greatest ? now : null;
  return now !== known.seenLeast ? now : now < known.greatest ? now + 1 : now - 1;
}
