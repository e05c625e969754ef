/** Delivery and reference files to results, inside the engine; nothing of the records stays behind. */
import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkDelivery, deliveryFingerprint } from '../agreement/second-delivery.ts';
import { openDuckDb } from '../engine/duckdb/duckdb-engine.ts';
import { openDelivery } from '../extract/delivery.ts';
import { readDelivery } from '../extract/read-delivery.ts';
import { measure, requireAreas } from '../measures/analyse.ts';
import type { Results } from '../measures/results.ts';
import type { Places } from '../places/places.ts';
import { readPlaces } from '../places/read-places.ts';
import { verifyAudit } from '../vault/audit.ts';
import { makeFolder } from '../vault/write-folder.ts';
import { writeWhole } from '../vault/write-whole.ts';
import { audited } from './audited.ts';
import type { OpenedStudy, RunEffects } from './open-study.ts';

export interface Analysis {
  readonly results: Results;
  /** Names and codes of areas, for the tables that follow. Its relations are gone with the engine. */
  readonly places: Places;
  readonly deliveryFingerprint: string;
}

/** Writes `unreleased/results.json` and a line of the audit. Errors: whatever the rooms refuse. */
export async function analyseStudy(opened: OpenedStudy, effects: RunEffects = {}): Promise<Results> {
  return audited('analyse', opened, effects, async (noted) => {
    const { results: counted, deliveryFingerprint } = await analyse(opened, effects);
    const { providers: _, ...results } = counted;
    noted.inputs = deliveryFingerprint;
    const folder = join(opened.study.folder, 'unreleased');
    makeFolder(folder);
    writeWhole(join(folder, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
    return results;
  });
}

/** Results without writing anything. `work/` is emptied before and after, so that a killed run leaves nothing for long. */
export async function analyse(
  { study, agreement, invented }: OpenedStudy,
  effects: RunEffects,
): Promise<Analysis> {
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
    progress('reading places');
    const places = await readPlaces(engine, folder);
    requireAreas(places, study);
    progress('looking at the delivery');
    const delivery = await openDelivery(engine, folder);
    const extracted = await readDelivery(engine, delivery, {
      vintage: places.vintage,
      agreedTables: agreement['data-sets'].flatMap(({ tables }) => tables),
      progress,
    });
    const fingerprint = deliveryFingerprint(extracted.inputs);
    checkDelivery(agreement, fingerprint, verifyAudit(folder), { invented });
    const results = await measure(engine, extracted, places, study, progress);
    return { results, places, deliveryFingerprint: fingerprint };
  } finally {
    await engine.close();
    rmSync(work, { recursive: true, force: true });
  }
}
