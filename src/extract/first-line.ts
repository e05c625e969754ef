/** What the first bytes of a file say: how it is packed and encoded, how its fields are divided, and the names in its header. */
import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync, constants as zlib } from 'node:zlib';
import { HomewardError } from '../errors/homeward-error.ts';
import { isKnownColumn } from './recognise.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | '|' | '\t';

export interface FirstLine {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly gzipped: boolean;
  readonly delimiter: Delimiter;
  readonly quoted: boolean;
  /** As after the header; the other lines may end differently. */
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Length of the header in the text as delivered. */
  readonly headerBytes: number;
  readonly header: readonly string[];
}

const looked = 1 << 16;

/** The first bytes of a file, at most 64 kB. */
export function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(looked);
    return bytes.subarray(0, readSync(file, bytes, 0, looked, 0));
  } finally {
    closeSync(file);
  }
}

export const isParquet = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PAR1'));
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Reads the header of delimited text; undefined when the file is no table of ours. `name` is the file's name for messages.
 * Throws EXTRACT_FILE_EMPTY, EXTRACT_FILE_DAMAGED, EXTRACT_DELIMITER, EXTRACT_HEADER_REPEATED.
 */
export function readFirstLine(packed: Buffer, name: string): FirstLine | undefined {
  if (packed.length === 0) throw new HomewardError('EXTRACT_FILE_EMPTY', 'the file is empty', { file: name });
  const gzipped = isGzip(packed);
  const bytes = gzipped ? unpackStart(packed, name) : packed;
  const { encoding, mark } = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes.subarray(mark));
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const [line = ''] = text.split(lineEnd, 1);
  if (line.trim() === '')
    throw new HomewardError('EXTRACT_FILE_EMPTY', 'the first line is empty', { file: name });
  const delimiter = ([',', '|', '\t'] as const)
    .map((each) => ({ each, names: split(line, each) }))
    .sort((a, b) => knownIn(b.names) - knownIn(a.names) || b.names.length - a.names.length)[0];
  if (delimiter === undefined) return undefined;
  if (knownIn(delimiter.names) === 0) {
    if (knownIn(line.split(/[^\w"]/).map(bare)) > 1)
      throw new HomewardError('EXTRACT_DELIMITER', 'the fields are not divided by comma, pipe or tab', {
        file: name,
      });
    return undefined;
  }
  refuseRepeats(delimiter.names, name);
  return {
    encoding,
    byteOrderMark: mark > 0,
    gzipped,
    delimiter: delimiter.each,
    quoted: line.includes('"'),
    lineEnd: lineEnd === '\r\n' || lineEnd === '\r' ? lineEnd : '\n',
    headerBytes:
      Buffer.byteLength(line, encoding === 'utf-16le' || encoding === 'utf-16be' ? 'utf16le' : 'utf8') + mark,
    header: delimiter.names,
  };
}

/** The start of a packed file; what follows is cut off and not missed. */
function unpackStart(packed: Buffer, name: string): Buffer {
  try {
    return gunzipSync(packed, { finishFlush: zlib.Z_SYNC_FLUSH }).subarray(0, looked);
  } catch {
    throw new HomewardError('EXTRACT_FILE_DAMAGED', 'the packed file cannot be opened', { file: name });
  }
}

/** By the byte-order mark, else by where the zero bytes of the first characters stand. Windows-1252 shows only in the whole file. */
function encodingOf(bytes: Buffer): { encoding: Encoding; mark: number } {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const pairs = bytes.subarray(0, 16);
  const zeros = (from: number) =>
    pairs.length > 3 && pairs.every((byte, i) => (byte === 0) === (i % 2 === from));
  if (zeros(1)) return { encoding: 'utf-16le', mark: 0 };
  if (zeros(0)) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: 'utf-8', mark: 0 };
}

const bare = (name: string): string =>
  name
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim();
const split = (line: string, delimiter: string): readonly string[] => line.split(delimiter).map(bare);
const knownIn = (names: readonly string[]): number => names.filter(isKnownColumn).length;

/** Two columns of one name: nobody could say which is meant. Places are named, not the columns: a file without header has values there. */
export function refuseRepeats(header: readonly string[], file: string): void {
  const names = header.map((each) => each.toLowerCase());
  const second = names.findIndex((each, i) => each !== '' && names.indexOf(each) < i);
  if (second < 0) return;
  const first = names.indexOf(names[second] ?? '');
  const known = isKnownColumn(names[second] ?? '');
  throw new HomewardError(
    'EXTRACT_HEADER_REPEATED',
    `columns ${first + 1} and ${second + 1} of the header have the same name`,
    { file, ...(known ? { field: header[second] ?? '' } : {}) },
  );
}
