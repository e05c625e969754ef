/** One pass over the bytes finds what matters wherever the chunks are cut. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inspectFile } from '../../src/extract/inspect-file.ts';

const chunk = 1 << 22;

async function inspected(content: string | Buffer, headerBytes = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-inspect-'));
  const path = join(folder, 'a.csv');
  writeFileSync(path, content);
  try {
    return await inspectFile(path, { gzipped: false, headerBytes });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('hashes the file and counts its lines', async () => {
  const text = `a,b\r\n${'1,2\r\n'.repeat(1000)}3,4`;
  expect(await inspected(text)).toEqual({
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: text.length,
    lineEnds: 1001,
    crlf: 1001,
    endsWithLineEnd: false,
    utf8: true,
    zeroBytes: false,
    secondHeader: false,
    damaged: false,
  });
});

it.each([1, 2, 3])(
  'a character of several bytes across two chunks is whole, cut %i bytes from its end',
  async (cut) => {
    const text = Buffer.concat([Buffer.alloc(chunk - cut, 'a'), Buffer.from('𝄞€é\n')]);
    expect((await inspected(text)).utf8).toBe(true);
  },
);

it('a character that never ends, or never began, is not UTF-8', async () => {
  expect(
    (await inspected(Buffer.concat([Buffer.alloc(chunk - 1, 'a'), Buffer.from([0xe2, 0x82])]))).utf8,
  ).toBe(false);
  expect((await inspected(Buffer.concat([Buffer.alloc(chunk, 'a'), Buffer.from([0x82])]))).utf8).toBe(false);
});

it('a carriage return and its line feed in two chunks are one line end', async () => {
  expect(await inspected(`${'a'.repeat(chunk - 1)}\r\n`)).toMatchObject({
    lineEnds: 1,
    crlf: 1,
    endsWithLineEnd: true,
  });
});

it('finds a second header across two chunks, and not the first', async () => {
  const header = 'Person_ID,UniqMonthID\n';
  const second = `${header}${'x'.repeat(chunk - header.length - 5)}UniqMonthID\n`;
  expect((await inspected(second, header.length)).secondHeader).toBe(true);
  expect((await inspected(`${header}${'x'.repeat(chunk)}`, header.length)).secondHeader).toBe(false);
});
