import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { v4 } from '../../src/extract/layouts/v4.ts';
import { v5 } from '../../src/extract/layouts/v5.ts';
import { v6 } from '../../src/extract/layouts/v6.ts';
import { inventStudy } from '../../src/invent/invent-study.ts';
import { checkFirstMonth, type InventOptions, type Layout, type Style } from '../../src/invent/options.ts';
import { truthSchema } from '../../src/invent/truth-schema.ts';

const room = mkdtempSync(join(tmpdir(), 'homeward-invent-'));
afterAll(() => rmSync(room, { recursive: true }));

const small: InventOptions = { admissions: 60, months: 4, seed: 5 };
const layouts: readonly Layout[] = ['v4', 'v5', 'v6'];
const styles: readonly Style[] = ['spec', 'dars'];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const hashOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const file of filesIn(folder)) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

let made = 0;
async function invented(options: InventOptions): Promise<string> {
  made += 1;
  const folder = join(room, `study-${made}`);
  await inventStudy(folder, options);
  return folder;
}

/** Cells of a table by header, as plain text; the files of `invent` have no commas within cells. */
function rowsOf(folder: string, table: string): readonly Readonly<Record<string, string>>[] {
  const delivery = join(folder, 'delivery');
  const file = readdirSync(delivery).find((name) => name.toUpperCase().startsWith(table)) ?? '';
  const lines = readFileSync(join(delivery, file), 'utf8').trimEnd().split('\n');
  const [head = [], ...rows] = lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

const first = (row: Readonly<Record<string, string>>, ...names: readonly string[]): string =>
  names.map((name) => row[name] ?? row[name.toLowerCase()]).find((cell) => cell !== undefined) ?? 'absent';

describe('an invented study', async () => {
  const folders = new Map<string, string>();
  for (const layout of layouts)
    for (const style of styles)
      folders.set(
        `${layout} ${style}`,
        await invented({ ...small, layout, style, truth: join(room, `${layout}-${style}.json`) }),
      );
  const folder = (layout: Layout, style: Style) => folders.get(`${layout} ${style}`) ?? '';

  test('is the same bytes when made again', async () => {
    const again = await invented({ ...small, layout: 'v5', style: 'spec' });
    expect(hashOf(again)).toBe(hashOf(folder('v5', 'spec')));
  });

  test('has other people with another seed, and the same units', async () => {
    const other = await invented({ ...small, seed: 6 });
    expect(hashOf(other)).not.toBe(hashOf(folder('v5', 'spec')));
    const units = (where: string) => readFileSync(join(where, 'reference', 'units.csv'), 'utf8');
    expect(units(other)).toBe(units(folder('v5', 'spec')));
  });

  test.each(layouts.flatMap((layout) => styles.map((style) => [layout, style] as const)))(
    'holds the same spells, dates, people and homes in layout %s, style %s',
    (layout, style) => {
      const spellsOf = (where: string) =>
        [
          ...new Set(
            rowsOf(where, 'MHS501').map((row) =>
              [
                first(row, 'Person_ID', 'tokenid'),
                first(row, 'UniqHospProvSpellID', 'UniqHospProvSpellNum'),
                first(row, 'UniqMonthID'),
                first(row, 'UniqSubmissionID'),
                first(row, 'StartDateHospProvSpell').slice(0, 10),
                first(row, 'DischDateHospProvSpell').slice(0, 10),
                first(row, 'SourceAdmMHHospProvSpell', 'SourceAdmCodeHospProvSpell'),
                first(row, 'DestOfDischHospProvSpell', 'DischDestCodeHospProvSpell'),
              ].join(' '),
            ),
          ),
        ].sort();
      const homesOf = (where: string) =>
        [
          ...new Set(
            rowsOf(where, 'MHS001').map((row) =>
              [
                first(row, 'Person_ID', 'tokenid'),
                first(row, 'UniqSubmissionID'),
                first(row, 'LSOA2011'),
                first(row, 'AgeRepPeriodStart'),
                first(row, 'EthnicCategory'),
              ].join(' '),
            ),
          ),
        ].sort();
      expect(spellsOf(folder(layout, style))).toEqual(spellsOf(folder('v5', 'spec')));
      expect(homesOf(folder(layout, style))).toEqual(homesOf(folder('v5', 'spec')));
    },
  );

  test('states the same truth in every layout and style, but for the copies of rows', () => {
    const truths = layouts.flatMap((layout) =>
      styles.map((style) => {
        const truth = truthSchema.parse(
          JSON.parse(readFileSync(join(room, `${layout}-${style}.json`), 'utf8')),
        );
        return { ...truth, made: undefined, traps: { ...truth.traps, duplicateRows: undefined } };
      }),
    );
    for (const truth of truths) expect(truth).toEqual(truths[0]);
  });

  test('has as many copies of rows as its truth says', () => {
    for (const style of styles) {
      const truth = truthSchema.parse(JSON.parse(readFileSync(join(room, `v5-${style}.json`), 'utf8')));
      for (const [table, copies] of Object.entries(truth.traps.duplicateRows)) {
        const rows = rowsOf(folder('v5', style), table.slice(0, 6)).map((row) => JSON.stringify(row));
        expect(rows.length - new Set(rows).size).toBe(copies);
      }
      if (style === 'dars') expect(truth.traps.duplicateRows.MHS001MPI).toBe(0);
    }
  });

  test('names tables and columns as the published definition of the layout does', () => {
    for (const { id, tables } of [v4, v5, v6]) {
      const delivery = join(folder(id, 'spec'), 'delivery');
      for (const file of readdirSync(delivery).filter((name) => name.endsWith('.csv'))) {
        const columns = tables[file.slice(0, -4)]?.split(' ') ?? [];
        const [head = ''] = readFileSync(join(delivery, file), 'utf8').split('\n', 1);
        expect(head.split(',').filter((name) => !columns.includes(name))).toEqual([]);
      }
    }
  });

  test('writes the dars style in lower case, in alphabetical order, cut to 32 characters, with tokenid', () => {
    for (const layout of layouts)
      for (const file of readdirSync(join(folder(layout, 'dars'), 'delivery')).filter((name) =>
        name.endsWith('.csv'),
      )) {
        expect(file).toMatch(/^mhs\d{3}[a-z]+_pseudo_dars_nic_000000_inv\.csv$/);
        const [head = ''] = readFileSync(join(folder(layout, 'dars'), 'delivery', file), 'utf8').split(
          '\n',
          1,
        );
        const names = head.split(',').map((name) => name.slice(1, -1));
        expect(names).toEqual([...names].sort());
        for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(names).not.toContain('person_id');
      }
    const [row] = rowsOf(folder('v5', 'dars'), 'MHS501');
    expect(row?.startdatehospprovspell).toMatch(/^\d{4}-\d\d-\d\d 00:00:00$/);
    expect(rowsOf(folder('v5', 'dars'), 'MHS401')[0]).toHaveProperty('legalstatusclassperiodstartreaso');
  });

  test('keeps ids that are too long for a number, and people whose ids differ only beyond it', () => {
    const people = [...new Set(rowsOf(folder('v5', 'spec'), 'MHS001').map((row) => row.Person_ID ?? ''))];
    for (const id of people) expect(id).toMatch(/^\d{20}$/);
    expect(new Set(people.map(Number)).size).toBeLessThan(people.length);
  });

  test('has sites and providers whose codes look like codes', () => {
    for (const row of rowsOf(folder('v5', 'spec'), 'MHS502')) {
      expect(row.SiteIDOfTreat).toMatch(/^(?=.*\d)[A-Z0-9]{5,6}$/);
      expect(row.OrgIDProv).toMatch(/^[A-Z0-9]{3}([A-Z0-9]{2})?$/);
    }
  });

  test('carries the marker and says in every reference file what is invented', () => {
    const where = folder('v6', 'dars');
    expect(readFileSync(join(where, 'delivery', 'INVENTED.txt'), 'utf8')).toMatch(/^INVENTED/);
    const units = readFileSync(join(where, 'reference', 'units.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1);
    for (const unit of units) expect(unit).toContain('"Invented Unit ');
    const names = readFileSync(join(where, 'reference', 'area-names.csv'), 'utf8');
    expect(names).toMatch(/^hub,INVH01,.*\(invented\)$/m);
  });
});

describe('making an invented study', () => {
  test('refuses a folder that is not empty and leaves it as it was', async () => {
    const folder = join(room, 'taken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(inventStudy(folder, small)).rejects.toMatchObject({
      code: 'STUDY_FOLDER_TAKEN',
      exitCode: 2,
    });
    expect(filesIn(folder)).toEqual(['mine.txt']);
    expect(existsSync(`${folder}.partial`)).toBe(false);
  });

  test('writes the truth into the study when asked, and refuses a folder that does not exist', async () => {
    const folder = join(room, 'with-truth');
    await inventStudy(folder, { admissions: 10, months: 2, truth: join(folder, 'truth.json') });
    expect(
      truthSchema.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))).made.admissions,
    ).toBe(10);
    const nowhere = { truth: join(room, 'nowhere', 'truth.json') };
    await expect(inventStudy(join(room, 'other'), nowhere)).rejects.toMatchObject({ code: 'USAGE_VALUE' });
    expect(existsSync(join(room, 'other'))).toBe(false);
  });

  test('leaves nothing when it is stopped', async () => {
    const folder = join(room, 'stopped');
    const stop = new AbortController();
    const progress = (label: string) => {
      if (label === 'writing the delivery') stop.abort();
    };
    await expect(
      inventStudy(folder, { admissions: 600, seed: 5 }, { progress, signal: stop.signal }),
    ).rejects.toThrow();
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(`${folder}.partial`)).toBe(false);
  });

  test('starts in the month that is asked for, and in no other word', async () => {
    const folder = await invented({ admissions: 10, months: 2, from: checkFirstMonth('2016-01') });
    const months = new Set(rowsOf(folder, 'MHS501').map((row) => row.UniqMonthID));
    expect([...months].sort()).toEqual(['1390', '1391']);
    expect(() => checkFirstMonth('2016-13')).toThrow(expect.objectContaining({ code: 'USAGE_VALUE' }));
  });
});
