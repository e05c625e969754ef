/** What readers of room sheets can know: everything released, known from elsewhere, and shown to one of them, beside the counts as they are. */
import { readLedger } from '../disclosure/ledger/ledger-file.ts';
import { notKnown, readOfficial } from '../disclosure/ledger/official-file.ts';
import { populationOf } from '../disclosure/ledger/population.ts';
import type { ReadersAnswer, ReadersInput } from '../disclosure/room/attack-as-readers.ts';
import { readersIn } from '../disclosure/room/readers.ts';
import { analyse } from './analyse-study.ts';
import { audited, type Noted } from './audited.ts';
import { ownerOf } from './ledger-study.ts';
import type { OpenedStudy, RunEffects } from './open-study.ts';
import { attackWith, type RoomEffects } from './readers-report.ts';

/** What readers of sheets can work out today, from all releases and every sheet that one of them saw. Writes a line of the audit only. */
export async function whatReadersKnow(
  opened: OpenedStudy,
  words: string,
  effects: RoomEffects = {},
): Promise<ReadersAnswer & { readonly readers: readonly string[] }> {
  return audited('readers', opened, effects, async (noted) => {
    const readers = readersIn(opened.agreement, words);
    const { input } = await knownTo(opened, readers, { effects, noted });
    return { readers, ...(await attackWith(effects, input)) };
  });
}

/** All that goes into the attack, counted afresh. Official figures that no release has brought into the ledger yet are known all the same. */
export async function knownTo(
  opened: OpenedStudy,
  readers: readonly string[],
  { effects, noted }: { readonly effects: RunEffects; readonly noted: Noted },
) {
  const { study, policy } = opened;
  const ledger = readLedger(study.folder, ownerOf(opened));
  const { results, places, deliveryFingerprint: delivery } = await analyse(opened, effects);
  noted.inputs = delivery;
  const population = populationOf(study, { delivery, places: places.inputs });
  const official = notKnown(ledger, await readOfficial(study.folder, population));
  const known = { entries: [...ledger.entries, ...official], head: ledger.head };
  const input: ReadersInput = {
    results,
    study,
    policy,
    geography: places,
    ledger: known,
    population,
    readers,
  };
  return { input, after: ledger.head };
}
