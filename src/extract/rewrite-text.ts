/** Rewrites text that the engine cannot read – UTF-16, Windows-1252, mixed line ends – as UTF-8 with LF, as a stream. */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Encoding } from './first-line.ts';

interface Rewriting {
  readonly from: string;
  readonly to: string;
  readonly encoding: Encoding;
  readonly gzipped: boolean;
  readonly signal?: AbortSignal;
}

/** Errors: those of the file system. A half-written `to` is the caller's to remove: it lies in the study's working folder. */
export async function rewriteText({ from, to, encoding, gzipped, signal }: Rewriting): Promise<void> {
  const decoder = new TextDecoder(encoding);
  async function* rewritten(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let held = '';
    for await (const chunk of chunks) {
      const text = held + decoder.decode(chunk, { stream: true });
      held = text.endsWith('\r') ? '\r' : '';
      yield Buffer.from(text.slice(0, text.length - held.length).replaceAll(/\r\n?/g, '\n'));
    }
    yield Buffer.from((held + decoder.decode()).replaceAll(/\r\n?/g, '\n'));
  }
  const source = createReadStream(from, {
    highWaterMark: 1 << 20,
    ...(signal === undefined ? {} : { signal }),
  });
  const target = createWriteStream(to, { flags: 'wx', mode: 0o600 });
  if (gzipped) await pipeline(source, createGunzip(), rewritten, target);
  else await pipeline(source, rewritten, target);
}
