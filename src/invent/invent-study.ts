/** Makes a whole study folder about invented people, ready to analyse: all of it, or nothing. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { inventedMarker } from '../agreement/check-licence.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { writeWhole } from '../vault/write-whole.ts';
import { breathe, deliverWorld, type InventEffects } from './deliver-world.ts';
import { openDelivery } from './delivery-files.ts';
import { type InventOptions, planOf } from './options.ts';
import { areaNamesCsv, areasCsv, unitsCsv } from './reference.ts';
import { agreementYaml, markerText, studyYaml } from './study-files.ts';
import { TruthCollector } from './truth.ts';
import { inventWorld } from './world.ts';

/** Rows of the three great tables, distinct ones. */
export interface Invented {
  readonly folder: string;
  readonly spells: number;
  readonly stays: number;
  readonly people: number;
}

/**
 * Writes agreement.yaml, study.yaml, delivery/ and reference/ into `folder`, which must be absent or empty. The same options give the same
 * bytes on every machine; seed, size, admissions, months and from decide the people, layout and style only how they are written. All is written
 * into `<folder>.partial` and then renamed, so that a stop leaves nothing. Errors: STUDY_FOLDER_TAKEN, USAGE_VALUE, and those of the system.
 */
export async function inventStudy(
  folder: string,
  options: InventOptions = {},
  effects: InventEffects = {},
): Promise<Invented> {
  const target = resolve(folder);
  const partial = `${target}.partial`;
  requireEmpty(target);
  if (!existsSync(join(partial, inventedMarker))) requireEmpty(partial);
  const truth = options.truth === undefined ? undefined : truthPath(options.truth, target, partial);
  rmSync(partial, { recursive: true, force: true });
  try {
    const rows = await fill(partial, options, truth, effects);
    if (existsSync(target)) rmdirSync(target);
    renameSync(partial, target);
    return { folder: target, ...rows };
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function requireEmpty(folder: string): void {
  if (!existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0)) return;
  throw new HomewardError('STUDY_FOLDER_TAKEN', 'this folder is not empty', { file: basename(folder) });
}

/** A truth file inside the study comes and goes with it. */
function truthPath(truth: string, target: string, partial: string): string {
  const path = resolve(truth);
  const within = relative(target, path);
  if (!within.startsWith('..') && within !== '') return join(partial, within);
  if (!existsSync(dirname(path)))
    throw new HomewardError('USAGE_VALUE', 'the folder of the truth file does not exist', {
      field: '--truth',
    });
  return path;
}

async function fill(
  folder: string,
  options: InventOptions,
  truth: string | undefined,
  effects: InventEffects,
): Promise<Omit<Invented, 'folder'>> {
  const { layout = 'v5', style = 'spec' } = options;
  const plan = planOf(options);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'delivery'), { recursive: true });
  mkdirSync(join(folder, 'reference'));
  write(inventedMarker, markerText);
  effects.progress?.('inventing people');
  const world = await inventWorld(plan, () => breathe(effects));
  write('agreement.yaml', agreementYaml(plan, layout));
  write('study.yaml', studyYaml(plan));
  write('reference/areas.csv', areasCsv(world.country.areas));
  write('reference/area-names.csv', await areaNamesCsv(world.country.areas));
  write('reference/units.csv', unitsCsv(world.country));
  const files = openDelivery(join(folder, 'delivery'), layout, style, world.submissions.all.length);
  const collector = truth === undefined ? undefined : new TruthCollector(world);
  try {
    await deliverWorld(world, files, collector, effects);
  } finally {
    files.close();
  }
  if (collector !== undefined && truth !== undefined) {
    mkdirSync(dirname(truth), { recursive: true });
    writeWhole(truth, `${JSON.stringify(collector.result(layout, style, files.copies()), null, 2)}\n`);
  }
  const { spells, stays, people } = files.written;
  return { spells, stays, people };
}
