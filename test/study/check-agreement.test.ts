import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { agreedTables, checkAgreement, purposeOf } from '../../src/study/check-agreement.ts';
import { readStudy } from '../../src/study/read-study.ts';
import { aStudyFolder, type Edit } from './a-study.ts';
import { refusal } from './refusal.ts';

const circumstances = { today: '2018-01-10', invented: false } as const;

async function check(change: { study?: Edit; agreement?: Edit }): Promise<void> {
  const folder = aStudyFolder(change);
  checkAgreement(await readStudy(folder), await readAgreement(folder), circumstances);
}

test('a study that keeps to its agreement is allowed, across data sets that follow each other', async () => {
  await expect(check({})).resolves.toBeUndefined();
});

describe('refuses, naming the clause', () => {
  test.each<readonly [string, { study?: Edit; agreement?: Edit }, string, string, string]>([
    [
      'a month before the data',
      { study: ['from: 2016-01', 'from: 2015-12'] },
      'AGREEMENT_MONTHS',
      'study.yaml 3 period',
      'clause data-sets',
    ],
    [
      'a month after the data',
      { study: ['to: 2017-06', 'to: 2017-07'] },
      'AGREEMENT_MONTHS',
      'study.yaml 3 period',
      'clause data-sets',
    ],
    [
      'a gap between data sets',
      { agreement: ['to: 2016-12', 'to: 2016-11'] },
      'AGREEMENT_MONTHS',
      'study.yaml 3 period',
      'clause data-sets',
    ],
    [
      'a table for no purpose',
      { study: ['serves: variation', 'serves: curiosity'] },
      'AGREEMENT_PURPOSE',
      'study.yaml 13 tables[0].serves',
      'clause purposes',
    ],
    [
      'a publication not agreed',
      { agreement: ['kind: briefing', 'kind: press-release'] },
      'AGREEMENT_OUTPUT',
      'study.yaml 16 publication.kinds[1]',
      'clause outputs',
    ],
    [
      'after the end',
      { agreement: ['from: 2017-09-01, to: 2018-03-31', 'from: 2017-09-01, to: 2017-12-31'] },
      'AGREEMENT_ENDED',
      'agreement.yaml undefined period',
      'ended',
    ],
  ])('%s', async (_what, change, code, place, words) => {
    const error = await refusal(() => check(change));
    const { file, line, field } = error.place;
    expect([error.code, `${file} ${line} ${field}`]).toEqual([code, place]);
    expect(error.message).toContain(words);
    expect(error.exitCode).toBe(5);
  });

  test('with the nearest purpose as the remedy', async () => {
    const error = await refusal(() => check({ study: ['serves: variation', 'serves: variaton'] }));
    expect(error.remedy).toBe('did you mean "variation"?');
  });
});

test('knows the agreed tables of every data set, and the purposes that the study serves', async () => {
  const folder = aStudyFolder();
  expect(agreedTables(await readAgreement(folder))).toEqual(['MHS000', 'MHS001', 'MHS501', 'MHS502']);
  expect(purposeOf(await readStudy(folder))).toBe('closeness-and-care, variation');
});

test('an agreement may have another name', async () => {
  const folder = aStudyFolder({ study: ['agreement: agreement.yaml', 'agreement: dsa-2017.yaml'] });
  writeFileSync(join(folder, 'dsa-2017.yaml'), readFileSync(join(folder, 'agreement.yaml')));
  const study = await readStudy(folder);
  expect((await readAgreement(folder, study.agreementFile)).file).toBe('dsa-2017.yaml');
});
