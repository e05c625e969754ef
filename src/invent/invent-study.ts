/** Makes a whole study folder about invented people, ready to analyse: all of it, or nothing. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { HomewardError } from '../errors/homeward-error.ts';
import { writeWhole } from '../vault/write-whole.ts';
import { deliverPerson } from './deliver.ts';
import { type DeliveryFiles, openDelivery } from './delivery-files.ts';
import { type InventOptions, planOf } from './options.ts';
import type { Person } from './people.ts';
import { areaNamesCsv, areasCsv, unitsCsv } from './reference.ts';
import { agreementYaml, markerText, studyYaml } from './study-files.ts';
import { TruthCollector } from './truth.ts';
import { inventWorld, type World } from './world.ts';

export interface InventEffects {
  progress?(label: string, share?: number): void;
  readonly signal?: AbortSignal;
}

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
 * into `<folder>.partial` and then renamed, so that a stop leaves nothing. Errors: STUDY_FOLDER_TAKEN, and those of the system.
 */
export async function inventStudy(
  folder: string,
  options: InventOptions = {},
  effects: InventEffects = {},
): Promise<Invented> {
  const target = resolve(folder);
  requireEmpty(target);
  const partial = `${target}.partial`;
  if (existsSync(partial) && !existsSync(join(partial, 'delivery', 'INVENTED.txt'))) requireEmpty(partial);
  rmSync(partial, { recursive: true, force: true });
  try {
    const invented = await fill(partial, target, options, effects);
    if (existsSync(target)) rmdirSync(target);
    renameSync(partial, target);
    return invented;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function requireEmpty(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new HomewardError('STUDY_FOLDER_TAKEN', 'the folder is not empty', { file: basename(folder) });
}

async function fill(
  partial: string,
  target: string,
  options: InventOptions,
  effects: InventEffects,
): Promise<Invented> {
  const { layout = 'v5', style = 'spec' } = options;
  const plan = planOf(options);
  mkdirSync(join(partial, 'delivery'), { recursive: true });
  writeFileSync(join(partial, 'delivery', 'INVENTED.txt'), markerText);
  mkdirSync(join(partial, 'reference'));
  effects.progress?.('inventing people');
  const world = await inventWorld(plan, () => breathe(effects.signal));
  const write = (name: string, text: string) => writeFileSync(join(partial, name), text);
  write('agreement.yaml', agreementYaml(plan, layout));
  write('study.yaml', studyYaml(plan));
  write('reference/areas.csv', areasCsv(world.country.areas));
  write('reference/area-names.csv', await areaNamesCsv(world.country.areas));
  write('reference/units.csv', unitsCsv(world.country));
  const files = openDelivery(join(partial, 'delivery'), layout, style, world.submissions.all.length);
  const truth = options.truth === undefined ? undefined : new TruthCollector(world);
  try {
    await deliver(world, files, truth, effects);
  } finally {
    files.close();
  }
  if (truth !== undefined && options.truth !== undefined)
    writeWhole(options.truth, `${JSON.stringify(truth.result(layout, style, files.copies()), null, 2)}\n`);
  const { spells, stays, people } = files.written;
  return { folder: target, spells, stays, people };
}

/** People a turn: between turns Ctrl-C is heard. */
const turnLength = 500;

async function deliver(
  world: World,
  files: DeliveryFiles,
  truth: TruthCollector | undefined,
  effects: InventEffects,
): Promise<void> {
  const { country, submissions, plan, wards } = world;
  for (const submission of submissions.all) {
    files.header({ submission });
    for (const ward of wards.ofProvider[submission.provider.index] ?? []) files.ward({ submission, ward });
  }
  let sent = 0;
  const send = async (people: Iterable<Person>) => {
    for (const person of people) {
      deliverPerson(person, country, submissions, plan, files);
      truth?.see(person);
      sent += 1;
      if (sent % turnLength > 0) continue;
      const share = plan.rows.people === 0 ? undefined : Math.min(1, files.written.people / plan.rows.people);
      effects.progress?.('writing the delivery', share);
      await breathe(effects.signal);
    }
  };
  await send(world.children);
  await send(world.others(files.written));
}

async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await turn();
  signal?.throwIfAborted();
}
