/** Reads what was written: every figure in every file must be a released cell, in its place. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { publicFiles } from '../public-files.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { csvStrays } from './csv-strays.ts';
import { jsonStrays } from './json-strays.ts';

/** Reads one kind of published file. Whatever no reader reads stops the release. */
export interface FileReader {
  /** `path` is relative to `public/`, with forward slashes. */
  readonly reads: (path: string) => boolean;
  /** Places of numbers that are no released figure there (`line 12`), never the numbers themselves; empty when there are none. */
  readonly strays: (bytes: Uint8Array, release: Release, path: string) => readonly string[];
}

const mostNamed = 20;

/**
 * `folder` holds `public/` as it is about to leave; `release` is what was protected; `readers` are those of files beside `release.json` and the
 * CSV tables. Null when all is well. Refuses with RELEASE_FIGURE_UNKNOWN, naming file and place, and with RELEASE_FILE_UNKNOWN for a file that
 * is missing, that nobody reads, or that is no plain file. Cost: reads every file once.
 */
export function readBack(
  folder: string,
  release: Release,
  readers: readonly FileReader[] = [],
): Refusal | null {
  const root = join(folder, 'public');
  const all = [jsonReader, csvReader, ...readers];
  const found = filesIn(root);
  const missing = publicFiles(release).filter(({ path }) => !found.some((file) => file.path === path));
  const unread = found.filter(({ path, isPlain }) => !isPlain || all.every(({ reads }) => !reads(path)));
  if (missing.length + unread.length > 0)
    return refuse('RELEASE_FILE_UNKNOWN', [
      ...missing.map(({ path }) => `${path} is missing.`),
      ...unread.map(({ path }) => `${path} is a file that cannot be read back.`),
    ]);
  const strays = found.flatMap(({ path }) => {
    const bytes = readFileSync(join(root, path));
    return all
      .filter(({ reads }) => reads(path))
      .flatMap((reader) => reader.strays(bytes, release, path))
      .map((place) => `${path}, ${place}: not a released figure in its place.`);
  });
  if (strays.length === 0) return null;
  const more = strays.length - mostNamed;
  return refuse('RELEASE_FIGURE_UNKNOWN', [
    ...strays.slice(0, mostNamed),
    ...(more > 0 ? [`${more} more such places.`] : []),
  ]);
}

const jsonReader: FileReader = { reads: (path) => path === 'release.json', strays: jsonStrays };
const csvReader: FileReader = {
  reads: (path) => /^tables\/[a-z0-9-]+\.csv$/.test(path),
  strays: csvStrays,
};

function filesIn(root: string): readonly { readonly path: string; readonly isPlain: boolean }[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !lstatSync(join(root, path)).isDirectory())
    .map((path) => ({ path: path.replaceAll('\\', '/'), isPlain: lstatSync(join(root, path)).isFile() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
