/** Reads a delivery as an analysis would, and says how it is, without counting anybody. */
import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { placeWarning } from '../agreement/place.ts';
import { openDuckDb } from '../engine/duckdb/duckdb-engine.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { type Survey, surveyDelivery } from '../extract/survey.ts';
import { requireAreas } from '../measures/analyse.ts';
import type { Places } from '../places/places.ts';
import { readPlaces } from '../places/read-places.ts';
import { agreedTables } from '../study/check-agreement.ts';
import type { Study } from '../study/study.ts';
import { audited } from './audited.ts';
import type { OpenedStudy, RunEffects } from './open-study.ts';

export interface CheckedStudy {
  readonly survey: Survey;
  /** In words, such as that the study lies outside the agreed places. */
  readonly warnings: readonly string[];
  /** Of the first problem; 0 when an analysis can go on. */
  readonly exitCode: number;
}

/** Writes a line of the audit and nothing else. Throws only what stops it from saying what the files are. */
export async function checkStudy(opened: OpenedStudy, effects: RunEffects = {}): Promise<CheckedStudy> {
  return audited('check', opened, effects, async () => {
    const { study, agreement } = opened;
    const { threads, memoryLimit, signal, progress = () => {} } = effects;
    const folder = realpathSync(study.folder);
    const work = join(folder, 'work');
    rmSync(work, { recursive: true, force: true });
    const engine = await openDuckDb({
      folders: [folder],
      ...(threads === undefined ? {} : { threads }),
      ...(memoryLimit === undefined ? {} : { memoryLimit }),
      ...(signal === undefined ? {} : { signal }),
    });
    try {
      const places = await readPlaces(engine, folder).catch(asProblem);
      const lacking = places instanceof HomewardError ? places : lackingAreas(places, study);
      const { survey, error } = await surveyDelivery(engine, folder, {
        vintage: places instanceof HomewardError ? 2011 : places.vintage,
        agreedTables: agreedTables(agreement),
        progress,
        ...(signal === undefined ? {} : { signal }),
      });
      const problems = [lacking, error].filter((each) => each !== undefined);
      const warning = placeWarning(agreement, folder);
      return {
        survey: { ...survey, problems: problems.map((each) => each.toJSON()) },
        warnings: warning === undefined ? [] : [warning],
        exitCode: problems[0]?.exitCode ?? 0,
      };
    } finally {
      await engine.close();
      rmSync(work, { recursive: true, force: true });
    }
  });
}

/** What the study asks of its areas and none of them has. */
function lackingAreas(places: Places, study: Study): HomewardError | undefined {
  try {
    requireAreas(places, study);
    return undefined;
  } catch (error) {
    return asProblem(error);
  }
}

function asProblem(error: unknown): HomewardError {
  if (error instanceof HomewardError) return error;
  throw error;
}
