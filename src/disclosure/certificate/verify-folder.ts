/** Whether the proof beside a release holds, as an answer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HomewardError } from '../../errors/homeward-error.ts';
import { check, textsIn } from './checker.ts';

/** As a program reads it. */
export interface Verified {
  readonly format: 'homeward/verified@1';
  readonly verified: boolean;
  /** Sentences: what was proven, or why the certificate was refused. */
  readonly says: readonly string[];
}

/**
 * `folder`: what `protect --out` wrote, or `releases/<id>` of a study. Throws CERTIFICATE_MISSING when there is no release or no certificate in it.
 * Cost: every witness is counted cell by cell; seconds for ten thousand cells.
 */
export function verifyFolder(folder: string): Verified {
  for (const file of ['public/release.json', 'certificate.json'])
    if (!existsSync(join(folder, file)))
      throw new HomewardError('CERTIFICATE_MISSING', `no ${file} in the folder`, { file });
  const answer = (verified: boolean, says: readonly string[]): Verified => ({
    format: 'homeward/verified@1',
    verified,
    says,
  });
  try {
    return answer(true, [check(textsIn(folder))]);
  } catch (error) {
    const isOwn = error instanceof Error && error.name === 'Error' && !('code' in error);
    return answer(false, [`Refused: ${isOwn ? error.message : 'this is no certificate of this release'}.`]);
  }
}
