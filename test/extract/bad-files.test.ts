/** Files that cannot be used: a code, an exit code, no value of a record in any word, and nothing in the folder changed. */
import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { HomewardError } from '../../src/errors/homeward-error.ts';
import { openDelivery } from '../../src/extract/delivery.ts';
import { type ReadOptions, readDelivery } from '../../src/extract/read-delivery.ts';
import { aStudyWith, asFiles, canary, hashesOf, layout5, textOf, withoutColumn } from './a-delivery.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plain = asFiles(layout5);
const spellFile = 'MHS501HospProvSpell.csv';
const text = (name: string): string => plain[name] ?? '';
const spells = text(spellFile);
const header = (name: string): string => text(name).split('\n')[0] ?? '';
type Files = Readonly<Record<string, string | Uint8Array>>;
const but = (name: string, content: string | Uint8Array): Files => ({ ...plain, [name]: content });
const without = (name: string): Files =>
  Object.fromEntries(Object.entries(plain).filter(([each]) => each !== name));
const lacking = (name: string, column: string): Files => {
  const table = layout5[name];
  if (table === undefined) throw new Error(`impossible: no ${name}`);
  return but(name, textOf(withoutColumn(table, column)));
};
const withColumn = (name: string, column: string, value: string): Files =>
  but(
    name,
    text(name)
      .trimEnd()
      .split('\n')
      .map((line, i) => `${line},${i === 0 ? column : value}\n`)
      .join(''),
  );
const unreadableDates = (share: number) =>
  [header(spellFile)]
    .concat(
      Array.from(
        { length: 20 },
        (_, i) =>
          `${canary}${i},RAA,1393,7100000000000000001,RAA${i},${i < share ? `${canary}!` : '2016-04-04'},,19,21,,`,
      ),
    )
    .join('\n')
    .concat('\n');

/** Everything that the reading refuses, and its words. */
async function refusal(
  files: Files,
  options: Partial<ReadOptions> = {},
  prepare: () => void = () => {},
): Promise<HomewardError> {
  folder = aStudyWith(files);
  prepare();
  const before = hashesOf(folder);
  const engine = await openDuckDb({ folders: [folder] });
  try {
    await readDelivery(engine, await openDelivery(engine, folder), { vintage: 2011, ...options });
  } catch (error) {
    expect(hashesOf(folder)).toEqual(before);
    if (!(error instanceof HomewardError)) throw error;
    expect(`${error.toLine()} ${JSON.stringify(error)} ${error.stack}`).not.toContain(canary);
    expect(error.remedy).not.toBe('');
    return error;
  } finally {
    await engine.close();
  }
  throw new Error('it was read');
}

const cases: readonly (readonly [string, Files, string, number])[] = [
  ['no files', {}, 'EXTRACT_NO_FILES', 6],
  ['only a note', { 'README.txt': 'hello', 'INVENTED.txt': 'yes' }, 'EXTRACT_NO_FILES', 6],
  ['an empty file', but('more.csv', ''), 'EXTRACT_FILE_EMPTY', 6],
  ['a missing table of spells', without(spellFile), 'EXTRACT_TABLE_MISSING', 6],
  ['a missing table of ward stays', without('MHS502WardStay.csv'), 'EXTRACT_TABLE_MISSING', 6],
  ['a missing table of people', without('MHS001MPI.csv'), 'EXTRACT_TABLE_MISSING', 6],
  ['a missing spell id', lacking(spellFile, 'UniqHospProvSpellID'), 'EXTRACT_COLUMN_MISSING', 6],
  ['a missing end of the spell', lacking(spellFile, 'DischDateHospProvSpell'), 'EXTRACT_COLUMN_MISSING', 6],
  ['no area at all', lacking('MHS001MPI.csv', 'LSOA2011'), 'EXTRACT_COLUMN_MISSING', 6],
  ['no site at all', lacking('MHS502WardStay.csv', 'SiteIDOfTreat'), 'EXTRACT_COLUMN_MISSING', 6],
  ['a header only', but(spellFile, `${header(spellFile)}\n`), 'EXTRACT_NO_ROWS', 6],
  [
    'a header only, of ward stays',
    but('MHS502WardStay.csv', `${header('MHS502WardStay.csv')}\n`),
    'EXTRACT_NO_ROWS',
    6,
  ],
  ['a header only, of people', but('MHS001MPI.csv', `${header('MHS001MPI.csv')}\n`), 'EXTRACT_NO_ROWS', 6],
  ['semicolons', but(spellFile, spells.replaceAll(',', ';')), 'EXTRACT_DELIMITER', 6],
  ['one column twice', withColumn(spellFile, 'uniqmonthid', '1393'), 'EXTRACT_HEADER_REPEATED', 6],
  ['the header again in the middle', but(spellFile, spells + spells), 'EXTRACT_LAYOUTS_MIXED', 6],
  ['zero bytes', but(spellFile, spells.replace('2016-04-10', '2016\0-04-10')), 'EXTRACT_ZERO_BYTES', 6],
  [
    'a packed file that was cut off',
    but(`${spellFile}.gz`, gzipSync(spells.repeat(50)).subarray(0, 300)),
    'EXTRACT_FILE_DAMAGED',
    6,
  ],
  ['a packed file that is none', but('x.gz', Buffer.from([0x1f, 0x8b, 1, 2, 3])), 'EXTRACT_FILE_DAMAGED', 6],
  ['a Parquet file that is none', but('x.parquet', `PAR1${canary}`), 'EXTRACT_FILE_DAMAGED', 6],
  [
    'most lines swallowed by a quote that does not close',
    but(spellFile, `${spells}"never closed,\n${'x,\n'.repeat(40)}`),
    'EXTRACT_LINES_UNREADABLE',
    6,
  ],
  ['a tenth of the dates unreadable', but(spellFile, unreadableDates(2)), 'EXTRACT_DATES_UNREADABLE', 6],
  ['two submissions without a header', without('MHS000Header.csv'), 'EXTRACT_SUBMISSIONS_UNORDERED', 6],
  [
    'two submissions of one type and time',
    but('MHS000Header.csv', text('MHS000Header.csv').replace('Refresh,2016-07', 'Primary,2016-06')),
    'EXTRACT_SUBMISSIONS_UNORDERED',
    6,
  ],
  ['an NHS number', withColumn('MHS001MPI.csv', 'NHSNumber', `${canary}`), 'EXTRACT_IDENTIFYING', 5],
  [
    'a birth date in a table that is not read',
    { ...plain, 'x.csv': `MHS101UniqID,Person_ID,PersonBirthDate\n1,2,${canary}\n` },
    'EXTRACT_IDENTIFYING',
    5,
  ],
];

it.each(cases)('refuses %s', async (_, files, code, exitCode) => {
  const error = await refusal(files);
  expect([error.code, error.exitCode]).toEqual([code, exitCode]);
});

it('refuses a table that the agreement does not list, by name', async () => {
  const agreedTables = ['MHS000', 'MHS001', 'MHS501', 'MHS502'];
  const error = await refusal(plain, { agreedTables });
  expect([error.code, error.exitCode]).toEqual(['EXTRACT_TABLE_NOT_AGREED', 5]);
  expect(error.toLine()).toContain('MHS401');
});

it('names every name under which a missing column would be known', async () => {
  const error = await refusal(lacking(spellFile, 'UniqHospProvSpellID'));
  expect(error.message).toBe('missing column of MHS501: UniqHospProvSpellID or UniqHospProvSpellNum');
  expect(error.place).toMatchObject({ file: `delivery/${spellFile}` });
});

it('names a repeated column by its place only, when it is no published name', async () => {
  const error = await refusal(but(spellFile, spells.replace('\n', `,${canary},${canary.toLowerCase()}\n`)));
  expect(error.code).toBe('EXTRACT_HEADER_REPEATED');
  expect(error.message).toBe('columns 12 and 13 of the header have the same name');
});

it.runIf(process.platform !== 'win32')(
  'refuses a link that leads out of the delivery, and a folder that is one',
  async () => {
    expect(
      (await refusal(plain, {}, () => symlinkSync('/etc/hostname', join(folder, 'delivery', 'x.csv')))).code,
    ).toBe('EXTRACT_LINK_OUTSIDE');
    rmSync(folder, { recursive: true });
    expect((await refusal(plain, {}, () => symlinkSync('..', join(folder, 'delivery', 'up')))).code).toBe(
      'EXTRACT_LINK_OUTSIDE',
    );
  },
);

it('a name that cannot be read as a header is never repeated', async () => {
  const rows = spells.split('\n').slice(1).join('\n');
  const error = await refusal(but(spellFile, rows));
  expect(error.code).toBe('EXTRACT_TABLE_MISSING');
  expect(error.message).toContain('1 of the files fit no table');
});

it('reads files in folders and linked twice, and leaves aside what explains them', async () => {
  folder = aStudyWith(plain);
  mkdirSync(join(folder, 'delivery', 'more'));
  linkSync(join(folder, 'delivery', spellFile), join(folder, 'delivery', 'more', 'again.csv'));
  writeFileSync(join(folder, 'delivery', 'more', '.hidden'), 'x');
  const engine = await openDuckDb({ folders: [folder] });
  const { files } = await openDelivery(engine, folder);
  await engine.close();
  expect(files.map(({ name }) => name)).toContain('delivery/more/again.csv');
  expect(files.filter(({ table }) => table === 'MHS501')).toHaveLength(2);
  expect(files.some(({ name }) => name.includes('hidden'))).toBe(false);
});
