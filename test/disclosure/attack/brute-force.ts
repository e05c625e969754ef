/** The attack held against all tables there are: every 2×2 table with its margins, and random 3×3×2 tables. Names each difference. */
import { attackProblem } from '../../../src/disclosure/attack/attack-problem.ts';
import type { Problem } from '../../../src/disclosure/attack/problem.ts';
import type { Solvers } from '../../../src/disclosure/attack/solver.ts';
import { everyTable } from './exhaustive.ts';
import {
  cellsOf,
  type PrintedCell,
  type PrintRule,
  printed,
  problemOf,
  seeded,
  totalOf,
} from './printed-tables.ts';

export interface Compared {
  readonly tables: number;
  readonly publications: number;
  readonly differences: readonly string[];
}

/**
 * All 2×2 tables of counts to `largest`, by what is printed of them. Where the rule is known, the tables that agree with a publication are those
 * that are printed as it is, so one walk over all tables answers for all publications at once. `every`: only each so many-th publication.
 */
export function compareTwoByTwo(solvers: Solvers, rule: PrintRule, largest: number, every = 1): Compared {
  const cells = cellsOf([2, 2]);
  const box = largest + rule.roundTo;
  const publications = new Map<
    string,
    { first: readonly number[]; possible: readonly Set<number>[]; tables: number }
  >();
  for (let i = 0; i < (box + 1) ** 4; i += 1) {
    const table = [0, 1, 2, 3].map((k) => Math.floor(i / (box + 1) ** k) % (box + 1));
    const totals = cells.map(({ columns }) => totalOf(columns, table));
    const text = totals.map((total) => printed(total, rule)).join(' ');
    const known = publications.get(text) ?? {
      first: table,
      possible: cells.map(() => new Set<number>()),
      tables: 0,
    };
    known.possible.forEach((values, k) => {
      values.add(totals[k] ?? 0);
    });
    if (table.every((count) => count <= largest)) known.tables += 1;
    publications.set(text, known);
  }
  const chosen = [...publications].filter(([, { tables }]) => tables > 0).filter((_, i) => i % every === 0);
  return {
    tables: chosen.reduce((total, [, { tables }]) => total + tables, 0),
    publications: chosen.length,
    differences: chosen.flatMap(([text, { first, possible }]) =>
      differencesIn(text, cells, problemOf(cells, first, rule), possible, solvers),
    ),
  };
}

/** Random 3×3×2 tables, every whole table that agrees with each of them walked through. */
export function compareCubes(solvers: Solvers, rule: PrintRule, seeds: readonly number[]): Compared {
  const cells = cellsOf([3, 3, 2]);
  let tables = 0;
  const differences = seeds.flatMap((seed) => {
    const chance = seeded(seed);
    const problem = problemOf(
      cells,
      Array.from({ length: 18 }, () => chance(9)),
      rule,
    );
    const possible = cells.map(() => new Set<number>());
    everyTable(problem, (table) => {
      tables += 1;
      cells.forEach(({ columns }, k) => {
        possible[k]?.add(totalOf(columns, table));
      });
    });
    return differencesIn(`seed ${seed}`, cells, problem, possible, solvers);
  });
  return { tables, publications: seeds.length, differences };
}

function differencesIn(
  name: string,
  cells: readonly PrintedCell[],
  problem: Problem,
  possible: readonly ReadonlySet<number>[],
  solvers: Solvers,
): readonly string[] {
  const { values, witnesses } = attackProblem(problem, solvers);
  const keeps = (witness: Int32Array) =>
    problem.facts.every(({ columns, lower, upper }) => {
      const value = totalOf([...columns], witness);
      return lower <= value && value <= upper;
    });
  if (!witnesses.every(keeps)) return [`${name}: a witness breaks a row`];
  return values.flatMap((found, k) => {
    const right = JSON.stringify(answerFor([...(possible[k] ?? [])], problem));
    const got = JSON.stringify([found.lower, found.upper, found.missing, found.verdict]);
    const taken = new Set(witnesses.map((witness) => totalOf(cells[k]?.columns ?? [], witness)));
    if (got !== right) return [`${name}, ${found.cell}: ${got} for ${right}`];
    return taken.has(found.lower) && taken.has(found.upper ?? -1)
      ? []
      : [`${name}, ${found.cell}: no witness`];
  });
}

function answerFor(possible: readonly number[], { small }: Problem) {
  const [lower, upper] = [Math.min(...possible), Math.max(...possible)];
  const values = Array.from({ length: small.upper - small.lower + 1 }, (_, i) => small.lower + i);
  const missing = values.filter((value) => value > lower && value < upper && !possible.includes(value));
  const isSafe = lower > small.upper || values.every((value) => possible.includes(value));
  return [lower, upper, missing, lower === upper ? 'exact' : isSafe ? 'safe' : 'narrowed'];
}
