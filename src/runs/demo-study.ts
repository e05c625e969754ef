/** A whole study on invented people: invented unless it is there already, then analysed and released. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inventedMarker } from '../agreement/check-licence.ts';
import { inventStudy } from '../invent/invent-study.ts';
import { analyseStudy } from './analyse-study.ts';
import { openStudy, type RunEffects } from './open-study.ts';
import { type Released, releaseStudy } from './release-study.ts';

/** Leaves a study folder that every other command works in. A demo that is there already is used as it stands, whatever its seed. */
export async function demoStudy(folder: string, seed: number, effects: RunEffects = {}): Promise<Released> {
  const { progress, signal } = effects;
  if (!existsSync(join(folder, inventedMarker)))
    await inventStudy(
      folder,
      { size: 'demo', seed },
      { ...(progress === undefined ? {} : { progress }), ...(signal === undefined ? {} : { signal }) },
    );
  const opened = await openStudy(folder, effects);
  await analyseStudy(opened, effects);
  return releaseStudy(opened, effects);
}
