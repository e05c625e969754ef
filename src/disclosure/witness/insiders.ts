/** What somebody works out who knows more than is printed: a figure that counts only that person, or all of a provider's own. */
import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { plus, type Row, type Sum, sumOf } from '../attack/sum.ts';
import type { Interval } from '../policy/rule.ts';
import { type Asked, firstTable } from './ask-solver.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { byCounts, type Hands } from './hands.ts';
import { narrowedIn } from './narrowed.ts';
import { type Lines, linesOf, TableInHand } from './table-in-hand.ts';
import { type ValuesWithin, valuesWithin } from './two-values.ts';

export interface Insider {
  /** Between which ends the insider knows some of the targets to lie. */
  readonly knows: readonly Known[];
  /** Targets that the insider shall not work out exactly. */
  readonly asks: readonly number[];
}

export interface Known {
  readonly target: number;
  readonly lower: number;
  readonly upper: number;
}

export interface InsidersFind {
  /** Targets that have one value only, or are not shown to have two, for the insider. */
  readonly exact: readonly Exact[];
  /** Insiders for whom no whole table was found, so that nothing is known of what they work out. */
  readonly undecided: number;
  /** Insiders, at least, who can rule out a small number of other people behind some figure. */
  readonly narrowed: number;
  /** Whole tables to begin from the next time. */
  readonly tables: readonly Witness[];
}

interface Exact {
  readonly insider: Insider;
  readonly target: number;
  /** Places of the rows that hold it from below, and of those that hold it from above, as far as is known. */
  readonly heldBy: readonly (readonly number[])[];
}

interface Found {
  readonly counts: Witness;
  /** One value a target. */
  readonly values: Float64Array;
}

/**
 * Attacks once more for each insider. Two whole tables that agree with what is printed and known, and differ in a target, show that it is not exact: most
 * targets differ between tables that are there already, others after a few changes of one of them, and the solver is asked of the rest. Each
 * insider leaves a table for the next. Source: disclosure facts, §6. Cost: a look at the tables for each insider and target.
 */
export function insidersFind(
  asked: AskedInside,
  insiders: readonly Insider[],
  witnesses: readonly Witness[],
  solvers: Solvers,
  progress: (done: number) => void = () => {},
): InsidersFind {
  const lines = linesOf(
    asked.columns,
    asked.columnUpper,
    asked.rows,
    asked.targets.map(({ sum }) => sum),
  );
  const chance = chanceFrom(1);
  const pool = witnesses.flatMap((counts) => {
    const table = new TableInHand(lines, counts);
    return table.broken > 0 ? [] : [foundIn(table)];
  });
  const printed = valuesWithin(asked, solvers, chance);
  const { hands = byCounts } = asked;
  const given: Given = { asked, hands, solvers, lines, chance, pool, printed, names: namesOf(asked) };
  const isNarrowed = narrowedIn(asked, solvers);
  const exact: Exact[] = [];
  let [undecided, narrowed] = [0, 0];
  insiders.forEach((insider, turn) => {
    progress(turn);
    const found = attackAs(insider, given);
    if (found === null) {
      undecided += 1;
      return;
    }
    exact.push(...found.exact);
    const isTaken = (target: number, value: number) =>
      found.agreeing.some(({ values }) => values[target] === value);
    if (isNarrowed(insider.knows, insider.asks, isTaken)) narrowed += 1;
  });
  return { exact, undecided, narrowed, tables: pool.map(({ counts }) => counts) };
}

interface AskedInside extends Asked {
  readonly small: Interval;
  /** How tables are changed; by default count by count. */
  readonly hands?: Hands;
}

interface Given {
  readonly asked: Asked;
  readonly hands: Hands;
  readonly solvers: Solvers;
  readonly lines: Lines;
  readonly chance: Chance;
  /** Whole tables that agree with what is printed; more come in. */
  readonly pool: Found[];
  readonly printed: ValuesWithin;
  /** By target. */
  readonly names: readonly string[];
}

/** What one insider knows exactly, and tables that agree with what it knows; null when there is none. */
function attackAs(
  insider: Insider,
  { asked, hands, solvers, lines, chance, pool, printed, names }: Given,
): { readonly exact: readonly Exact[]; readonly agreeing: readonly Found[] } | null {
  const { knows, asks } = insider;
  const { rows, targets } = asked;
  const sumAt = (target: number): Sum => targets[target]?.sum ?? sumOf([]);
  const agreeing = pool.filter(({ values }) => knows.every((known) => isWithin(values, known)));
  if (agreeing.length < fewestAgreeing) agreeing.push(...begun(hands, lines, pool, knows));
  const known = knows.map((one): Row => ({ ...sumAt(one.target), lower: one.lower, upper: one.upper }));
  const within = { ...asked, rows: [...rows, ...known] };
  const base = agreeing.at(-1) ?? solved(lines, within, solvers, chance);
  if (base === null) return null;
  const exactly = knows.filter(({ lower, upper }) => lower === upper);
  const own = new Set(exactly.map(({ target }) => names[target]));
  const isSingle = (target: number) =>
    agreeing.every(({ values }) => values[target] === base.values[target]) && !own.has(names[target]);
  const single = [...new Map(asks.filter(isSingle).map((target) => [names[target], target])).values()];
  const table = handOf(hands, lines, base, knows);
  const others = agreeing.slice(-mostBegun, -1).map((other) => handOf(hands, lines, other, knows));
  const left = single.filter(
    (target) => ![table, ...others].some((one) => moves(hands, one, base, target, chance)),
  );
  if (left.length < single.length || !agreeing.includes(base)) pool.push(foundIn(table));
  const isOwn = (target: number) =>
    exactly.some(
      (one) =>
        pool.every(({ values }) => values[target] === values[one.target]) &&
        printed.isNought(plus(sumAt(target), sumAt(one.target), -1)),
    );
  const inside = valuesWithin(within, solvers, chance);
  const isPrinted = (row: number) => row < rows.length;
  const exact = left.flatMap((target): readonly Exact[] => {
    if (isOwn(target)) return [];
    const heldBy = inside.heldBy(sumAt(target), base.values[target] ?? 0);
    return heldBy === null ? [] : [{ insider, target, heldBy: heldBy.map((held) => held.filter(isPrinted)) }];
  });
  return { exact, agreeing };
}

const foundIn = ({ counts, values, lines }: TableInHand): Found => ({
  counts: counts.slice(),
  values: values.slice(lines.rows),
});

const isWithin = (values: Float64Array, { target, lower, upper }: Known): boolean => {
  const value = values[target] ?? Number.NaN;
  return lower <= value && value <= upper;
};

/** The table with what is known held fast; it may break that. */
function handOf(hands: Hands, lines: Lines, { counts }: Found, knows: readonly Known[]): TableInHand {
  const table = hands.take(lines, counts);
  for (const { target, lower, upper } of knows) table.bind(lines.rows + target, lower, upper);
  return table;
}

/** Changes for one target at first, and if that does not do; and for all that somebody knows. */
const changes = { target: [60, 600], insider: 3000 } as const;
/** With fewer tables that agree, some more are made of others. */
const fewestAgreeing = 3;
const mostBegun = 4;

/** Tables from all over the pool, each changed so that it agrees with what is known. */
function begun(
  hands: Hands,
  lines: Lines,
  pool: readonly Found[],
  knows: readonly Known[],
): readonly Found[] {
  return Array.from(
    { length: mostBegun },
    (_, i) => pool[Math.floor(((i + 1) * pool.length) / mostBegun) - 1],
  )
    .filter((found, i, all) => found !== undefined && all.indexOf(found) === i)
    .flatMap((found) => {
      if (found === undefined) return [];
      const table = handOf(hands, lines, found, knows);
      table.mark();
      return hands.mend(table, changes.insider, chanceFrom(1)) ? [foundIn(table)] : [];
    });
}

function solved(lines: Lines, within: Asked, solvers: Solvers, chance: Chance): Found | null {
  const { columns, columnUpper, rows } = within;
  const first = firstTable(within, linesOf(columns, columnUpper, rows, []), solvers, chance);
  return typeof first === 'string' ? null : foundIn(new TableInHand(lines, first.counts));
}

/** Whether the target has another value in the table than in the first, or gets one by some changes; the table stays whole. */
function moves(hands: Hands, table: TableInHand, { values }: Found, target: number, chance: Chance): boolean {
  const line = table.lines.rows + target;
  const value = values[target] ?? 0;
  if (table.values[line] !== value) return true;
  const [lower, upper] = [table.lower[line] ?? 0, table.upper[line] ?? 0];
  for (const most of changes.target)
    for (const wish of [value + 1, value - 1]) {
      if (wish < Math.max(0, lower) || wish > upper) continue;
      table.mark();
      table.bind(line, wish, wish);
      const isMended = hands.mend(table, most, chance);
      table.bind(line, lower, upper);
      if (isMended) return true;
    }
  return false;
}

/** Figures of the same people have one name: groups in which a printed nought says that nobody is are left out. */
function namesOf({ rows, targets }: Asked): readonly string[] {
  const isNought = ({ upper, factors }: Row) => upper === 0 && factors.every((factor) => factor > 0);
  const empty = new Set(rows.filter(isNought).flatMap(({ columns }) => [...columns]));
  return targets.map(({ sum: { columns, factors } }) =>
    Array.from(columns, (column, i) => [column, factors[i]] as const)
      .filter(([column]) => !empty.has(column))
      .sort(([a], [b]) => a - b)
      .join(' '),
  );
}
