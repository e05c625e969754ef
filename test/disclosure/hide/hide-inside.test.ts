/** What is hidden beyond what outsiders ask for, because of those who know more. */
import { describe, expect, it } from 'vitest';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { sumOf } from '../../../src/disclosure/attack/sum.ts';
import { hideInside } from '../../../src/disclosure/hide/hide-inside.ts';
import type { HidableCell, HidingProblem } from '../../../src/disclosure/hide/hiding-problem.ts';
import { personsIn } from '../../../src/disclosure/hide/persons.ts';

const cell = (key: string, columns: readonly number[], value: number, isFixed = false): HidableCell => ({
  key,
  sum: sumOf(columns),
  facts: [{ ...sumOf(columns), lower: value, upper: value }],
  price: 1,
  isFixed,
});

/** One and two of a total of three, shown exactly; counts under three are hidden. */
const aProblem = (isFixed = false): HidingProblem => ({
  columns: 2,
  columnUpper: 100,
  relations: [],
  small: { lower: 1, upper: 2 },
  cells: [cell('one', [0], 1), cell('two', [1], 2), cell('total', [0, 1], 3, isFixed)],
  hidden: new Set(['one', 'two']),
  targetsOf: (isShown) =>
    [cell('one', [0], 1), cell('two', [1], 2), cell('total', [0, 1], 3)].flatMap(({ key, sum }) =>
      isShown(key) ? [] : [{ cell: key, sum, parts: [], level: 'L1' as const }],
    ),
});
const figures = [
  { key: 'one', count: 1, people: null },
  { key: 'two', count: 2, people: null },
];
const inside = (problem: HidingProblem) => ({
  columns: 2,
  sums: new Map(problem.cells.map(({ key, sum }) => [key, sum])),
  insiders: personsIn(figures),
});

describe('hiding', () => {
  it('takes away the total from which one child could work out the other two', async () => {
    const problem = aProblem();
    const solvers = await loadSolvers();
    const nobody = hideInside(problem, { ...inside(problem), insiders: [] }, solvers);
    expect(nobody).toMatchObject({ kind: 'safe', added: [] });
    expect(hideInside(problem, inside(problem), solvers)).toMatchObject({
      kind: 'safe',
      added: ['total'],
      insiders: { asked: 1 },
    });
  });

  it('is given up where that total is public already', async () => {
    const problem = aProblem(true);
    expect(hideInside(problem, inside(problem), await loadSolvers())).toEqual({
      kind: 'inside',
      hopeless: 'two',
    });
  });

  it('asks nothing of figures that count nobody by definition', async () => {
    const problem = aProblem();
    const asked = inside(problem);
    const insiders = asked.insiders.map((one) => ({ ...one, asks: [...one.asks, 'nobody'] }));
    const sums = new Map([...asked.sums, ['nobody', sumOf([])] as const]);
    const hiding = hideInside(problem, { ...asked, sums, insiders }, await loadSolvers());
    expect(hiding).toMatchObject({ kind: 'safe', added: ['total'] });
  });
});

describe('insiders', () => {
  it('are those alone in a figure, by people where these are told apart', () => {
    const made = personsIn([...figures, { key: 'six', count: 6, people: 1 }]);
    expect(made.map(({ knows }) => knows)).toEqual([
      [{ key: 'one', lower: 1, upper: 1 }],
      [{ key: 'six', lower: 6, upper: 6 }],
    ]);
  });
});
