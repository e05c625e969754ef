import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStudy } from '../../src/study/read-study.ts';
import { aStudyFolder, studyText } from './a-study.ts';
import { mistakes } from './mistakes.ts';
import { refusal } from './refusal.ts';

test('reads the study in the words of the subject', async () => {
  const folder = aStudyFolder();
  const study = await readStudy(folder);
  expect(study).toMatchObject({
    name: 'Distances to Tier 4 CAMHS, January 2016 to June 2017',
    folder,
    agreementFile: 'agreement.yaml',
    period: { from: '2016-01', to: '2017-06' },
    who: { ageAtAdmission: { from: 0, to: 17 }, services: 'tier-4-camhs' },
    ageRule: 'start-of-month',
    outOfArea: [
      { id: 'km-50' },
      { id: 'miles-50-or-region' },
      { id: 'region' },
      { id: 'nearer-unit', margin: 20_000 },
    ],
    ageBands: [0, 13, 16],
    distanceBands: [0, 20, 50, 100, 200],
    census: '2017-06-30',
    policy: 'mhsds-2017',
    publication: { kinds: ['report', 'briefing', 'tables'] },
  });
  expect(study.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(study.tables).toEqual([
    {
      id: 'home-region-by-age-band',
      title: 'Region of home',
      dimensions: ['home-region', 'age-band'],
      serves: 'variation',
    },
    {
      id: 'service-by-out-of-area-km-50',
      title: 'Kind of unit',
      dimensions: ['service', 'out-of-area:km-50'],
      serves: 'closeness-and-care',
    },
  ]);
});

test('reads the optional fields, and definitions by their ids', async () => {
  const folder = aStudyFolder({
    study: [
      '  - { at-least: 50 km }\n',
      '  - km-50\n  - { outside: hub }\n  - stp\n  - icb\n  - { outside: ccg }\n  - la\n',
    ],
  });
  const path = join(folder, 'study.yaml');
  const text = readFileSync(path, 'utf8')
    .replace('  - nearer-suitable-unit: { by-at-least: 20 km }', '  - nearer-unit')
    .replace('under 18', '13 to 17');
  const more =
    'age: as stated\nage-bands: [0, 13, 14]\ndistance-bands: [0, 50]\ncensus: 2016-12-31\ndelivery: { changed-at-most: 0 }\n';
  writeFileSync(path, text + more);
  const study = await readStudy(folder);
  expect(study.outOfArea.map(({ id }) => id)).toEqual([
    'km-50',
    'hub',
    'stp',
    'icb',
    'ccg',
    'la',
    'miles-50-or-region',
    'region',
    'nearer-unit',
  ]);
  expect(study.outOfArea.at(-1)).toEqual({ id: 'nearer-unit', margin: 20_000 });
  expect(study.who.ageAtAdmission).toEqual({ from: 13, to: 17 });
  expect(study).toMatchObject({
    ageRule: 'as-stated',
    ageBands: [0, 13, 14],
    distanceBands: [0, 50],
    census: '2016-12-31',
    changedAtMost: 0,
  });
});

test('reads a file that begins with a byte order mark or has Windows line ends', async () => {
  const folder = aStudyFolder();
  writeFileSync(join(folder, 'study.yaml'), `\ufeff${studyText.replaceAll('\n', '\r\n')}`);
  expect((await readStudy(folder)).period.to).toBe('2017-06');
});

test('knows where each field is written', async () => {
  const study = await readStudy(aStudyFolder());
  expect(study.at?.(['tables', 1, 'serves'])).toEqual({
    file: 'study.yaml',
    line: 14,
    column: 73,
    field: 'tables[1].serves',
  });
});

describe('refuses with code, line, column, field and remedy', () => {
  test.each(mistakes)('$complaint', async ({ edit, code, line, column, field, remedy }) => {
    const error = await refusal(() => readStudy(aStudyFolder({ study: edit })));
    expect({ code: error.code, place: error.place }).toEqual({
      code,
      place: { file: 'study.yaml', line, column, ...(field === '' ? {} : { field }) },
    });
    expect(error.remedy).toContain(remedy);
    expect(error.exitCode).toBe(5);
  });
});

describe('refuses what is no page of text', () => {
  const deep = 'a: '.concat('['.repeat(100_000));
  const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;
  test.each([
    ['an empty file', '', 'YAML_EMPTY'],
    ['only a comment', '# nothing\n', 'YAML_EMPTY'],
    ['five megabytes', 'a'.repeat(5_000_000), 'YAML_TOO_LARGE'],
    ['NUL bytes', studyText.replace('Region', 'Reg\0ion'), 'YAML_NOT_TEXT'],
    ['bytes that are not UTF-8', Buffer.from([0x61, 0xff, 0xfe]), 'YAML_NOT_TEXT'],
    ['a file of UTF-16', Buffer.from(`\ufeff${studyText}`, 'utf16le'), 'YAML_NOT_TEXT'],
    ['brackets without end', deep, 'YAML_SYNTAX'],
    ['dashes without end', '- '.repeat(100_000), 'YAML_SYNTAX'],
    ['aliases that unfold', bomb, 'YAML_REFERENCE'],
    ['prose', 'Dear colleague', 'FIELD_WRONG'],
    ['a list', '- one\n- two\n', 'FIELD_WRONG'],
  ])('%s', async (_complaint, content, code) => {
    const folder = aStudyFolder();
    writeFileSync(join(folder, 'study.yaml'), content);
    expect((await refusal(() => readStudy(folder))).code).toBe(code);
  });

  test('a folder without study.yaml, and no folder at all', async () => {
    const folder = aStudyFolder();
    expect((await refusal(() => readStudy(join(folder, 'nowhere')))).code).toBe('YAML_MISSING');
    mkdirSync(join(folder, 'sub'));
    expect((await refusal(() => readStudy(join(folder, 'sub')))).code).toBe('YAML_MISSING');
    mkdirSync(join(folder, 'sub', 'study.yaml'));
    expect((await refusal(() => readStudy(join(folder, 'sub')))).code).toBe('YAML_NOT_TEXT');
  });
});

test('of several mistakes names the first in the file', async () => {
  const folder = aStudyFolder({ study: ['under 18', 'under 99'] });
  const path = join(folder, 'study.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('[report,', '[reprot,'));
  expect((await refusal(() => readStudy(folder))).place.line).toBe(4);
});
