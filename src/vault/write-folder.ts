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

export interface StagedFolder {
  /** Where the files are until the folder is kept: beside its place. */
  readonly path: string;
  /** Puts it in its place; an old folder of that name stands until then. */
  readonly keep: () => void;
  /** Takes it away, unless it was kept. */
  readonly drop: () => void;
}

/** All files of a folder, written beside its place, to be looked at before they are kept. Throws what the system throws. */
export function stageFolder(folder: string, files: readonly FileToWrite[]): StagedFolder {
  const partial = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.partial`);
  const drop = () => rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(partial);
    for (const { path, bytes } of files) {
      const target = join(partial, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    }
  } catch (error) {
    drop();
    throw error;
  }
  return {
    path: partial,
    drop,
    keep: () => {
      try {
        if (existsSync(folder)) rmSync(folder, { recursive: true });
        renameSync(partial, folder);
      } catch (error) {
        drop();
        throw error;
      }
    },
  };
}

/** Throws what the system throws; an old folder of that name stands until the new one is complete. */
export function writeFolderWhole(folder: string, files: readonly FileToWrite[]): void {
  stageFolder(folder, files).keep();
}
