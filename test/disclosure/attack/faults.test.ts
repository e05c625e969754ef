/** A solver that lies, tires, crashes or talks nonsense never makes anything safe that is not. */
import { describe, expect, it } from 'vitest';
import { attackProblem } from '../../../src/disclosure/attack/attack-problem.ts';
import {
  type Answer,
  loadSolvers,
  type NoAnswer,
  type Program,
  type Solvers,
} from '../../../src/disclosure/attack/solver.ts';
import { cellsOf, problemOf, seeded } from './printed-tables.ts';

type Said = Answer | NoAnswer;
type Fault = (truth: Said, nth: number, program: Program) => Said;

const honest = await loadSolvers();

function solversWith(fault: Fault): Solvers {
  let nth = 0;
  return {
    solves: honest.solves,
    withProgram: (program, use) =>
      honest.withProgram(program, ({ least, greatest }) => {
        const faulty = (truth: Said) => {
          nth += 1;
          return fault(truth, nth, program);
        };
        return use({ least: (sum) => faulty(least(sum)), greatest: (sum) => faulty(greatest(sum)) });
      }),
  };
}

const altered = (truth: Said, change: (answer: Answer) => Answer): Said =>
  typeof truth === 'string' ? truth : change(truth);

const faults: Readonly<Record<string, Fault>> = {
  'always answers infeasible': () => 'none',
  'answers infeasible every other time': (truth, nth) => (nth % 2 === 0 ? 'none' : truth),
  'always times out': () => 'unknown',
  throws: () => {
    throw new Error('memory access out of bounds');
  },
  'throws every third time': (truth, nth) => {
    if (nth % 3 === 0) throw new Error('unreachable');
    return truth;
  },
  'claims a value that its solution does not have': (truth) =>
    altered(truth, (answer) => ({ ...answer, value: answer.value + 20 })),
  'claims a least value far too high, with a solution that breaks rows': (truth) =>
    altered(truth, ({ duals, solution }) => ({ value: 40, duals, solution: solution.map(() => 40) })),
  'answers with fractions': (truth) =>
    altered(truth, (answer) => ({ ...answer, solution: answer.solution.map((count) => count + 0.3) })),
  'answers NaN': (truth) =>
    altered(truth, (answer) => ({
      ...answer,
      value: Number.NaN,
      solution: answer.solution.map(() => Number.NaN),
    })),
  'answers with too few counts': (truth) =>
    altered(truth, (answer) => ({ ...answer, solution: answer.solution.slice(1) })),
  'gives wild multipliers': (truth) =>
    altered(truth, (answer) => ({
      ...answer,
      duals: answer.duals.map((_, i) => (i % 2 === 0 ? 1e9 : -3.7)),
    })),
  'finds a table but calls it the best when it is not': (
    truth,
    _,
    { columns, rows, columnUpper, bounds, whole },
  ) =>
    altered(truth, (answer) => {
      const program = {
        columns,
        rows,
        columnUpper,
        ...(bounds ? { bounds } : {}),
        ...(whole ? { whole } : {}),
      };
      const other = honest.withProgram(program, ({ least }) =>
        least({ columns: new Int32Array(), factors: new Float64Array() }),
      );
      return typeof other === 'string'
        ? answer
        : { ...answer, solution: other.solution, value: answer.value };
    }),
};

const leaky = { smallestShown: 5, roundTo: 5, zeros: 'shown', marker: 'rule-known' } as const;
const tableOf = (seed: number, columns: number) => {
  const chance = seeded(seed);
  return Array.from({ length: columns }, () => chance(chance(2) === 0 ? 6 : 14));
};
// The last has more groups than our own search looks at: there everything hangs on the solver.
const problems = [
  ...[1, 2, 3].map((seed) => problemOf(cellsOf([4, 3]), tableOf(seed, 12), leaky)),
  problemOf(cellsOf([4, 3]), tableOf(4, 12), { ...leaky, zeros: 'hidden', marker: 'ambiguous' }),
  problemOf(cellsOf([4, 3, 3]), tableOf(5, 36), leaky),
  problemOf(cellsOf([6, 6, 3]), tableOf(6, 108), leaky),
];
const truths = problems.map((problem) => attackProblem(problem, honest).values);

it('the honest solver decides these tables, and finds something in them', () => {
  const all = truths.flat();
  expect(all.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
  expect(all.filter(({ finding }) => finding).length).toBeGreaterThan(10);
});

describe.each(Object.keys(faults))('a solver that %s', (name) => {
  it('makes nothing safe, and nothing found is called exact and harmless', () => {
    problems.forEach((problem, i) => {
      const solvers = solversWith(faults[name] ?? (() => 'unknown'));
      const { values } = attackProblem(problem, solvers, { mostSearches: 20, mostSteps: 2000 });
      values.forEach((found, k) => {
        const truth = truths[i]?.[k];
        if (truth?.finding !== true) return;
        const isCalm = found.verdict !== 'unknown' && !found.finding;
        expect([found.cell, isCalm && found.verdict]).toEqual([found.cell, false]);
      });
    });
  });
});
