import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { definitionOf } from '../../src/out-of-area/definitions.ts';
import { dimensionNames } from '../../src/study/dimensions.ts';
import { explainStudy } from '../../src/study/explain.ts';
import { readStudy } from '../../src/study/read-study.ts';
import type { DefinitionChoice } from '../../src/study/study.ts';
import { agreementText, aStudyFolder, type Edit } from './a-study.ts';

const ruleOf = (choice: DefinitionChoice) => definitionOf(choice).rule;

async function explained(study?: Edit): Promise<string> {
  const folder = aStudyFolder(study === undefined ? {} : { study });
  const text = explainStudy(await readStudy(folder), await readAgreement(folder), ruleOf);
  return text.replace(/\n {4}/g, ' ');
}

test('says what is asked, of whom, by which definitions, what is kept out and what leaves', async () => {
  const text = await explained();
  for (const sentence of [
    'admitted from January 2016 to June 2017?',
    'Admissions of people under 18. Only Tier 4 CAMHS wards count.',
    'The age bands are 0-12, 13-15 and 16-17.',
    'open on 30 June 2017',
    'km-50: the unit is 50 km or more from home in a straight line.',
    'miles-50-or-region: the unit is further than 50 miles from home in a straight line, or lies in another NHS region.',
    'region: the unit lies in another NHS region than the child’s home.',
    'lay nearer to home by at least 20 km.',
    'Region of home: admissions by region of home and age band, for the purpose "variation".',
    'Kind of unit: admissions by kind of unit and whether out of area (km-50), for the purpose "closeness-and-care".',
    'Only report, briefing and tables, made from released figures.',
    'Agreed: 2 × briefing for parliament, by February 2018.',
    'Ann Invented (analyst) may use the data until 1 February 2018.',
    'The data must be destroyed by 30 April 2018.',
  ])
    expect(text).toContain(sentence);
});

test('says every word that the agreement writes for a reader', async () => {
  const text = await explained();
  const words = [
    ...agreementText.matchAll(
      /(?:text|name|filter|legal-basis|category|limit|parties|audience|certificate): ([^,}\n]+)/g,
    ),
  ]
    .map(([, said = '']) => said.trim())
    .filter((said) => said !== 'MHSDS');
  expect(words.length).toBeGreaterThan(10);
  for (const said of words) expect(text).toContain(said);
});

describe('changes with the study', () => {
  test.each<readonly [string, Edit, string]>([
    ['an age range', ['under 18', '13 to 17'], 'Admissions of people aged 13 to 17.'],
    ['any ward', ['tier-4-camhs', 'any-ward'], 'Every ward counts'],
    ['one month', ['from: 2016-01, to: 2017-06', 'from: 2017-06, to: 2017-06'], 'admitted in June 2017?'],
    [
      'the stated age',
      ['home: at', 'age: as stated\nhome: at'],
      'the age on admission where the data state it',
    ],
    [
      'a revised delivery',
      ['home: at', 'delivery: { changed-at-most: 12 }\nhome: at'],
      'at most 12 admissions were added since the delivery before',
    ],
    ['another margin', ['20 km', '35 km'], 'nearer to home by at least 35 km'],
  ])('%s', async (_what, edit, sentence) => {
    expect(await explained(edit)).toContain(sentence);
  });

  test('every dimension has words of its own', async () => {
    const plain = dimensionNames.filter((name) => !name.startsWith('out-of-area:') && name !== 'service');
    const said = await Promise.all(
      plain.map(
        async (name) => (await explained(['rows: service', `rows: ${name}`])).split('Kind of unit: ')[1],
      ),
    );
    expect(new Set(said.map((text) => text?.split(' and whether')[0])).size).toBe(plain.length);
  });
});

test('no line is longer than a hundred letters', async () => {
  const folder = aStudyFolder();
  const text = explainStudy(await readStudy(folder), await readAgreement(folder), ruleOf);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});
