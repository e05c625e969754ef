/** A file of lines in which each carries the hash of the one before, and a head file that says how long it is. */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { HomewardError } from '../errors/homeward-error.ts';
import { writeWhole } from './write-whole.ts';

export interface ChainFiles<Line> {
  readonly file: string;
  readonly headFile: string;
  readonly headFormat: string;
  /** Schema of a whole line; its last two keys are `previous` and `hash`. */
  readonly schema: z.ZodType<Line>;
  /** The error for a chain that was touched; `line` is the first that is wrong, absent when it is the head. */
  readonly broken: (how: 'altered' | 'cut', line?: number) => HomewardError;
}

export interface Chain<Line> {
  readonly lines: readonly Line[];
  readonly head: ChainHead;
  /** Bytes up to the last line end; a line torn by a crash stands behind. */
  readonly wholeBytes: number;
}

export interface ChainHead {
  readonly lines: number;
  readonly hash: string;
}

/** A line before it is chained. */
type Content<Line> = Line extends Link ? Omit<Line, keyof Link> : never;

interface Link {
  readonly previous: string;
  readonly hash: string;
}

const noHash = '0'.repeat(64);

/** Every line in order, verified. Throws the error of `broken` when a line was altered, moved, taken out, or the end cut off. */
export function readChain<Line extends Link>(folder: string, files: ChainFiles<Line>): Chain<Line> {
  const text = contentOf(join(folder, files.file));
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines: Line[] = [];
  for (const [i, row] of whole.split('\n').slice(0, -1).entries()) {
    const line = lineOf(row, files.schema);
    if (line === undefined || line.previous !== (lines.at(-1)?.hash ?? noHash))
      throw files.broken('altered', i + 1);
    lines.push(line);
  }
  const head = headOf(contentOf(join(folder, files.headFile)), files);
  if (lines.length < head.lines) throw files.broken('cut', lines.length + 1);
  // The machine may have stopped after a line was written and before the head was: one line more is the same chain.
  const reached = head.lines === 0 ? noHash : lines[head.lines - 1]?.hash;
  if (reached !== head.hash || lines.length > head.lines + 1) throw files.broken('altered', lines.length + 1);
  return {
    lines,
    head: { lines: lines.length, hash: lines.at(-1)?.hash ?? noHash },
    wholeBytes: Buffer.byteLength(whole),
  };
}

/**
 * Adds a line behind a chain that was just read, under the caller's lock: one flushed write, then the head. If the machine stops in the middle,
 * the torn line is dropped by the next call, and nothing before it is lost.
 */
export function appendToChain<Line extends Link>(
  folder: string,
  files: ChainFiles<Line>,
  { head, wholeBytes }: Chain<Line>,
  content: Content<Line>,
): Line {
  const path = join(folder, files.file);
  if (existsSync(path)) truncateSync(path, wholeBytes);
  const unsealed = { ...content, previous: head.hash };
  const row = JSON.stringify({ ...unsealed, hash: hashOf(unsealed) });
  const line = files.schema.parse(JSON.parse(row));
  append(path, `${row}\n`);
  writeHead(folder, files, { lines: head.lines + 1, hash: line.hash });
  return line;
}

function lineOf<Line extends Link>(row: string, schema: z.ZodType<Line>): Line | undefined {
  const json = fromJson(row);
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const { hash, ...unsealed } = json as Link;
  const isSealed = JSON.stringify({ ...unsealed, hash }) === row && hashOf(unsealed) === hash;
  return isSealed ? parsed.data : undefined;
}

function headOf(
  text: string,
  { headFormat, broken }: Pick<ChainFiles<never>, 'headFormat' | 'broken'>,
): ChainHead {
  if (text === '') return { lines: 0, hash: noHash };
  const head = fromJson(text) as { format?: unknown; lines?: unknown; hash?: unknown } | undefined;
  const { lines, hash } = head ?? {};
  if (head?.format !== headFormat || !Number.isSafeInteger(lines) || typeof hash !== 'string')
    throw broken('altered');
  return { lines: Number(lines), hash };
}

function writeHead(
  folder: string,
  { headFile, headFormat }: Pick<ChainFiles<never>, 'headFile' | 'headFormat'>,
  head: ChainHead,
): void {
  writeWhole(join(folder, headFile), `${JSON.stringify({ format: headFormat, ...head })}\n`);
}

function append(path: string, row: string): void {
  const file = openSync(path, 'a');
  try {
    appendFileSync(file, row);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const hashOf = (unsealed: object): string =>
  createHash('sha256').update(JSON.stringify(unsealed)).digest('hex');

const contentOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
