/** Every literal case: the ends that the solver finds in whole numbers, and what the attack says of the targets. */
import { describe, expect, it } from 'vitest';
import { attack, containsSmall, targetOf } from '../../src/disclosure/attack/attack.ts';
import { loadSolvers } from '../../src/disclosure/attack/solver.ts';
import { programOf, sharedCases } from './shared-cases.ts';

const cases = sharedCases();
const solvers = await loadSolvers();

describe('the shared cases', () => {
  it('are there in continuous integration (elsewhere their absence is said)', () => {
    if (cases === null) console.warn('shared/cases/disclosure-cases.json is absent: its cases were not run');
    expect(cases !== null || process.env.CI === undefined).toBe(true);
  });

  for (const given of cases ?? [])
    it(`${given.id}: both ends of every cell`, () => {
      const { program, sums } = programOf(given);
      const found = given.expected.verdicts.map(({ cell }) =>
        solvers.withProgram(program, ({ least, greatest }) => {
          const [low, high] = [sums.get(cell), sums.get(cell)].map((sum, i) =>
            sum === undefined ? 'none' : i === 0 ? least(sum) : greatest(sum),
          );
          const value = (answer: typeof low) =>
            typeof answer === 'object' ? Math.round(answer.value) + 0 : Number.NaN;
          return { cell, lower: value(low), upper: value(high) >= 1000 ? null : value(high) };
        }),
      );
      expect(found).toEqual(
        given.expected.verdicts.map(({ cell, lower, upper }) => ({ cell, lower, upper })),
      );
    });

  // In fractions the attack can only find a wider range: what it calls weak is weak, and without quotients the reverse holds too.
  for (const given of (cases ?? []).filter(isCountsOnly))
    it(`${given.id}: the attack finds exactly what is exact or narrowed`, () => {
      const { program, sums, small } = programOf(given);
      const targets = given.expected.verdicts.map(({ cell }) =>
        targetOf(cell, sums.get(cell) ?? { columns: new Int32Array(), factors: new Float64Array() }),
      );
      const { columns, columnUpper, rows } = program;
      const { weaknesses, undecided } = solvers.withProgram({ columns, columnUpper, rows }, (solver) =>
        attack(solver, targets, [], small),
      );
      expect(undecided).toBe(false);
      const weak = new Set(weaknesses.map(({ target }) => target.id));
      for (const { cell, lower, upper } of given.expected.verdicts) {
        const meets = lower <= small.upper && (upper === null || upper >= small.lower);
        const contains = lower <= small.lower && (upper === null || upper >= small.upper);
        expect([cell, weak.has(cell)]).toEqual([cell, meets && !contains]);
      }
      expect(targets.filter((target) => weak.has(target.id) && containsSmall(target, small))).toEqual([]);
    });
});

function isCountsOnly({ tables, relations }: NonNullable<typeof cases>[number]): boolean {
  const quotients = ['percent', 'mean', 'ratio'];
  return (
    relations === undefined &&
    !tables.some(({ cells }) => cells.some(({ printed }) => quotients.includes(printed.kind)))
  );
}
