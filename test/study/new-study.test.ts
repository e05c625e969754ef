import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { checkAgreement } from '../../src/study/check-agreement.ts';
import { checkAnswer, newStudy } from '../../src/study/new-study.ts';
import { readStudy } from '../../src/study/read-study.ts';
import { statusText, studyStatus } from '../../src/study/status.ts';
import { studyJsonSchema } from '../../src/study/study-schema.ts';
import { aFolder } from './a-study.ts';
import { refusal } from './refusal.ts';

const answers = {
  name: 'Far: "from" home #1',
  organisation: 'Office for Invented Children',
  from: '2022-07',
  to: '2023-12',
  end: '2027-03-31',
  person: 'Ann Invented',
  today: '2026-01-05',
} as const;

test('writes a study that is read as it was answered', async () => {
  const folder = join(aFolder(), 'mine');
  const files = newStudy(folder, answers);
  expect(readdirSync(folder).sort()).toEqual([
    '.schemas',
    'agreement.yaml',
    'delivery',
    'reference',
    'study.yaml',
  ]);
  expect(files).toContain('delivery/README.md');
  expect(files).toContain('reference/README.md');
  const study = await readStudy(folder);
  expect(study).toMatchObject({ name: answers.name, period: { from: '2022-07', to: '2023-12' } });
  expect(JSON.parse(readFileSync(join(folder, '.schemas', 'study.json'), 'utf8'))).toEqual(studyJsonSchema());
  for (const file of ['study', 'agreement'])
    expect(readFileSync(join(folder, `${file}.yaml`), 'utf8').split('\n')[0]).toBe(
      `# yaml-language-server: $schema=.schemas/${file}.json`,
    );
});

test('leaves gaps where only the signed agreement knows, and each is refused by name until it is filled', async () => {
  const folder = join(aFolder(), 'mine');
  newStudy(folder, answers);
  const path = join(folder, 'agreement.yaml');
  const filled: string[] = [];
  for (const [field, value] of [
    ['legal-basis', 'section 1 of the Invented Act'],
    ['trained-until', '2027-01-01'],
    ['checked-until', '2027-01-01'],
  ] as const) {
    const { code, place } = await refusal(() => readAgreement(folder));
    filled.push(`${code} ${place.field}`);
    writeFileSync(path, readFileSync(path, 'utf8').replace(`${field}:`, `${field}: ${value}`));
  }
  expect(filled).toEqual([
    'FIELD_MISSING legal-basis',
    'FIELD_MISSING people[0].trained-until',
    'FIELD_MISSING people[0].checked-until',
  ]);
  const agreement = await readAgreement(folder);
  checkAgreement(await readStudy(folder), agreement, { today: '2026-01-05', invented: false });
});

test('needs no answers at all, and then takes its name from the folder', () => {
  const folder = join(aFolder(), 'mine');
  newStudy(folder, { today: '2026-01-05' });
  expect(readFileSync(join(folder, 'study.yaml'), 'utf8')).toContain('study: "mine"');
});

test('fills an empty folder, and never one that holds anything', async () => {
  const folder = aFolder();
  newStudy(folder, answers);
  expect(readdirSync(join(folder, 'delivery'))).toEqual(['README.md']);
  writeFileSync(join(folder, 'study.yaml'), 'mine');
  expect((await refusal(() => newStudy(folder, answers))).code).toBe('STUDY_FOLDER_TAKEN');
  expect(readFileSync(join(folder, 'study.yaml'), 'utf8')).toBe('mine');
});

describe('an answer that cannot be what is asked is refused', () => {
  test.each([
    ['from', '2022'],
    ['to', '2022-13'],
    ['end', '2027-02-30'],
    ['organisation', '  '],
  ] as const)('%s: %s', async (field, words) => {
    expect((await refusal(() => checkAnswer(field, words))).code).toBe('USAGE_VALUE');
  });

  test('and a good one is trimmed', () => {
    expect(checkAnswer('from', ' 2022-07 ')).toBe('2022-07');
  });
});

test('the status says what is there and what to type next', () => {
  const folder = join(aFolder(), 'mine');
  const next = () => studyStatus(folder).next;
  expect(next()).toBe('homeward demo');
  newStudy(folder, answers);
  expect(next()).toBe('homeward check');
  writeFileSync(join(folder, 'delivery', 'a.csv'), '');
  expect(studyStatus(folder).because).toContain('units.csv');
  writeFileSync(join(folder, 'reference', 'units.csv'), '');
  expect(next()).toBe('homeward analyse');
  mkdirSync(join(folder, 'unreleased'));
  writeFileSync(join(folder, 'unreleased', 'results.json'), '');
  expect(next()).toBe('homeward release');
  expect(
    studyStatus(folder)
      .parts.filter(({ there }) => !there)
      .map(({ name }) => name),
  ).toEqual(['releases']);
  mkdirSync(join(folder, 'releases', 'one'), { recursive: true });
  expect(studyStatus(folder).releases).toBe(1);
  expect(statusText(studyStatus(folder))).toContain('yes  releases');
});
