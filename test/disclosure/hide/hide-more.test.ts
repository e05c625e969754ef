import { beforeAll, describe, expect, it } from 'vitest';
import { loadSolvers, type Solver, type Solvers } from '../../../src/disclosure/attack/solver.ts';
import { valueAt } from '../../../src/disclosure/attack/sum.ts';
import { isMet } from '../../../src/disclosure/hide/cut.ts';
import { hideMore } from '../../../src/disclosure/hide/hide-more.ts';
import type { HidingProblem } from '../../../src/disclosure/hide/hiding-problem.ts';
import { outsiderOf } from '../../../src/disclosure/hide/outsider.ts';
import { type Pattern, unitsOf } from '../../../src/disclosure/hide/units.ts';
import { countsProblem } from './counts-tables.ts';
import { randomCounts, twoWays } from './random-counts.ts';

const rounded = { smallestShown: 5, zeros: 'hidden', roundTo: 5, ties: 'none' } as const;
const exact = { smallestShown: 5, zeros: 'shown', roundTo: 1, ties: 'none' } as const;

let solvers: Solvers;
beforeAll(async () => {
  solvers = await loadSolvers();
});

/** Every pattern that hides the primaries. */
function* patterns(isPrimary: readonly boolean[]): Generator<Pattern> {
  const free = isPrimary.flatMap((primary, u) => (primary ? [] : [u]));
  for (let bits = 0; bits < 2 ** free.length; bits += 1) {
    const pattern = Uint8Array.from(isPrimary, Number);
    free.forEach((unit, i) => {
      if ((bits >> i) % 2 === 1) pattern[unit] = 1;
    });
    yield pattern;
  }
}

const tables = [1, 2, 4, 6, 7, 8].map((seed) => ({
  seed,
  problem: countsProblem(randomCounts(seed, 3, 2, 14), twoWays, seed % 2 === 0 ? rounded : exact, {
    onlyPrimaries: true,
  }),
}));

describe('cuts and covers against all patterns of small tables', () => {
  it.each(tables)(
    'no cut forbids a pattern that frees its target; the hiding is the least (table $seed)',
    ({ problem }) => {
      const units = unitsOf(problem);
      const isPrimary = units.map((unit) => unit.isPrimary);
      const outsider = outsiderOf({ problem, units }, solvers);
      const looks = [...patterns(isPrimary)].map((pattern) => ({ pattern, ...outsider.look(pattern, 1000) }));
      const invalid = looks.flatMap(({ cuts }) =>
        cuts.filter((cut) =>
          looks.some(
            ({ pattern, cuts: found }) =>
              !isMet(cut, pattern) && !found.some(({ target }) => target === cut.target),
          ),
        ),
      );
      expect(invalid).toEqual([]);
      expect(looks.flatMap(({ pattern, cuts }) => cuts.filter((cut) => isMet(cut, pattern)))).toEqual([]);
      const costs = looks.flatMap(({ pattern, cuts }) =>
        cuts.length === 0
          ? [units.reduce((sum, { price }, u) => sum + (pattern[u] === 1 && !isPrimary[u] ? price : 0), 0)]
          : [],
      );
      const hiding = hideMore(problem, solvers);
      expect(hiding.kind).toBe('safe');
      if (hiding.kind === 'safe') expect(hiding.added.length).toBe(Math.min(...costs));
    },
  );
});

const aProblem = () => countsProblem(randomCounts(21, 4, 4, 12), twoWays, rounded, { differences: true });

/** What a safe answer promises, checked without a solver. */
function expectProven(problem: HidingProblem, hiding: ReturnType<typeof hideMore>) {
  if (hiding.kind !== 'safe') throw new Error(`expected a safe hiding, got ${hiding.kind}`);
  const isHidden = (key: string) => problem.hidden.has(key) || hiding.added.includes(key);
  const tablesFound = hiding.witnesses.map((table) => Float64Array.from(table));
  for (const cell of problem.cells.filter(({ key }) => !isHidden(key)))
    for (const row of cell.facts)
      for (const table of tablesFound) {
        expect(valueAt(row, table)).toBeGreaterThanOrEqual(row.lower);
        expect(valueAt(row, table)).toBeLessThanOrEqual(row.upper);
      }
  for (const { sum } of problem.targetsOf((key) => !isHidden(key))) {
    const taken = new Set(tablesFound.map((table) => valueAt(sum, table)));
    const small = [0, 1, 2, 3, 4].filter((value) => value >= problem.small.lower);
    const missing = small.filter((value) => !taken.has(value));
    if (missing.length > 0) expect(Math.min(...taken)).toBeGreaterThan(problem.small.upper);
  }
}

/** A solver that is sound for a while. */
function faultyAfter(sound: number, fault: 'throw' | 'none' | 'unknown' | 'nonsense'): Solvers {
  let asked = 0;
  return {
    solves: solvers.solves,
    withProgram: (program, use) =>
      solvers.withProgram(program, (solver) => {
        const ask =
          (end: 'least' | 'greatest'): Solver['least'] =>
          (sum) => {
            asked += 1;
            if (asked <= sound) return solver[end](sum);
            if (fault === 'throw') throw new Error('the solver broke');
            if (fault !== 'nonsense') return fault;
            const solution = new Float64Array(program.columns).fill(Number.NaN);
            return { value: 2, solution, duals: new Float64Array(program.rows.length) };
          };
        return use({ least: ask('least'), greatest: ask('greatest') });
      }),
  };
}

describe('hiding more', () => {
  it('proves every target by whole tables that agree with all that is shown', () => {
    const problem = aProblem();
    expectProven(problem, hideMore(problem, solvers));
  });

  it('needs no true counts', () => {
    const { truth, ...problem } = aProblem();
    expect(truth).toBeDefined();
    expectProven(problem, hideMore(problem, solvers));
  });

  it('does not depend on the order of the cells', () => {
    const problem = aProblem();
    const turned = { ...problem, cells: [...problem.cells].reverse() };
    const [a, b] = [hideMore(problem, solvers), hideMore(turned, solvers)];
    if (a.kind !== 'safe' || b.kind !== 'safe') throw new Error('expected two safe hidings');
    expect([...b.added].sort()).toEqual([...a.added].sort());
    expect(b.witnesses).toEqual(a.witnesses);
  });

  it('says the same twice', () => {
    expect(hideMore(aProblem(), solvers)).toEqual(hideMore(aProblem(), solvers));
  });

  it.each([0, 1, 3, 6, 10, 20, 60])('stopped after %i questions, it is safe or undecided', (most) => {
    let asked = 0;
    const problem = aProblem();
    const hiding = hideMore(problem, solvers, {
      stop: () => {
        asked += 1;
        return asked > most;
      },
    });
    if (hiding.kind === 'safe') expectProven(problem, hiding);
    else expect(hiding.kind).toBe('undecided');
  });

  it('names the public figures that make it impossible', () => {
    const problem = countsProblem(
      {
        columns: ['row', 'column', 'n'],
        rows: [
          ['a', 'x', '3'],
          ['a', 'y', '20'],
          ['b', 'x', '10'],
          ['b', 'y', '9'],
        ],
      },
      twoWays,
      exact,
    );
    const fixed = {
      ...problem,
      cells: problem.cells.map((cell) => ({ ...cell, isFixed: !problem.hidden.has(cell.key) })),
    };
    const hiding = hideMore(fixed, solvers);
    expect(hiding.kind).toBe('impossible');
    if (hiding.kind !== 'impossible') return;
    expect(hiding.reasons.map(({ target }) => target)).toContain('row=a|column=x');
    const because = hiding.reasons.flatMap((reason) => reason.because);
    expect(because.length).toBeGreaterThan(0);
    expect(because.every((key) => fixed.cells.some((cell) => cell.key === key && cell.isFixed))).toBe(true);
  });

  it.each([
    ['throws', 'throw'],
    ['says that nothing agrees', 'none'],
    ['comes to no end', 'unknown'],
    ['talks nonsense', 'nonsense'],
  ] as const)('never calls a hiding safe that is not, by a solver that %s', (_, fault) => {
    const problem = aProblem();
    for (const after of [0, 2, 9, 30]) {
      const hiding = hideMore(problem, faultyAfter(after, fault));
      if (hiding.kind === 'safe') expectProven(problem, hiding);
      else expect(['undecided', 'impossible']).toContain(hiding.kind);
    }
  });

  it('never hides what is already public', () => {
    const problem = aProblem();
    const fixed = new Set(['row=all|column=all', 'all|all']);
    const hiding = hideMore(
      { ...problem, cells: problem.cells.map((cell) => ({ ...cell, isFixed: fixed.has(cell.key) })) },
      solvers,
    );
    if (hiding.kind === 'safe') expect(hiding.added.filter((key) => fixed.has(key))).toEqual([]);
    else expect(hiding.kind).toBe('impossible');
  });

  it('hides dear totals only when nothing else would do', () => {
    const problem = aProblem();
    const isTotal = (key: string) => key.includes('all');
    const dear = {
      ...problem,
      cells: problem.cells.map((cell) => ({ ...cell, price: isTotal(cell.key) ? 50 : 1 })),
    };
    const hiding = hideMore(dear, solvers);
    if (hiding.kind !== 'safe') throw new Error('expected a safe hiding');
    expect(hiding.added.filter(isTotal)).toEqual([]);
  });
});
