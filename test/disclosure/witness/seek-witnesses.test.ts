/** Whole tables that between them give every target every small value: against every whole table there is, and with solvers that cannot be trusted. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSolvers, type Solvers } from '../../../src/disclosure/attack/solver.ts';
import { type Row, sumOf } from '../../../src/disclosure/attack/sum.ts';
import { type Chance, chanceFrom } from '../../../src/disclosure/witness/chance.ts';
import { type Seeking, type Sought, seekWitnesses } from '../../../src/disclosure/witness/seek-witnesses.ts';

const small = { lower: 0, upper: 3 };
const most = 7;

/** Two by three cells; some rows, columns and cells are printed to within two. */
function aProblem(chance: Chance): Seeking {
  const truth = Array.from({ length: 6 }, () => chance(8));
  const lines = [
    [0],
    [1],
    [2],
    [3],
    [4],
    [5],
    [0, 1, 2],
    [3, 4, 5],
    [0, 3],
    [1, 4],
    [2, 5],
    [0, 1, 2, 3, 4, 5],
  ];
  const shown = lines.map(() => chance(2) === 0);
  const rows = lines.flatMap((columns, i): readonly Row[] => {
    const n = columns.reduce((sum, column) => sum + (truth[column] ?? 0), 0);
    const from = Math.max(0, n - chance(3));
    return shown[i] === true ? [{ ...sumOf(columns), lower: from, upper: n + chance(3) }] : [];
  });
  const limits = lines.slice(0, 6).map((columns) => ({ ...sumOf(columns), lower: 0, upper: most }));
  const targets = lines.flatMap((columns, i) => (shown[i] === true ? [] : [{ sum: sumOf(columns) }]));
  return { columns: 6, columnUpper: 1000, rows: [...rows, ...limits], targets, small };
}

const valueIn = ({ columns, factors }: Row | Seeking['targets'][number]['sum'], table: ArrayLike<number>) =>
  columns.reduce((sum, column, i) => sum + (factors[i] ?? 0) * (table[column] ?? 0), 0);

const agrees = (rows: readonly Row[], table: ArrayLike<number>) =>
  rows.every((row) => {
    const value = valueIn(row, table);
    return value >= row.lower && value <= row.upper;
  });

/** `target value` of every small value that some whole table takes. */
function allPossible({ rows, targets }: Seeking): ReadonlySet<string> {
  const found = new Set<string>();
  const table = new Int32Array(6);
  for (let code = 0; code < (most + 1) ** 6; code += 1) {
    for (let column = 0, rest = code; column < 6; column += 1, rest = Math.floor(rest / (most + 1)))
      table[column] = rest % (most + 1);
    if (!agrees(rows, table)) continue;
    targets.forEach(({ sum }, t) => {
      found.add(`${t} ${valueIn(sum, table)}`);
    });
  }
  return found;
}

const given = ({ targets }: Seeking, { witnesses }: Sought): ReadonlySet<string> =>
  new Set(witnesses.flatMap((table) => targets.map(({ sum }, t) => `${t} ${valueIn(sum, table)}`)));

describe('witnesses', () => {
  let solvers: Solvers;
  beforeAll(async () => {
    solvers = await loadSolvers();
  });

  test('give every value that a whole table can take, and call impossible what none can', () => {
    const chance = chanceFrom(3);
    for (let i = 0; i < 6; i += 1) {
      const problem = aProblem(chance);
      const sought = seekWitnesses(problem, solvers);
      const possible = allPossible(problem);
      const taken = given(problem, sought);
      for (const table of sought.witnesses) expect(agrees(problem.rows, table)).toBe(true);
      problem.targets.forEach((_, target) => {
        for (let value = small.lower; value <= small.upper; value += 1) {
          const key = `${target} ${value}`;
          expect(taken.has(key)).toBe(possible.has(key));
          const open = sought.open.find((one) => one.target === target && one.value === value);
          expect(open?.verdict).toBe(possible.has(key) ? undefined : 'impossible');
        }
      });
    }
  });

  test('are the same every time', () => {
    const problem = aProblem(chanceFrom(8));
    expect(seekWitnesses(problem, solvers)).toEqual(seekWitnesses(problem, solvers));
  });

  test('begin from tables that are known, and leave out those that agree with nothing', () => {
    const rows: readonly Row[] = [{ ...sumOf([0, 1]), lower: 8, upper: 12 }];
    const targets = [{ sum: sumOf([0]) }];
    const start = [Int32Array.of(3, 7), Int32Array.of(40, 40)];
    const { witnesses, open } = seekWitnesses(
      { columns: 2, columnUpper: 1000, rows, targets, small, start },
      solvers,
      { mostAsked: 0 },
    );
    expect(open).toEqual([]);
    for (const table of witnesses) expect(agrees(rows, table)).toBe(true);
  });

  test('are found through rows that must add up exactly', () => {
    const rows = [
      [0, 1, 2],
      [3, 4, 5],
      [0, 3],
      [1, 4],
      [2, 5],
    ].map((columns) => ({ ...sumOf(columns), lower: columns.length * 3, upper: columns.length * 3 }));
    const targets = Array.from({ length: 6 }, (_, column) => ({ sum: sumOf([column]) }));
    const problem: Seeking = { columns: 6, columnUpper: 100, rows, targets, small };
    expect(seekWitnesses(problem, solvers).open).toEqual([]);
  });

  test('are none where nothing agrees with the rows', () => {
    const rows = [
      { ...sumOf([0]), lower: 5, upper: 5 },
      { ...sumOf([0, 1]), lower: 0, upper: 3 },
    ];
    const sought = seekWitnesses(
      { columns: 2, columnUpper: 100, rows, targets: [{ sum: sumOf([1]) }], small },
      solvers,
    );
    expect(sought.witnesses).toEqual([]);
    expect(sought.open).toHaveLength(4);
  });

  const answering = (solution: (columns: number) => Float64Array): Solvers => ({
    solves: () => 0,
    withProgram: ({ columns, rows }, use) => {
      const answer = { value: 0, solution: solution(columns), duals: new Float64Array(rows.length) };
      return use({ least: () => answer, greatest: () => answer });
    },
  });

  test.each<readonly [string, Solvers]>([
    [
      'says that nothing is possible',
      { solves: () => 0, withProgram: (_, use) => use({ least: () => 'none', greatest: () => 'none' }) },
    ],
    [
      'says nothing',
      {
        solves: () => 0,
        withProgram: (_, use) => use({ least: () => 'unknown', greatest: () => 'unknown' }),
      },
    ],
    [
      'throws',
      {
        solves: () => 0,
        withProgram: () => {
          throw new Error('out of memory');
        },
      },
    ],
    ['answers nonsense', answering((columns) => new Float64Array(columns).fill(7.5))],
    ['answers no numbers', answering((columns) => new Float64Array(columns).fill(Number.NaN))],
    ['answers less than nothing', answering((columns) => new Float64Array(columns).fill(-3))],
  ])('stay true tables when the solver %s', (_, faulty) => {
    const chance = chanceFrom(12);
    for (let i = 0; i < 10; i += 1) {
      const limited = aProblem(chance);
      const problem = { ...limited, rows: limited.rows.filter(({ upper }) => upper !== most) };
      const sought = seekWitnesses(problem, faulty, { mostAsked: 10 });
      const taken = given(problem, sought);
      for (const table of sought.witnesses)
        expect(agrees(problem.rows, table) && table.every((n) => n >= 0)).toBe(true);
      const open = new Set(sought.open.map(({ target, value }) => `${target} ${value}`));
      problem.targets.forEach((__, target) => {
        for (let value = small.lower; value <= small.upper; value += 1)
          expect(taken.has(`${target} ${value}`) || open.has(`${target} ${value}`)).toBe(true);
      });
    }
  });
});
