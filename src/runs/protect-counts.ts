/** From a file of counts to a folder that may leave, with its proof beside it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { hierarchyAsked, sumAsked, tableAsked } from '../disclosure/counts/plan.ts';
import {
  type ProtectCountsInput,
  type ProtectedCounts,
  protectCounts,
} from '../disclosure/counts/protect-counts.ts';
import type { Policy } from '../disclosure/policy/policy.ts';
import { parsePolicy, policyNames, readPolicy } from '../disclosure/policy/read-policy.ts';
import { publicFiles } from '../disclosure/public-files.ts';
import { readBack } from '../disclosure/read-back/read-back.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { makeFolder, stageFolder } from '../vault/write-folder.ts';
import { version } from './version.ts';

export interface CountsAsked {
  /** Paths, from the current folder. */
  readonly file: string;
  readonly out?: string;
  /** A bundled policy, or the path of one. */
  readonly policy: string;
  /** `region,age`; none: one table of all dimensions. */
  readonly tables: readonly string[];
  /** `region=regions.csv`, `region=county,climate`. */
  readonly hierarchies: readonly string[];
  readonly peopleAddUp: boolean;
  /** `provider`: each category of the column knows its own rows. */
  readonly knows?: readonly string[];
  /** `bed_days:days`: a column of sums and the unit to print. */
  readonly sums?: readonly string[];
}

export interface CountsEffects {
  readonly progress?: (label: string, share?: number) => void;
  readonly protect?: (
    input: ProtectCountsInput,
    progress: (label: string, share?: number) => void,
  ) => Promise<ProtectedCounts>;
}

/** A file of counts is never larger. */
const largest = 200_000_000;

/**
 * Writes `out/` with `public/`, `certificate.json` and `record.json`, whole or not at all; without `out` nothing is written. A refusal is a value.
 * Throws for files that cannot be used (exit 6), wrong words (2), a folder that is taken (2) or holds another release (3).
 */
export async function protectCountsFile(
  asked: CountsAsked,
  { progress = () => {}, protect = protectCounts }: CountsEffects = {},
): Promise<ProtectedCounts> {
  const out = asked.out === undefined ? undefined : resolve(asked.out);
  if (out !== undefined) refuseForeign(out);
  const input: ProtectCountsInput = {
    text: textOf(asked.file),
    file: basename(asked.file),
    id: idOf(asked.file),
    plan: {
      tables: asked.tables.map(tableAsked),
      hierarchies: asked.hierarchies.map((words) => hierarchyAsked(words, textOf)),
      peopleAddUp: asked.peopleAddUp,
      knows: asked.knows ?? [],
      sums: (asked.sums ?? []).map(sumAsked),
    },
    policy: await policyOf(asked.policy),
    version,
  };
  progress('reading the counts');
  const made = await protect(input, progress);
  if (made.kind === 'refusal' || out === undefined) return made;
  const files = publicFiles(made.release);
  refuseOther(out, files.find(({ path }) => path === 'release.json')?.text ?? '');
  makeFolder(dirname(out));
  const staged = stageFolder(out, [
    ...files.map(({ path, text }) => ({ path: `public/${path}`, bytes: text })),
    { path: 'certificate.json', bytes: made.certificate },
    { path: 'record.json', bytes: `${JSON.stringify(made.record, null, 2)}\n` },
  ]);
  try {
    const refusal = readBack(staged.path, made.release);
    if (refusal !== null) return refusal;
    staged.keep();
  } finally {
    staged.drop();
  }
  return made;
}

function textOf(file: string): string {
  const place = { file: basename(file) };
  const refuse = (what: string) => new HomewardError('COUNTS_UNREADABLE', what, place);
  let bytes: Buffer;
  try {
    if (statSync(file).size > largest) throw refuse('a file of more than 200 MB');
    bytes = readFileSync(file);
  } catch (error) {
    throw error instanceof HomewardError ? error : refuse('the file cannot be opened');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('the file is not UTF-8');
  }
}

async function policyOf(nameOrFile: string): Promise<Policy> {
  if ((policyNames as readonly string[]).includes(nameOrFile)) return readPolicy(nameOrFile, '.');
  if (!nameOrFile.endsWith('.json') || !existsSync(nameOrFile))
    throw new HomewardError('STUDY_POLICY_UNKNOWN', `unknown policy: ${nameOrFile}`, { field: '--policy' });
  return parsePolicy(textOf(nameOrFile), basename(nameOrFile));
}

function idOf(file: string): string {
  const id = basename(file)
    .replace(/\.csv$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return id === '' ? 'counts' : id;
}

/** Only what an earlier run made may be replaced. */
function refuseForeign(out: string): void {
  const ours = ['public', 'certificate.json', 'record.json'];
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory() || readdirSync(out).some((name) => !ours.includes(name)))
    throw new HomewardError('STUDY_FOLDER_TAKEN', 'the folder is taken', { file: basename(out) });
}

/** Two different releases of the same counts could be held against each other. */
function refuseOther(out: string, text: string): void {
  const earlier = join(out, 'public', 'release.json');
  if (existsSync(earlier) && readFileSync(earlier, 'utf8') !== text)
    throw new HomewardError('RELEASE_EARLIER', 'an earlier release there has other figures', {
      file: basename(out),
    });
}
