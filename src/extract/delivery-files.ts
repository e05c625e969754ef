/** The files of a delivery: everything in its folder but the files that explain it; nothing that leads out of it. */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { HomewardError } from '../errors/homeward-error.ts';

export interface FoundFile {
  /** Relative to the study's folder, with forward slashes. */
  readonly name: string;
  /** Absolute, links resolved. */
  readonly path: string;
}

const explains = /^(\.|readme|invented\.txt$)/i;

/**
 * In the order of their names. Throws EXTRACT_NO_FILES, EXTRACT_LINK_OUTSIDE for a link that leads out of the folder, EXTRACT_FILE_SPECIAL
 * for anything that is neither file nor folder, EXTRACT_FILE_UNREADABLE.
 */
export function deliveryFiles(study: string): readonly FoundFile[] {
  const root = realpathSync(study);
  const folder = join(root, 'delivery');
  const found = refusing('delivery', () => {
    if (!lstatSync(folder, { throwIfNoEntry: false })) return [];
    requireInside(folder, root, 'delivery');
    return walk(realpathSync(folder), folder, 'delivery');
  });
  if (found.length === 0)
    throw new HomewardError('EXTRACT_NO_FILES', 'there are no files of a delivery', { file: 'delivery' });
  return found;
}

function walk(root: string, folder: string, name: string): readonly FoundFile[] {
  const entries = readdirSync(folder)
    .filter((entry) => !explains.test(entry))
    .sort();
  return entries.flatMap((entry) => {
    const path = join(folder, entry);
    const file = `${name}/${entry}`;
    return refusing(file, () => {
      const link = lstatSync(path).isSymbolicLink();
      if (link) requireInside(path, root, file);
      const what = statSync(path);
      if (what.isDirectory() && !link) return walk(root, path, file);
      if (what.isFile()) return [{ name: file, path: realpathSync(path) }];
      throw new HomewardError('EXTRACT_FILE_SPECIAL', 'this is neither a file nor a folder', { file });
    });
  });
}

function requireInside(path: string, root: string, file: string): void {
  const target = realpathSync(path);
  if (target !== root && !target.startsWith(root + sep))
    throw new HomewardError('EXTRACT_LINK_OUTSIDE', 'this link leads out of the folder', { file });
}

/** What the file system refuses, without its words. */
export function refusing<Result>(file: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof HomewardError || !(error instanceof Error && 'code' in error)) throw error;
    throw new HomewardError('EXTRACT_FILE_UNREADABLE', 'this cannot be read', { file });
  }
}
