/** Protects a study's release in a thread of its own. */
import type { Geography } from '../disclosure/model/axes.ts';
import type { ProtectInput, Protection } from '../disclosure/protect.ts';
import { refuse } from '../disclosure/refusal.ts';
import { areaKinds } from '../study/dimensions.ts';
import { aside } from './aside.ts';
import type { ProtectOptions } from './open-study.ts';

/** What crosses into the thread: a function cannot, so names go as pairs of `kind code` and name. */
export interface ProtectMessage extends Omit<ProtectInput, 'geography' | 'study'> {
  readonly study: Omit<ProtectInput['study'], 'at'>;
  readonly geography: Omit<Geography, 'nameOf'>;
  readonly names: readonly (readonly [string, string])[];
}

/** `protect`, ended at once by the signal or the limit. Works from the built package only. */
export function protectAside(
  input: ProtectInput,
  { progress, signal, seconds }: ProtectOptions = {},
): Promise<Protection> {
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
  return aside<Protection>(new URL('./protect-thread.js', import.meta.url), message, {
    ...(progress === undefined ? {} : { progress }),
    ...(signal === undefined ? {} : { signal }),
    ...(seconds === undefined
      ? {}
      : {
          limit: {
            seconds,
            answer: () => refuse('DISCLOSURE_NOT_DECIDED', [`It was not decided within ${seconds} seconds.`]),
          },
        }),
  });
}
