import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { outputCountdown } from '../../src/agreement/output-countdown.ts';
import { readAgreement } from '../../src/agreement/read-agreement.ts';
import { aStudyFolder, type Edit } from '../study/a-study.ts';
import { refusal } from '../study/refusal.ts';

test('reads every field of the agreement', async () => {
  const agreement = await readAgreement(aStudyFolder());
  expect(agreement).toMatchObject({
    organisation: 'Office for Invented Children',
    'opt-outs-honoured': false,
    'at-rest': 'platform',
    period: { from: '2017-09-01', to: '2018-03-31' },
    repeats: false,
    'output-rules': { policy: 'mhsds-2017' },
    guests: [{ name: 'Cy Invented', body: 'care-regulator' }],
    file: 'agreement.yaml',
  });
  expect(agreement['data-sets'][0]).toMatchObject({ from: '2016-01', to: '2016-12', pseudonymised: true });
});

test('the hash is that of the file, so that any change of the agreement shows', async () => {
  const one = await readAgreement(aStudyFolder());
  const same = await readAgreement(aStudyFolder());
  const other = await readAgreement(aStudyFolder({ agreement: ['fewer long', 'fewer very long'] }));
  expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(same.sha256).toBe(one.sha256);
  expect(other.sha256).not.toBe(one.sha256);
});

describe('must be there', () => {
  test.each([
    ...['organisation', 'data-sets', 'period', 'legal-basis', 'purposes', 'outputs', 'output-rules'],
    ...['places', 'people', 'end'],
  ])('%s', async (field) => {
    const folder = aStudyFolder();
    const path = join(folder, 'agreement.yaml');
    const { [field]: left, ...rest } = parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    expect(left).toBeDefined();
    writeFileSync(path, stringify(rest));
    const { code, place } = await refusal(() => readAgreement(folder));
    expect([code, place.field]).toEqual(['FIELD_MISSING', field]);
  });
});

interface Mistake {
  readonly complaint: string;
  readonly edit: Edit;
  readonly code: string;
  readonly spot: string;
  readonly field: string;
}

// complaint | from | to | code | line:column | field
const mistakes: readonly Mistake[] = `
an unknown field          | sensitivity:              | sensitivty:               | FIELD_UNKNOWN        | 17:1  | sensitivty
another data set          | name: MHSDS               | name: HES                 | FIELD_WRONG          | 3:5   | data-sets[0].name
a data set not by record  | level: record             | level: aggregate          | FIELD_WRONG          | 7:5   | data-sets[0].level
names in the data         | pseudonymised: yes        | pseudonymised: no         | FIELD_WRONG          | 8:5   | data-sets[0].pseudonymised
a table of something else | tables: [MHS001           | tables: [APC001           | FIELD_WRONG          | 6:14  | data-sets[0].tables[0]
months the wrong way      | to: 2016-12               | to: 2015-12               | FIELD_WRONG          | 5:5   | data-sets[0].to
a date that does not exist | from: 2017-09-01         | from: 2017-09-31          | FIELD_WRONG          | 19:11 | period.from
an end before the start   | to: 2018-03-31            | to: 2017-03-31            | FIELD_WRONG          | 19:1  | period
destroyed too early       | destroy-by: 2018-04-30    | destroy-by: 2018-01-31    | FIELD_WRONG          | 51:1  | end
fired before hired        | to: 2018-03-01            | to: 2014-03-01            | FIELD_WRONG          | 41:5  | people[0].employed
a purpose named twice     | id: closeness-and-care    | id: variation             | FIELD_WRONG          | 25:7  | purposes[1].id
an unknown output         | kind: briefing            | kind: leaflet             | FIELD_WRONG          | 31:7  | outputs[1].kind
half a briefing           | number: 2                 | number: 1.5               | FIELD_WRONG          | 31:60 | outputs[1].number
neither yes nor no        | repeats: no               | repeats: perhaps          | FIELD_WRONG          | 20:1  | repeats
a newspaper as a guest    | body: care-regulator      | body: newspaper           | AGREEMENT_GUEST_BODY | 50:26 | guests[0].body
`
  .trim()
  .split('\n')
  .map((row) => {
    const [complaint = '', from = '', to = '', code = '', spot = '', field = ''] = row
      .split('|')
      .map((cell) => cell.trim());
    return { complaint, edit: [from, to], code, spot, field };
  });

describe('refuses with its place', () => {
  test.each(mistakes)('$complaint', async ({ edit, code, spot, field }) => {
    const error = await refusal(() => readAgreement(aStudyFolder({ agreement: edit })));
    const { line, column } = error.place;
    expect([error.code, `${line}:${column}`, error.place.field]).toEqual([code, spot, field]);
    expect(error.exitCode).toBe(5);
  });
});

test('counts the days to each publication', async () => {
  const agreement = await readAgreement(aStudyFolder());
  expect(outputCountdown(agreement, '2018-01-30').map(({ kind, days }) => [kind, days])).toEqual([
    ['report', 1],
    ['briefing', 29],
    ['tables', 1],
  ]);
  expect(outputCountdown(agreement, '2018-02-02')[0]?.days).toBe(-2);
});
