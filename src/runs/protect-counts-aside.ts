/** Protects counts in a thread of its own: the solver never pauses, and Ctrl-C and a time limit must be heard while it works. */
import { Worker } from 'node:worker_threads';
import type { ProtectCountsInput, ProtectedCounts } from '../disclosure/counts/protect-counts.ts';
import { refuse } from '../disclosure/refusal.ts';
import { type ErrorDocument, HomewardError } from '../errors/homeward-error.ts';

/** What the thread says: how far it is, its answer, or what it cannot use. */
export type CountsNews =
  | { readonly kind: 'progress'; readonly label: string; readonly share?: number }
  | { readonly kind: 'answer'; readonly made: ProtectedCounts }
  | { readonly kind: 'error'; readonly document: ErrorDocument };

export interface AsideLimits {
  readonly signal?: AbortSignal;
  /** After so many seconds the answer is "not decided". */
  readonly seconds?: number;
}

/** `protectCounts`, ended at once by the signal or the limit. Works from the built package only: the thread loads a compiled file. */
export function protectCountsAside(
  input: ProtectCountsInput,
  progress: (label: string, share?: number) => void,
  { signal, seconds }: AsideLimits = {},
): Promise<ProtectedCounts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./protect-counts-thread.js', import.meta.url), { workerData: input });
    const stop = () => {
      void worker.terminate();
      reject(signal?.reason);
    };
    const limit =
      seconds === undefined
        ? undefined
        : setTimeout(() => {
            void worker.terminate();
            resolve(refuse('DISCLOSURE_NOT_DECIDED', [`It was not decided within ${seconds} seconds.`]));
          }, seconds * 1000);
    signal?.addEventListener('abort', stop);
    worker.on('message', (news: CountsNews) => {
      if (news.kind === 'progress') return progress(news.label, news.share);
      if (news.kind === 'answer') return resolve(news.made);
      const { code, what, where, remedy } = news.document;
      reject(new HomewardError(code, what, where, remedy));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', stop);
      reject(new Error('impossible: the thread ended without an answer'));
    });
  });
}
