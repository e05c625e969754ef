/** Looks at the bytes of all files in the order in which their tables are read, one file at a time, ahead of the engine. */
import { type DeliveredFile, type Delivery, type InspectedFile, inspect } from './delivery.ts';

export interface InspectionsInOrder {
  /** The files of a table; throws what `inspect` throws. */
  of(table: string): Promise<readonly InspectedFile[]>;
  /** Every file that holds a table, in the order of their names. */
  all(): Promise<readonly InspectedFile[]>;
  /** Stops what has not begun, and gives what was done. Never throws. */
  stop(): Promise<readonly InspectedFile[]>;
}

const order = [
  'MHS000',
  'MHS501',
  'MHS001',
  'MHS903',
  'MHS502',
  'MHS005',
  'MHS007',
  'MHS003',
  'MHS401',
  'MHS503',
];
const place = ({ table = '' }: DeliveredFile): number =>
  (order.indexOf(table) + order.length + 1) % (order.length + 1);

export function inspectInOrder(delivery: Delivery, signal?: AbortSignal): InspectionsInOrder {
  const stopping = new AbortController();
  const either = signal === undefined ? stopping.signal : AbortSignal.any([signal, stopping.signal]);
  const files = delivery.files.filter(({ format }) => format !== 'other');
  const jobs = new Map<DeliveredFile, Promise<InspectedFile>>();
  let before: Promise<unknown> = Promise.resolve();
  for (const file of [...files].sort((a, b) => place(a) - place(b))) {
    const job = before.then(() => inspect(delivery, file, either));
    job.catch(() => {});
    before = job;
    jobs.set(file, job);
  }
  const those = (wanted: readonly DeliveredFile[]) =>
    Promise.all(wanted.flatMap((file) => jobs.get(file) ?? []));
  return {
    of: (table) => those(files.filter((file) => file.table === table)),
    all: () => those(files),
    async stop() {
      stopping.abort();
      const settled = await Promise.allSettled(jobs.values());
      return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    },
  };
}
