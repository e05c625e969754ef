/** Attacks as the readers of a sheet in a thread of its own: the solver never pauses, and Ctrl-C must be heard while it works. */
import type { Geography } from '../disclosure/model/axes.ts';
import type { ReadersAnswer, ReadersInput } from '../disclosure/room/attack-as-readers.ts';
import { aside, type Progress } from './aside.ts';

/** What crosses into the thread: a function cannot, and names of areas are not asked for. */
export interface ReadersMessage extends Omit<ReadersInput, 'geography'> {
  readonly geography: Omit<Geography, 'nameOf'>;
}

/** `attackAsReaders`, ended at once by the signal. Works from the built package only. */
export function readersAside(
  { geography, study, ...rest }: ReadersInput,
  { progress, signal }: { readonly progress?: Progress; readonly signal?: AbortSignal } = {},
): Promise<ReadersAnswer> {
  const { at: _, ...plainStudy } = study;
  const { codes, homeCombinations, unitCombinations } = geography;
  const message: ReadersMessage = {
    ...rest,
    study: plainStudy,
    geography: { codes, homeCombinations, ...(unitCombinations === undefined ? {} : { unitCombinations }) },
  };
  return aside<ReadersAnswer>(new URL('./readers-thread.js', import.meta.url), message, {
    ...(progress === undefined ? {} : { progress }),
    ...(signal === undefined ? {} : { signal }),
  });
}
