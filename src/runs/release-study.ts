/** From the delivery to what may leave: counted, attacked, protected, written as one folder with its record beside it. */
import { join } from 'node:path';
import { appendToLedger, type LedgerOwner, readLedger } from '../disclosure/ledger/ledger-file.ts';
import { notKnown, readOfficial } from '../disclosure/ledger/official-file.ts';
import { populationOf } from '../disclosure/ledger/population.ts';
import { releasedEntry } from '../disclosure/ledger/released-entry.ts';
import { publicFiles } from '../disclosure/public-files.ts';
import { readBack } from '../disclosure/read-back/read-back.ts';
import type { Refusal } from '../disclosure/refusal.ts';
import type { Release } from '../disclosure/release.ts';
import { publish } from '../publication/publish.ts';
import { pageReader } from '../publication/read-back/page-strays.ts';
import { makeFolder, stageFolder } from '../vault/write-folder.ts';
import { analyse } from './analyse-study.ts';
import { audited } from './audited.ts';
import type { OpenedStudy } from './open-study.ts';
import { protectBeside } from './protect-beside.ts';
import { type ReadersReport, type RoomEffects, reportForReaders } from './readers-report.ts';
import { version } from './version.ts';

export type Released =
  | {
      readonly kind: 'release';
      readonly release: Release;
      /** Absolute path of `releases/<id>`. */
      readonly folder: string;
      /** Absolute path of the report. */
      readonly report: string;
      /** Kinds of publication that the study asks for and this version does not make. */
      readonly notMade: readonly string[];
      /** Coarser tables that would show more; for the team. */
      readonly proposals: readonly string[];
      /** What the release adds for those who saw room sheets; for the team. */
      readonly forReaders: readonly ReadersReport[];
    }
  | Refusal;

const kindsMade: readonly string[] = ['report', 'tables'];

/**
 * Makes `releases/<id>/` with `public/` (all that may leave), `certificate.json` and `record.json` (team only), and a line of the ledger. The same
 * inputs give the same bytes. A refusal to disclose is a value. Errors of the ledger: see `readLedger`.
 */
export async function releaseStudy(opened: OpenedStudy, effects: RoomEffects = {}): Promise<Released> {
  return audited('release', opened, effects, async (noted) => {
    const { study, agreement, policy, invented } = opened;
    const { progress = () => {} } = effects;
    const owner: LedgerOwner = { organisation: agreement.organisation, study: study.name };
    const ledger = readLedger(study.folder, owner);
    const { results, places, deliveryFingerprint } = await analyse(opened, effects);
    noted.inputs = deliveryFingerprint;
    const population = populationOf(study, {
      delivery: deliveryFingerprint,
      places: places.inputs,
    });
    const official = notKnown(ledger, await readOfficial(study.folder, population));
    let head = ledger.head;
    for (const entry of official) head = await appendToLedger(study.folder, owner, entry, { after: head });
    const known = { entries: [...ledger.entries, ...official], head };
    const protection = await protectBeside(
      { results, study, policy, geography: places, version },
      { ledger: known, population },
      effects,
    );
    if (protection.kind === 'refusal') return protection;
    const { release, record, certificate } = protection;
    progress('writing the report');
    const files = await publish({
      release,
      study,
      agreement,
      outlines: places.outlines,
      attribution: places.attribution,
      invented,
    });
    const releases = join(study.folder, 'releases');
    const folder = join(releases, release.id);
    makeFolder(releases);
    const staged = stageFolder(folder, [
      ...publicFiles(release).map(({ path, text }) => ({ path: `public/${path}`, bytes: text })),
      ...files.map(({ path, bytes }) => ({ path: `public/${path}`, bytes })),
      { path: 'certificate.json', bytes: certificate },
      { path: 'record.json', bytes: `${JSON.stringify(record, null, 2)}\n` },
    ]);
    try {
      progress('reading back what was written');
      const page = pageReader({ release, study, agreement, attribution: places.attribution, invented });
      const refusal = readBack(staged.path, release, [page]);
      if (refusal !== null) return refusal;
      await appendToLedger(study.folder, owner, releasedEntry(release, population), { after: head });
      staged.keep();
    } finally {
      staged.drop();
    }
    noted.release = release.id;
    const forReaders = await reportForReaders(
      { results, study, policy, geography: places, ledger: readLedger(study.folder, owner), population },
      effects,
    );
    return {
      kind: 'release',
      release,
      folder,
      report: join(folder, 'public', 'report.html'),
      proposals: record.proposals.map(({ sentence }) => sentence),
      forReaders,
      notMade: study.publication.kinds.filter((kind) => !kindsMade.includes(kind)),
    };
  });
}
