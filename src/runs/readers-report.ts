/** After a public release: what each body that saw sheets in private can work out from it and its sheets. Nothing of it is public. */
import {
  attackAsReaders,
  type ReadersAnswer,
  type ReadersInput,
} from '../disclosure/room/attack-as-readers.ts';
import type { RunEffects } from './open-study.ts';

export interface RoomEffects extends RunEffects {
  /** How the attack is run; default in this thread. */
  readonly attackReaders?: (
    input: ReadersInput,
    effects: Pick<RunEffects, 'progress' | 'signal'>,
  ) => Promise<ReadersAnswer>;
}

export interface ReadersReport extends ReadersAnswer {
  readonly reader: string;
}

/** `ledger`: with the new release. One attack a body that saw a sheet; none, and at no cost, where no sheet was shown. */
export async function reportForReaders(
  input: Omit<ReadersInput, 'readers' | 'sheet'>,
  effects: RoomEffects = {},
): Promise<readonly ReadersReport[]> {
  const readers = new Set(
    input.ledger.entries.flatMap((entry) => (entry.type === 'room' ? entry.readers : [])),
  );
  const reports: ReadersReport[] = [];
  for (const reader of [...readers].sort())
    reports.push({ reader, ...(await attackWith(effects, { ...input, readers: [reader] })) });
  return reports;
}

/** The attack as the effects run it. */
export function attackWith(
  { attackReaders, progress, signal }: RoomEffects,
  input: ReadersInput,
): Promise<ReadersAnswer> {
  if (attackReaders === undefined) return attackAsReaders(input, progress);
  return attackReaders(input, {
    ...(progress === undefined ? {} : { progress }),
    ...(signal === undefined ? {} : { signal }),
  });
}
