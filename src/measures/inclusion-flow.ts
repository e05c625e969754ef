/** The inclusion flow: what is left at each step, and why, in admissions and in children. */
import type { Engine } from '../engine/engine.ts';
import type { GroupedRow } from '../engine/grouped.ts';
import { sql } from '../engine/sql.ts';
import { keptCounts, leftCounts, type Step, spellSteps, wardStep } from '../placements/inclusion.ts';
import type { Placements } from '../placements/place-spells.ts';
import type { Study } from '../study/study.ts';
import type { InclusionStep, People } from './results.ts';

export async function inclusionFlow(
  engine: Engine,
  { spells, placements }: Placements,
  study: Study,
): Promise<readonly InclusionStep[]> {
  const early = spellSteps(study);
  const late = [wardStep(study)];
  const inPeriod = sql`in_period`;
  const [keptEarly] = await engine.collect(keptCounts(spells, early, 0));
  const [keptLate] = await engine.collect(keptCounts(placements, late, early.length, inPeriod));
  const leftEarly = await engine.collect(leftCounts(spells));
  const leftLate = await engine.collect(leftCounts(placements, inPeriod));
  return [...flowOf(early, 0, keptEarly, leftEarly), ...flowOf(late, early.length, keptLate, leftLate)];
}

function flowOf(
  steps: readonly Step[],
  offset: number,
  kept: GroupedRow | undefined,
  left: readonly GroupedRow[],
): readonly InclusionStep[] {
  return steps.map(({ step, reasons }, s) => ({
    step,
    kept: {
      admissions: kept?.numbers[`admissions kept ${s}`] ?? 0,
      children: kept?.numbers[`children kept ${s}`] ?? 0,
    },
    left: reasons.map(({ reason }, r) => ({
      reason,
      ...peopleOf(left.find(({ at }) => at.left_at === `${s + 1 + offset}.${r + 1}`)),
    })),
  }));
}

const peopleOf = (row: GroupedRow | undefined): People => ({
  admissions: row?.numbers.admissions ?? 0,
  children: row?.numbers.children ?? 0,
});
