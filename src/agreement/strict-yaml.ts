/** Reads a YAML file that a person wrote: every mistake is refused with its line, its column and the nearest known word. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { HomewardError, type Place } from '../errors/homeward-error.ts';
import { explainIssues } from './shape-errors.ts';

/** Keys and positions that lead to a field: `['tables', 0, 'rows']`. */
export type FieldPath = readonly (string | number)[];

export interface StrictYaml<T> {
  readonly value: T;
  /** SHA-256 of the bytes of the file. */
  readonly sha256: string;
  /** File, line, column and name of a field; of the nearest field around it when it is not written. */
  at(path: FieldPath): Place;
}

/** A question or an agreement is a page or two of text; whatever is longer is another kind of file. */
const largest = 256 * 1024;
const longestLine = 4000;
const deepest = 50;

/**
 * Reads `path` and checks it against a schema. `file` is the name to show. Throws `YAML_…` for what is no such file and
 * `FIELD_…` for a field that is unknown, missing or wrong; of several, the first in the file.
 */
export function readStrictYaml<T>(path: string, file: string, schema: z.ZodType<T>): StrictYaml<T> {
  const bytes = bytesOf(path, file);
  const words = textOf(bytes, file);
  const lines = new LineCounter();
  const document = parse(words, file, lines);
  const at = (field: FieldPath): Place => placeIn(document, lines, file, field);
  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw explainIssues(parsed.error.issues, { schema, raw, at });
  return { value: parsed.data, sha256: createHash('sha256').update(bytes).digest('hex'), at };
}

function bytesOf(path: string, file: string): Buffer {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new HomewardError('YAML_MISSING', `there is no ${file} in this folder`, { file });
  }
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) throw new HomewardError('YAML_NOT_TEXT', `${file} is not a file`, { file });
    if (facts.size > largest)
      throw new HomewardError('YAML_TOO_LARGE', `${file} is larger than 256 kilobytes`, { file });
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function textOf(bytes: Buffer, file: string): string {
  let words: string;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HomewardError('YAML_NOT_TEXT', `${file} is not UTF-8 text`, { file });
  }
  const nul = words.indexOf('\0');
  if (nul >= 0) {
    const line = words.slice(0, nul).split('\n').length;
    throw new HomewardError('YAML_NOT_TEXT', `${file} holds NUL bytes`, { file, line });
  }
  return words;
}

function parse(words: string, file: string, lines: LineCounter): Document.Parsed {
  refuseDepth(words, file);
  const document = parseDocument(words, { lineCounter: lines, schema: 'core', merge: false });
  const [mistake] = [...document.errors, ...document.warnings];
  if (mistake !== undefined) {
    const { line, col: column } = lines.linePos(mistake.pos[0]);
    throw new HomewardError('YAML_SYNTAX', inWords(mistake.code), { file, line, column });
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    throw new HomewardError('YAML_EMPTY', `${file} is empty`, { file });
  refuseReferences(document, file, lines);
  return document;
}

/** The parser is recursive, and thousands of nested brackets end the whole process; no page of text has more than a few. */
function refuseDepth(words: string, file: string): void {
  let depth = 0;
  for (const [i, row] of words.split('\n').entries()) {
    for (const letter of row)
      depth += '[{'.includes(letter) ? 1 : ']}'.includes(letter) && depth > 0 ? -1 : 0;
    if (depth <= deepest && row.length <= longestLine) continue;
    const what = depth > deepest ? 'brackets are nested too deeply' : 'a line is longer than 4,000 letters';
    throw new HomewardError('YAML_SYNTAX', what, { file, line: i + 1, column: 1 });
  }
}

/** Anchors, aliases and tags: not needed in a page of text, and the way to make a small file unfold into a huge one. */
function refuseReferences(document: Document.Parsed, file: string, lines: LineCounter): void {
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && node.tag === undefined && !('anchor' in node && node.anchor)) return;
      const { line, col: column } = lines.linePos(start(node));
      const what = 'anchors, aliases and tags (words after &, * or !) are not understood here';
      throw new HomewardError('YAML_REFERENCE', what, { file, line, column });
    },
  });
}

const syntax: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab where there must be spaces',
  DUPLICATE_KEY: 'the same field is written twice',
  MULTIPLE_DOCS: 'more than one document in the file',
  BAD_INDENT: 'this line is not indented like its neighbours',
  MISSING_CHAR: 'a closing quote, bracket or colon is missing',
  UNEXPECTED_TOKEN: 'a sign that does not belong here',
  MULTILINE_IMPLICIT_KEY: 'a field name must be on one line, followed by a colon',
  BLOCK_AS_IMPLICIT_KEY: 'a colon too many: put words that hold a colon in quotes',
};

const inWords = (code: string): string => syntax[code] ?? 'this is not YAML';

function placeIn(document: Document.Parsed, lines: LineCounter, file: string, path: FieldPath): Place {
  const offset = offsetOf(document, path);
  const { line, col: column } = lines.linePos(offset);
  const field = path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
  return { file, line: Math.max(line, 1), column: Math.max(column, 1), ...(field === '' ? {} : { field }) };
}

/** Where a field is written: its key, or the item of a list. */
function offsetOf(document: Document.Parsed, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = start(node);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return offset;
      offset = start(pair.key);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = start(node) || offset;
    } else return offset;
  }
  return offset;
}

const start = (node: unknown): number => (node as Node | null | undefined)?.range?.[0] ?? 0;
