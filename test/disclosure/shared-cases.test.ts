/** Every literal case: verdict, both ends, gaps, warnings by the attack; what the rule should have hidden by the rule. */
import { describe, expect, it } from 'vitest';
import { answerCase } from '../../src/disclosure/attack/answer.ts';
import { mustHide } from '../../src/disclosure/attack/case-problem.ts';
import { loadSolvers } from '../../src/disclosure/attack/solver.ts';
import { sharedCases } from './shared-cases.ts';

const cases = sharedCases();
const solvers = await loadSolvers();

describe('the shared cases', () => {
  it('are there in continuous integration (elsewhere their absence is said)', () => {
    if (cases === null) console.warn('shared/cases/disclosure-cases.json is absent: its cases were not run');
    expect(cases !== null || process.env.CI === undefined).toBe(true);
  });

  for (const { id, given, expected } of cases ?? []) {
    const { targets, warnings } = answerCase(given, solvers);

    it(`${id}: what is possible for every cell`, () => {
      const wanted = new Set(expected.verdicts.map(({ cell }) => cell));
      const found = targets
        .filter(({ cell }) => wanted.has(cell))
        .map(({ cell, lower, upper, missing, verdict }) => ({ cell, lower, upper, missing, verdict }));
      expect(new Set(found)).toEqual(
        new Set(
          expected.verdicts.map(({ cell, lower, upper, missing = [], verdict }) => ({
            cell,
            lower,
            upper,
            missing,
            verdict,
          })),
        ),
      );
      expect(warnings).toEqual(expected.warnings ?? []);
      expect(targets.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
    });

    it(`${id}: raises an alarm when it should, and what the rule hides`, () => {
      const small = new Set(expected.verdicts.filter(({ target }) => target).map(({ cell }) => cell));
      const alarms = targets.filter(({ cell, finding }) => finding && small.has(cell));
      expect(alarms.length > 0).toBe(expected.alarm);
      expect(mustHide(given)).toEqual(expected.mustHide ?? []);
    });
  }
});
