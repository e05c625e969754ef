/** Small study folders for tests: the two files as text, so that a test can change one word of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const studyText = `study: Distances to Tier 4 CAMHS, January 2016 to June 2017
agreement: agreement.yaml
period: { from: 2016-01, to: 2017-06 }
who: { age-at-admission: under 18, services: tier-4-camhs }
home: at admission
distance: { measure: straight-line }
out-of-area:
  - { at-least: 50 km }
  - { further-than: 50 miles, or-outside: region }
  - { outside: region }
  - nearer-suitable-unit: { by-at-least: 20 km }
tables:
  - { title: Region of home, rows: home-region, columns: age-band, serves: variation }
  - { title: Kind of unit, rows: service, columns: "out-of-area:km-50", serves: closeness-and-care }
disclosure: { policy: mhsds-2017 }
publication: { kinds: [report, briefing, tables] }
`;

export const agreementText = `organisation: Office for Invented Children
data-sets:
  - name: MHSDS
    from: 2016-01
    to: 2016-12
    tables: [MHS001, MHS501, MHS502]
    level: record
    pseudonymised: yes
    filter: people under 19
  - name: MHSDS
    from: 2017-01
    to: 2017-06
    tables: [MHS000, MHS001, MHS501, MHS502]
    level: record
    pseudonymised: yes
opt-outs-honoured: no
sensitivity: sensitive
at-rest: platform
period: { from: 2017-09-01, to: 2018-03-31 }
repeats: no
legal-basis: section 1 of the Invented Act
category: anonymised in line with an invented code
purposes:
  - { id: variation, text: variation by area }
  - { id: closeness-and-care, text: closeness weighed against care }
purpose-limit: nothing else
statutory-duties: [regard to children in care]
expected-benefits: [fewer long journeys]
outputs:
  - { kind: report, audience: the public, date: 2018-01, number: 1 }
  - { kind: briefing, audience: parliament, date: 2018-02, number: 2 }
  - { kind: tables, audience: the public, date: 2018-01 }
output-rules: { policy: mhsds-2017, text: no raw data }
third-parties: raw data to nobody
unit-of-interest: admissions
places:
  - { name: the restricted folder, marker: invented-office }
people:
  - name: Ann Invented
    role: analyst
    employed: { from: 2015-01-01, to: 2018-03-01 }
    trained-until: 2018-02-01
    checked-until: 2018-03-31
  - name: Bob Invented
    role: checker
    employed: { from: 2017-12-01 }
    trained-until: 2018-01-15
    checked-until: 2018-01-31
guests:
  - { name: Cy Invented, body: care-regulator }
end: { destroy-by: 2018-04-30, certificate: the producer }
`;

/** A folder with both files; `change` edits their text. A change that changes nothing is a mistake of the test. */
export function aStudyFolder(change: { study?: Edit; agreement?: Edit } = {}): string {
  const folder = aFolder();
  writeFileSync(join(folder, 'study.yaml'), edited(studyText, change.study));
  writeFileSync(join(folder, 'agreement.yaml'), edited(agreementText, change.agreement));
  return folder;
}

/** An empty folder that lasts as long as the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** From these words to those. */
export type Edit = readonly [from: string, to: string];

function edited(text: string, edit: Edit | undefined): string {
  if (edit === undefined) return text;
  if (!text.includes(edit[0])) throw new Error(`the test changes words that are not there: ${edit[0]}`);
  return text.replace(edit[0], () => edit[1]);
}
