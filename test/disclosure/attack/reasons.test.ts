/** Why something can be worked out, what would stop it, and which lines contradict the rest. */
import { describe, expect, it } from 'vitest';
import { attackProblem } from '../../../src/disclosure/attack/attack-problem.ts';
import { contradictions } from '../../../src/disclosure/attack/contradictions.ts';
import type { Problem } from '../../../src/disclosure/attack/problem.ts';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import { stopsOf } from '../../../src/disclosure/attack/stops.ts';
import { cellsOf, problemOf, seeded } from './printed-tables.ts';

const solvers = await loadSolvers();
const rule = { smallestShown: 5, roundTo: 5, zeros: 'shown', marker: 'rule-known' } as const;
const without = (problem: Problem, cells: readonly string[]): Problem => ({
  ...problem,
  facts: problem.facts.filter(({ cell }) => !cells.includes(cell)),
});

describe('the reasons of a finding', () => {
  it('are the lone star itself, two figures and the total', () => {
    const problem = problemOf(cellsOf([3]), [4, 12, 12], rule);
    const { values } = attackProblem(problem, solvers, { explain: true });
    expect(values[0]).toMatchObject({ cell: '0', verdict: 'exact', lower: 4, upper: 4 });
    expect(values[0]?.because).toEqual(['0', '1', '2', '*']);
  });

  it('are enough, and each of them is needed', () => {
    let seen = 0;
    for (let seed = 0; seed < 16; seed += 1) {
      const chance = seeded(seed);
      const cells = cellsOf([4, 3]);
      const problem = problemOf(
        cells,
        Array.from({ length: 12 }, () => chance(chance(2) === 0 ? 6 : 14)),
        rule,
      );
      const { values } = attackProblem(problem, solvers, { explain: true });
      const names = problem.facts.map(({ cell }) => cell);
      values.forEach((found, k) => {
        const target = problem.targets[k];
        if (!found.finding || target === undefined || seen > 40) return;
        seen += 1;
        const rangeFrom = (cells: readonly string[]) => {
          const less = {
            ...without(
              problem,
              names.filter((name) => !cells.includes(name)),
            ),
            targets: [target],
          };
          const [again] = attackProblem(less, solvers).values;
          return [again?.finding, again?.lower, again?.upper];
        };
        const excludes = (range: readonly unknown[]) => range[0] === true;
        expect(excludes(rangeFrom(found.because))).toBe(true);
        for (const cell of found.because) {
          const fewer = rangeFrom(found.because.filter((one) => one !== cell));
          expect(fewer).not.toEqual([true, found.lower, found.upper]);
        }
      });
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe('what would stop a finding', () => {
  it('is any one of the figures that give the lone star away, and the attack without it finds nothing', () => {
    const problem = problemOf(cellsOf([3]), [4, 12, 12], rule);
    const { values, witnesses } = attackProblem(problem, solvers, { explain: true });
    const [target, found] = [problem.targets[0], values[0]];
    if (target === undefined || found === undefined) throw new Error('no target');
    const candidates = found.because.map((cell) => [cell]);
    const stops = stopsOf(problem, target, candidates, solvers, { known: witnesses }).flat();
    expect(stops).toContain('*');
    for (const cell of stops)
      expect(
        attackProblem({ ...without(problem, [cell]), targets: [target] }, solvers).values[0]?.verdict,
      ).toBe('safe');
    for (const cell of found.because.filter((one) => !stops.includes(one)))
      expect(
        attackProblem({ ...without(problem, [cell]), targets: [target] }, solvers).values[0]?.verdict,
      ).not.toBe('safe');
  });
});

describe('lines that contradict the rest', () => {
  const cells = cellsOf([4, 3]);
  const table = Array.from({ length: 12 }, (_, i) => 6 + 3 * i);
  const problem = problemOf(cells, table, rule);
  const raised = (...names: readonly string[]): Problem => ({
    ...problem,
    facts: problem.facts.map((fact) =>
      names.includes(fact.cell) ? { ...fact, lower: fact.lower + 40, upper: fact.upper + 40 } : fact,
    ),
  });

  it('are none where everything adds up', () => {
    expect(contradictions(problem, solvers)).toEqual([]);
    expect(attackProblem(problem, solvers).feasible).toBe(true);
  });

  it('are the totals that do not add up, and the rest can be attacked', () => {
    const wrong = raised('**');
    expect(attackProblem(wrong, solvers)).toMatchObject({ feasible: false });
    expect(attackProblem(wrong, solvers).values.every(({ verdict }) => verdict === 'unknown')).toBe(true);
    expect(contradictions(wrong, solvers)).toEqual(['**']);
    expect(attackProblem(without(wrong, ['**']), solvers).feasible).toBe(true);
    expect(contradictions(raised('1*', '*2'), solvers)).toEqual(['1*', '*2']);
  });

  it('cannot be set aside when what is known without the print contradicts itself', () => {
    const sum = problem.targets[0]?.sum;
    if (sum === undefined) throw new Error('no target');
    const relations = [
      { ...sum, lower: 3, upper: 3 },
      { ...sum, lower: 4, upper: 4 },
    ];
    expect(contradictions({ ...problem, relations }, solvers)).toBeNull();
  });
});
