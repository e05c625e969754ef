/** Runs the built command line as a user does, on a copy of an example study. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const homewardBin = join(root, 'bin', 'homeward.js');

/** What a run leaves behind on purpose. */
const outputs = /^(unreleased|releases|audit\.jsonl|audit-head\.json|ledger\.jsonl)(\/|$)/;

/** A fresh copy of examples/tiny as a user would bring it, without answers. */
export function aStudy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-run-'));
  const tiny = join(root, 'examples', 'tiny');
  cpSync(tiny, folder, {
    recursive: true,
    filter: (from) => !/^(expected|work)$/.test(relative(tiny, from)) && !outputs.test(relative(tiny, from)),
  });
  return folder;
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function homeward(...words: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [homewardBin, ...words], {
    encoding: 'utf8',
  });
  return { exitCode: status, stdout, stderr };
}

/** SHA-256 of every file that the user brought, and the names of whatever else lies about. */
export function inputsOf(folder: string): Readonly<Record<string, string>> {
  const files = allFiles(folder).filter((file) => !outputs.test(file));
  return Object.fromEntries(files.map((file) => [file, hashOf(join(folder, file))]));
}

/** Every file, relative, with forward slashes. */
export function allFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !lstatSync(join(folder, file)).isDirectory())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

const hashOf = (path: string): string =>
  lstatSync(path).isSymbolicLink() ? 'link' : createHash('sha256').update(readFileSync(path)).digest('hex');
