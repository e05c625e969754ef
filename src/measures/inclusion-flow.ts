/** The inclusion flow: what is left at each step, and why, in admissions and in children. */
import type { Engine } from '../engine/engine.ts';
import type { GroupedRow } from '../engine/grouped.ts';
import { sql } from '../engine/sql.ts';
import { inclusionCounts, type Step, spellSteps, wardStep } from '../placements/inclusion.ts';
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
  const first = await engine.collect(inclusionCounts(spells, early, 0));
  const last = await engine.collect(inclusionCounts(placements, late, early.length, sql`in_period`));
  return [...flowOf(early, 0, first), ...flowOf(late, early.length, last)];
}

function flowOf(
  steps: readonly Step[],
  offset: number,
  rows: readonly GroupedRow[],
): readonly InclusionStep[] {
  const total = rows.find(({ at }) => at.left_at === null);
  return steps.map(({ step, reasons }, s) => ({
    step,
    kept: {
      admissions: total?.numbers[`admissions kept ${s}`] ?? 0,
      children: total?.numbers[`children kept ${s}`] ?? 0,
    },
    left: reasons.map(({ reason }, r) => ({
      reason,
      ...peopleOf(rows.find(({ at }) => at.left_at === `${s + 1 + offset}.${r + 1}`)),
    })),
  }));
}

const peopleOf = (row: GroupedRow | undefined): People => ({
  admissions: row?.numbers.admissions ?? 0,
  children: row?.numbers.children ?? 0,
});
