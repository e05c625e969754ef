/** The thread of `protectCountsAside`: one question in, news and one answer out. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ProtectCountsInput, protectCounts } from '../disclosure/counts/protect-counts.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import type { CountsNews } from './protect-counts-aside.ts';

const tell = (news: CountsNews) => parentPort?.postMessage(news);

try {
  const made = await protectCounts(workerData as ProtectCountsInput, (label, share) =>
    tell({ kind: 'progress', label, ...(share === undefined ? {} : { share }) }),
  );
  tell({ kind: 'answer', made });
} catch (error) {
  if (!(error instanceof HomewardError)) throw error;
  tell({ kind: 'error', document: error.toJSON() });
}
