/** Sends everybody's rows, a few people at a time, so that memory stays flat and Ctrl-C is heard. */
import { setImmediate as turn } from 'node:timers/promises';
import { deliverPerson } from './deliver.ts';
import type { DeliveryFiles } from './delivery-files.ts';
import type { Person } from './people.ts';
import type { TruthCollector } from './truth.ts';
import type { World } from './world.ts';

export interface InventEffects {
  progress?(label: string, share?: number): void;
  readonly signal?: AbortSignal;
}

/** People between two breaths. */
const peopleAtOnce = 500;

export async function deliverWorld(
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
  const goal = plan.rows.people;
  let sent = 0;
  const send = async (people: Iterable<Person>) => {
    for (const person of people) {
      deliverPerson(person, country, submissions, plan, files);
      truth?.see(person);
      sent += 1;
      if (sent % peopleAtOnce > 0) continue;
      effects.progress?.(
        'writing the delivery',
        goal === 0 ? undefined : Math.min(1, files.written.people / goal),
      );
      await breathe(effects);
    }
  };
  await send(world.children);
  await send(world.others(files.written));
}

/** Lets other work run; throws when it was told to stop. */
export async function breathe({ signal }: InventEffects): Promise<void> {
  await turn();
  signal?.throwIfAborted();
}
