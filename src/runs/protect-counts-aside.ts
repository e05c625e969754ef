/** Protects counts in a thread of its own: the solver never pauses, and Ctrl-C and a time limit must be heard while it works. */
import type { ProtectCountsInput, ProtectedCounts } from '../disclosure/counts/protect-counts.ts';
import { refuse } from '../disclosure/refusal.ts';
import { aside, type Progress } from './aside.ts';

export interface AsideLimits {
  readonly signal: AbortSignal;
  /** After so many seconds the answer is "not decided". */
  readonly seconds?: number;
}

/** `protectCounts`, ended at once by the signal or the limit. Works from the built package only. */
export const protectCountsAside = (
  input: ProtectCountsInput,
  progress: Progress,
  { signal, seconds }: AsideLimits,
): Promise<ProtectedCounts> =>
  aside<ProtectedCounts>(new URL('./protect-counts-thread.js', import.meta.url), input, {
    progress,
    signal,
    ...(seconds === undefined ? {} : { limit: { seconds, answer: notDecided } }),
  });

const notDecided = (seconds: number): ProtectedCounts =>
  refuse('DISCLOSURE_NOT_DECIDED', [`It was not decided within ${seconds} seconds.`]);
