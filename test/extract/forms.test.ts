/** The same delivery in every form in which files come is read as the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, expect, it, vi } from 'vitest';
import {
  aStudyWith,
  asFiles,
  changed,
  countsOf,
  layout5,
  reading,
  type Tables,
  textOf,
} from './a-delivery.ts';

vi.setConfig({ testTimeout: 60_000 });

let expected: object = {};
beforeAll(async () => {
  expected = await reading(aStudyWith(asFiles(layout5)), countsOf);
});

const mapped = (tables: Tables, change: Parameters<typeof changed>[2]): Tables =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, changed(table, {}, change)]));
const encoded = (tables: Tables, encode: (text: string) => Uint8Array, form = {}) =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, encode(textOf(table, form))]));
const bytes = (mark: readonly number[], text: Buffer) => Buffer.concat([Buffer.from(mark), text]);
const isDate = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value);

it('counts what was laid out by hand', () => {
  const text = JSON.stringify(expected);
  expect(text).toContain('"month":"1394","submission":"7100000000000000003"');
  expect(expected).toMatchObject({
    finals: [
      { at: { provider: 'RAA', month: '1393' }, numbers: { rows: 1, refreshed: 0 } },
      { at: { provider: 'RAA', month: '1394' }, numbers: { rows: 1, refreshed: 1 } },
    ],
    stays: [
      { at: { month: '1393', bed_type: '24' }, numbers: { rows: 1, km: 61, site: 1, ended: 0 } },
      { at: { month: '1394', bed_type: '23' }, numbers: { rows: 1, km: 7, site: 0 } },
      { at: { month: '1394', bed_type: '24' }, numbers: { rows: 1, km: 0, site: 1, ended: 1 } },
    ],
    adultSpells: [{ numbers: { rows: 1, people: 1, started: 1, ended: 1 } }],
    adultStarts: [{ at: { month: '1393' }, numbers: { spells: 1 } }],
    legal: [{ numbers: { rows: 1, detained: 1, fourth: 1 } }],
  });
});

const forms: Readonly<Record<string, () => Readonly<Record<string, string | Uint8Array>>>> = {
  'quoted commas': () => asFiles(layout5, { quoted: true }),
  pipes: () => asFiles(layout5, { delimiter: '|' }),
  'quoted tabs and CRLF': () => asFiles(layout5, { delimiter: '\t', quoted: true, lineEnd: '\r\n' }),
  CRLF: () => asFiles(layout5, { lineEnd: '\r\n' }),
  'carriage returns alone': () => asFiles(layout5, { lineEnd: '\r' }),
  'line ends of both kinds': () => encoded(layout5, (text) => Buffer.from(text.replace(/\n/, '\r\n'))),
  'no last line end': () => encoded(layout5, (text) => Buffer.from(text.trimEnd())),
  'UTF-8 with a byte-order mark': () =>
    encoded(layout5, (text) => bytes([0xef, 0xbb, 0xbf], Buffer.from(text))),
  'UTF-16 little-endian': () => encoded(layout5, (text) => bytes([0xff, 0xfe], Buffer.from(text, 'utf16le'))),
  'UTF-16 little-endian without a mark': () => encoded(layout5, (text) => Buffer.from(text, 'utf16le')),
  'UTF-16 big-endian': () =>
    encoded(layout5, (text) => bytes([0xfe, 0xff], Buffer.from(text, 'utf16le').swap16())),
  'Windows-1252': () => encoded(layout5, (text) => Buffer.from(text, 'latin1')),
  gzip: () => encoded(layout5, (text) => gzipSync(text)),
  'gzip of UTF-16': () =>
    encoded(layout5, (text) => gzipSync(bytes([0xff, 0xfe], Buffer.from(text, 'utf16le')))),
  'dates with a time': () =>
    asFiles(mapped(layout5, (_, value) => (isDate(value) ? `${value} 00:00:00` : value))),
  'dates with a T': () =>
    asFiles(mapped(layout5, (_, value) => (isDate(value) ? `${value}T00:00:00` : value))),
  'dates as day, month, year': () =>
    asFiles(mapped(layout5, (_, value) => (isDate(value) ? value.split('-').reverse().join('/') : value))),
  'yes and no in words': () =>
    asFiles(
      mapped(layout5, (column, value) =>
        /Flag|PatMRec/.test(column) ? ({ '0': 'N', '1': 'Y' }[value] ?? '') : value,
      ),
    ),
  'true and false': () =>
    asFiles(
      mapped(layout5, (column, value) =>
        /Flag|PatMRec/.test(column) ? ({ '0': 'false', '1': 'TRUE' }[value] ?? '') : value,
      ),
    ),
  'NULL for nothing': () => asFiles(mapped(layout5, (_, value) => (value === '' ? 'NULL' : value))),
  'quoted nothing': () =>
    asFiles(
      mapped(layout5, (_, value) => (value === '' ? ' ' : value)),
      { quoted: true },
    ),
  'spaces around everything': () => asFiles(mapped(layout5, (_, value) => ` ${value} `)),
  'every row twice, but for MHS001': () =>
    asFiles(
      Object.fromEntries(
        Object.entries(layout5).map(([name, { header, rows }]) => [
          name,
          { header, rows: name.startsWith('MHS001') ? rows : [...rows, ...rows] },
        ]),
      ),
    ),
  'a table in two files': () => {
    const { 'MHS501HospProvSpell.csv': spells, ...others } = layout5;
    if (spells === undefined) throw new Error('impossible: no spells');
    const half = (from: number, to?: number) =>
      textOf({ header: spells.header, rows: spells.rows.slice(from, to) });
    return { ...asFiles(others), 'a.txt': half(0, 2), 'b [1]*.dat': half(2) };
  },
  'headers in lower case, in alphabetical order, cut to 32 characters, with tokenid': () =>
    asFiles(
      Object.fromEntries(
        Object.entries(layout5).map(([name, { header, rows }]) => {
          const order = header
            .map((_, i) => i)
            .sort((a, b) => ((header[a] ?? '') < (header[b] ?? '') ? -1 : 1));
          const named = (column: string) =>
            column === 'Person_ID' ? 'tokenid' : column.toLowerCase().slice(0, 32);
          return [
            `${name.toLowerCase().replace('.csv', '')}_pseudo_dars.csv`,
            {
              header: order.map((i) => named(header[i] ?? '')),
              rows: rows.map((row) => order.map((i) => row[i] ?? '')),
            },
          ];
        }),
      ),
      { quoted: true },
    ),
};

it.each(Object.keys(forms))('reads %s as the plain file', async (form) => {
  const files = forms[form]?.() ?? {};
  expect(await reading(aStudyWith(files), countsOf)).toEqual(expected);
});

it('reads Parquet, with dates and numbers of its own types, as the plain file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-parquet-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const files: Record<string, Uint8Array> = {};
  const plain = aStudyWith(asFiles(layout5));
  for (const name of Object.keys(layout5)) {
    const target = join(folder, 'a.parquet');
    await connection.run(
      `copy (select * from read_csv('${join(plain, 'delivery', name)}', types = {'UniqSubmissionID': 'BIGINT'})) to '${target}'`,
    );
    files[name.replace('.csv', '.parquet')] = await readFile(target);
  }
  connection.closeSync();
  instance.closeSync();
  for (const used of [folder, plain]) rmSync(used, { recursive: true });
  // The sniffed types drop the leading zeros of codes; that is the file's loss, so only the rest is compared.
  const read = (await reading(aStudyWith(files), countsOf)) as Record<string, unknown>;
  const { finals, people, submissions, spells } = expected as Record<string, unknown>;
  expect(read).toMatchObject({ finals, people, submissions, spells });
});

it('gives the same counts on one thread and on four', async () => {
  for (const threads of [1, 4])
    expect(await reading(aStudyWith(asFiles(layout5)), countsOf, { threads })).toEqual(expected);
});
