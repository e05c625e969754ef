/** The tables found so far, and how one more is made of them: a pass over all targets, each pinned to a value that it has not taken yet. */
import type { Witness } from '../attack/problem.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Coverage } from './coverage.ts';
import { mend } from './mend.ts';
import type { Lines, TableInHand } from './table-in-hand.ts';

export interface Search {
  readonly lines: Lines;
  readonly coverage: Coverage;
  readonly chance: Chance;
  readonly tables: Found[];
  /** Attempts at each target that found nothing, and how many of them were thorough. */
  readonly fails: Int32Array;
  readonly thorough: Int32Array;
  /** Makes a table whole again within so many changes, or takes them back. */
  readonly mend: (table: TableInHand, most: number) => boolean;
}

export interface Found {
  readonly counts: Witness;
  /** One value a target. */
  readonly values: Float64Array;
}

export function searchIn(
  lines: Lines,
  coverage: Coverage,
  targets: number,
  mending: typeof mend = mend,
): Search {
  const chance = chanceFrom(1);
  return {
    lines,
    coverage,
    chance,
    tables: [],
    fails: new Int32Array(targets),
    thorough: new Int32Array(targets),
    mend: (table, most) => mending(table, most, chance),
  };
}

/** Keeps a table that breaks nothing and gives something new; whether it did (the first is always kept). */
export function keep({ lines, coverage, tables }: Search, table: TableInHand): boolean {
  if (table.broken > 0) return false;
  const values = table.values.slice(lines.rows);
  if (coverage.take(values) === 0 && tables.length > 0) return false;
  tables.push({ counts: table.counts.slice(), values });
  return true;
}

/** Gives the target the value and mends what that breaks; otherwise the table is as it was and the target free. */
export function pin(
  search: Search,
  table: TableInHand,
  target: number,
  value: number,
  most: number,
): boolean {
  const line = search.lines.rows + target;
  table.mark();
  table.bind(line, value, value);
  if (search.mend(table, most)) return true;
  table.bind(line, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return false;
}

/** Targets that failed most come first in a pass, while nothing else is pinned, and are given more changes; what fails so often is left to the solver. */
const first = { targets: 20, changes: 400, wishes: 8, most: 3 };
const later = { changes: 60, wishes: 2, most: 6 };

/** One table, from a whole table in which some targets may be pinned already: how many values of targets it is the first to give. */
export function pass(search: Search, table: TableInHand): number {
  const { lines, coverage, chance, fails, thorough } = search;
  const before = coverage.open;
  const failsOf = (target: number) => fails[target] ?? 0;
  const isLeft = (target: number) => failsOf(target) >= later.most && (thorough[target] ?? 0) >= first.most;
  const order = Array.from(fails, (failed, target) => ({ target, rank: failed * 65_536 + chance(65_536) }))
    .filter(({ target }) => !isLeft(target) && coverage.openValues(target).length > 0)
    .sort((a, b) => b.rank - a.rank);
  order.forEach(({ target }, turn) => {
    const line = lines.rows + target;
    if (table.lower[line] === table.upper[line]) return;
    const isThorough = turn < first.targets && (thorough[target] ?? 0) < first.most;
    const now = table.values[line] ?? 0;
    if (!isThorough && failsOf(target) >= later.most && !coverage.isOpen(target, now)) return;
    const wishes = [...coverage.openValues(target)].sort((a, b) => Math.abs(a - now) - Math.abs(b - now));
    const { changes, wishes: most } = isThorough ? first : later;
    const isReached = wishes.slice(0, most).some((wish) => pin(search, table, target, wish, changes));
    if (isReached) return;
    fails[target] = failsOf(target) + 1;
    if (isThorough) thorough[target] = (thorough[target] ?? 0) + 1;
  });
  keep(search, table);
  return before - coverage.open;
}

/** Whether some open target was not left to the solver yet. */
export const isWorthAPass = ({ coverage, fails, thorough }: Search): boolean =>
  fails.some(
    (failed, target) =>
      (failed < later.most || (thorough[target] ?? 0) < first.most) && coverage.openValues(target).length > 0,
  );
