/** Writes a folder wholly or not at all: beside its place first, then renamed. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface FileToWrite {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** Makes a folder whose parent is there. Not `recursive`: Node then says ENOENT of a read-only disk, instead of EROFS. */
export function makeFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder);
}

/** Throws what the system throws; an old folder of that name stands until the new one is complete. */
export function writeFolderWhole(folder: string, files: readonly FileToWrite[]): void {
  const partial = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.partial`);
  try {
    mkdirSync(partial);
    for (const { path, bytes } of files) {
      const target = join(partial, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    }
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}
