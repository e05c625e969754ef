/** The thread of `protectAside`: one message in, one answer out. */
import { parentPort, workerData } from 'node:worker_threads';
import { protect } from '../disclosure/protect.ts';
import type { ProtectMessage } from './protect-aside.ts';

const { names, geography, ...rest } = workerData as ProtectMessage;
const nameOf = new Map(names);

parentPort?.postMessage(
  await protect({
    ...rest,
    geography: { ...geography, nameOf: (kind, code) => nameOf.get(`${kind} ${code}`) ?? code },
  }),
);
