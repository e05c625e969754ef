/** From the delivery to what may leave: counted, attacked, protected, written as one folder with its record beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { protect } from '../disclosure/protect.ts';
import { publicFiles } from '../disclosure/public-files.ts';
import type { Refusal } from '../disclosure/refusal.ts';
import type { Release } from '../disclosure/release.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { publish } from '../publication/publish.ts';
import { makeFolder, writeFolderWhole } from '../vault/write-folder.ts';
import { analyse } from './analyse-study.ts';
import { audited } from './audited.ts';
import type { OpenedStudy, RunEffects } from './open-study.ts';
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
    }
  | Refusal;

const kindsMade: readonly string[] = ['report', 'tables'];

/**
 * Makes `releases/<id>/` with `public/` (all that may leave) and `record.json` (team only). The same inputs give the same bytes. A refusal to
 * disclose is a value. A second release that differs from an earlier one is refused (RELEASE_EARLIER) until releases are attacked together.
 */
export async function releaseStudy(opened: OpenedStudy, effects: RunEffects = {}): Promise<Released> {
  return audited('release', opened, effects, async (noted) => {
    const { study, agreement, policy, invented } = opened;
    const { progress = () => {}, signal, protect: protectWith = protect } = effects;
    const { results, places, deliveryFingerprint } = await analyse(opened, effects);
    noted.inputs = deliveryFingerprint;
    progress('attacking and protecting the tables');
    const protection = await protectWith({ results, study, policy, geography: places, version }, signal);
    if (protection.kind === 'refusal') return protection;
    const { release, record } = protection;
    const releases = join(study.folder, 'releases');
    refuseOther(releases, release);
    progress('writing the report');
    const files = await publish({
      release,
      study,
      agreement,
      outlines: places.outlines,
      attribution: places.attribution,
      invented,
    });
    const folder = join(releases, release.id);
    makeFolder(releases);
    writeFolderWhole(folder, [
      ...publicFiles(release).map(({ path, text }) => ({ path: `public/${path}`, bytes: text })),
      ...files.map(({ path, bytes }) => ({ path: `public/${path}`, bytes })),
      { path: 'record.json', bytes: `${JSON.stringify(record, null, 2)}\n` },
    ]);
    noted.release = release.id;
    return {
      kind: 'release',
      release,
      folder,
      report: join(folder, 'public', 'report.html'),
      notMade: study.publication.kinds.filter((kind) => !kindsMade.includes(kind)),
    };
  });
}

/** Two different releases of the same children could be held against each other, and nothing attacks them together yet. */
function refuseOther(releases: string, release: Release): void {
  if (!existsSync(releases)) return;
  for (const id of readdirSync(releases)) {
    const file = join(releases, id, 'public', 'release.json');
    if (!existsSync(file)) continue;
    const [text] = publicFiles(release).filter(({ path }) => path === 'release.json');
    if (readFileSync(file, 'utf8') !== text?.text)
      throw new HomewardError('RELEASE_EARLIER', 'an earlier release of this study has other figures', {
        file: `releases/${id}`,
      });
  }
}
