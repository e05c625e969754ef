/** Protects in a thread of its own: the solver never pauses, and Ctrl-C must be heard while it works. */
import { Worker } from 'node:worker_threads';
import type { Geography } from '../disclosure/model/axes.ts';
import type { ProtectInput, Protection } from '../disclosure/protect.ts';
import { areaKinds } from '../study/dimensions.ts';

/** What crosses into the thread: a function cannot, so names go as pairs of `kind code` and name. */
export interface ProtectMessage extends Omit<ProtectInput, 'geography' | 'study'> {
  readonly study: Omit<ProtectInput['study'], 'at'>;
  readonly geography: Omit<Geography, 'nameOf'>;
  readonly names: readonly (readonly [string, string])[];
}

/** `protect`, ended at once by the signal. Works from the built package only: the thread loads a compiled file. */
export function protectAside(input: ProtectInput, signal?: AbortSignal): Promise<Protection> {
  const { geography, study } = input;
  const { at: _, ...plainStudy } = study;
  const { codes, homeCombinations, unitCombinations } = geography;
  const message: ProtectMessage = {
    ...input,
    study: plainStudy,
    geography: { codes, homeCombinations, ...(unitCombinations === undefined ? {} : { unitCombinations }) },
    names: areaKinds.flatMap((kind) =>
      (codes[kind] ?? []).map((code) => [`${kind} ${code}`, geography.nameOf(kind, code)] as const),
    ),
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./protect-thread.js', import.meta.url), { workerData: message });
    const stop = () => {
      void worker.terminate();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop);
    worker.once('message', (protection: Protection) => resolve(protection));
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new Error('impossible: the thread ended without an answer'));
    });
  });
}
