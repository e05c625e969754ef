/** Writes files so that a reader sees the old ones or the new ones, never half of one: written beside, then renamed. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asHomewardError } from '../errors/system-errors.ts';

export interface FileToWrite {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** One file, replaced in one step. */
export function writeFileWhole(path: string, bytes: Uint8Array | string): void {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  translating(() => {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(beside, bytes);
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

/** A whole folder, replaced in one step: it is complete or not there. */
export function writeFolderWhole(folder: string, files: readonly FileToWrite[]): void {
  const beside = join(dirname(folder), `.${basename(folder)}.${randomUUID()}`);
  translating(() => {
    try {
      for (const { path, bytes } of files) {
        const target = join(beside, path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, bytes);
      }
      if (existsSync(folder)) rmSync(folder, { recursive: true });
      renameSync(beside, folder);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  });
}

function translating(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw asHomewardError(error) ?? error;
  }
}
