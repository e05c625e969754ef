/** Attacks files in a thread of its own: the solver never pauses, and Ctrl-C must be heard while it works. */

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Policy } from '../disclosure/policy/policy.ts';
import { parsePolicy, policyNames, readPolicy } from '../disclosure/policy/read-policy.ts';
import type { AttackFilesAnswer, AttackFilesInput } from '../disclosure/published/attack-files.ts';
import type { PublishedFile } from '../disclosure/published/read-published.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { writeWhole } from '../vault/write-whole.ts';
import { aside, type Progress } from './aside.ts';

export interface AttackAsked {
  /** Paths, from the current folder. */
  readonly files: readonly string[];
  /** A bundled policy, or the path of one; null: the rule that the figures show. */
  readonly policy: string | null;
  readonly mapping: string | null;
  /** `region=regions.csv`. */
  readonly hierarchies: readonly string[];
  /** Where to write the page; null: nowhere. */
  readonly page: string | null;
  /** After so many seconds the rest is left undecided. */
  readonly seconds: number;
}

export interface AttackMessage extends AttackFilesInput {
  readonly seconds: number;
}

/** A published file is never larger. */
const largest = 200_000_000;

/** Reads the files, attacks them in a thread, writes the page. Throws PUBLISHED_UNREADABLE, PUBLISHED_KIND, STUDY_POLICY_UNKNOWN, and as `attackFiles`. */
export async function attackAside(
  asked: AttackAsked,
  { progress, signal }: { readonly progress?: Progress; readonly signal?: AbortSignal } = {},
): Promise<AttackFilesAnswer> {
  if (asked.files.length === 0)
    throw new HomewardError('PUBLISHED_KIND', 'no file to attack', {}, 'name one or more files');
  const message: AttackMessage = {
    files: asked.files.map(fileAt),
    policy: asked.policy === null ? null : await policyFrom(asked.policy),
    mapping: asked.mapping === null ? null : fileAt(asked.mapping),
    hierarchies: asked.hierarchies.map((words) => {
      const at = words.indexOf('=');
      if (at < 1)
        throw new HomewardError('USAGE_VALUE', `a hierarchy is written dimension=file.csv, not ${words}`);
      const { name, bytes } = fileAt(words.slice(at + 1));
      return { dimension: words.slice(0, at), file: name, bytes };
    }),
    wantsPage: asked.page !== null,
    seconds: asked.seconds,
  };
  const made = await aside<AttackFilesAnswer>(new URL('./attack-thread.js', import.meta.url), message, {
    ...(progress === undefined ? {} : { progress }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (asked.page !== null && made.page !== null) writeWhole(asked.page, made.page);
  return made;
}

function fileAt(path: string): PublishedFile {
  const name = basename(path);
  const refuse = (what: string) =>
    new HomewardError(
      'PUBLISHED_UNREADABLE',
      what,
      { file: name },
      'name a file that is there and that you may read',
    );
  let bytes: Buffer;
  try {
    if (statSync(path).size > largest) throw refuse('a file of more than 200 MB');
    bytes = readFileSync(path);
  } catch (error) {
    throw error instanceof HomewardError ? error : refuse('the file cannot be opened');
  }
  return { name, bytes };
}

async function policyFrom(nameOrFile: string): Promise<Policy> {
  if ((policyNames as readonly string[]).includes(nameOrFile)) return readPolicy(nameOrFile, '.');
  if (!nameOrFile.endsWith('.json'))
    throw new HomewardError(
      'USAGE_VALUE',
      `unknown policy: ${nameOrFile}`,
      { field: '--policy' },
      `name one of ${policyNames.join(', ')}, or a .json file`,
    );
  const { name, bytes } = fileAt(nameOrFile);
  return parsePolicy(new TextDecoder().decode(bytes), name);
}
