/** One pass over the bytes of a file: its hash, its lines, and what would make reading it wrong. Values stay bytes. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

export interface Inspection {
  /** Of the file as delivered. */
  readonly sha256: string;
  readonly bytes: number;
  /** Line ends in the text; the header's is one of them. */
  readonly lineEnds: number;
  /** Line ends that are CRLF. */
  readonly crlf: number;
  readonly endsWithLineEnd: boolean;
  readonly utf8: boolean;
  readonly zeroBytes: boolean;
  /** A line of column names stands below the first line. */
  readonly secondHeader: boolean;
  /** A packed file that cannot be unpacked to its end. */
  readonly damaged: boolean;
}

interface Options {
  readonly gzipped: boolean;
  /** Bytes of the header that the search for a second header skips. */
  readonly headerBytes: number;
  readonly signal?: AbortSignal;
}

/** Every table carries this column, so its name below the first line means that another header begins there. */
const marks = ['niqMonthID', 'niqmonthid', 'NIQMONTHID'].map((text) => Buffer.from(text));
const longestMark = 10;
const lineFeed = 10;
const carriageReturn = 13;

/** Errors: those of the file system. */
export async function inspectFile(
  path: string,
  { gzipped, headerBytes, signal }: Options,
): Promise<Inspection> {
  const hash = createHash('sha256');
  const found = { lineEnds: 0, crlf: 0, zeroBytes: false, secondHeader: false };
  let bytes = 0;
  let position = 0;
  let utf8 = true;
  let cut: Buffer = Buffer.alloc(0);
  let seam: Buffer = Buffer.alloc(0);
  let lastByte: number | undefined;
  let damaged = false;

  const look = (chunk: Buffer) => {
    const start = Math.min(continuations(chunk), chunk.length);
    const end = Math.max(start, characterEnd(chunk));
    utf8 &&= isUtf8(Buffer.concat([cut, chunk.subarray(0, start)])) && isUtf8(chunk.subarray(start, end));
    cut = Buffer.from(chunk.subarray(end));
    found.zeroBytes ||= chunk.includes(0);
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) {
      found.lineEnds += 1;
      if ((at === 0 ? lastByte : chunk[at - 1]) === carriageReturn) found.crlf += 1;
    }
    const below = chunk.subarray(Math.max(0, headerBytes - position));
    seam = Buffer.concat([seam, below.subarray(0, longestMark)]);
    found.secondHeader ||= marks.some((mark) => below.includes(mark) || seam.includes(mark));
    seam = Buffer.from(below.subarray(-longestMark + 1));
    position += chunk.length;
    lastByte = chunk.at(-1);
  };

  const source = createReadStream(path, {
    highWaterMark: 1 << 22,
    ...(signal === undefined ? {} : { signal }),
  });
  const hashed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const looked = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) look(chunk);
  };
  try {
    if (gzipped) await pipeline(source, hashed, createGunzip({ chunkSize: 1 << 20 }), looked);
    else await pipeline(source, hashed, looked);
  } catch (error) {
    if (!isUnpacking(error)) throw error;
    damaged = true;
  }
  return {
    sha256: hash.digest('hex'),
    bytes,
    ...found,
    utf8: utf8 && cut.length === 0,
    endsWithLineEnd: lastByte === lineFeed,
    damaged,
  };
}

const isUnpacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));

/** How many bytes at the start belong to a character that began in the chunk before. */
function continuations(bytes: Buffer): number {
  let count = 0;
  while (count < 3 && ((bytes[count] ?? 0) & 0xc0) === 0x80) count += 1;
  return count;
}

/** Where the last whole UTF-8 character ends, so that none is cut between two chunks. */
function characterEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
