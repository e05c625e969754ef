/** agreement.yaml, study.yaml and the marker of an invented study. */
import { monthOfNumber } from '../study/calendar.ts';
import type { Layout, WorldPlan } from './options.ts';

export const markerText =
  'INVENTED. Nobody in these files exists: people, units, organisations and populations were made up by "homeward invent".\nThe area codes are those of real places in England.\n';

export const agreementYaml = ({ firstMonth, lastMonth }: WorldPlan, layout: Layout): string =>
  `# INVENTED: no such office and no such agreement exist.
organisation: Office for Children's Journeys (invented)
data-sets:
  - name: MHSDS
    from: ${monthOfNumber(firstMonth)}
    to: ${monthOfNumber(lastMonth)}
    tables: [MHS000, MHS001, MHS003, MHS005, MHS007, MHS401, MHS501, MHS502, MHS503${layout === 'v6' ? ', MHS903' : ''}]
    level: record
    pseudonymised: yes
    filter: hospital spells, mostly of people under 18 (invented)
opt-outs-honoured: no
sensitivity: sensitive
at-rest: open
period: { from: 2022-07-01, to: 2099-12-31 }
repeats: no
legal-basis: section 0 of the Invented Data Act
category: anonymised in line with the regulator's code of practice; nobody may try to identify a person
purposes:
  - { id: distances, text: the distances that children travel to Tier 4 CAMHS inpatient units }
  - { id: out-of-area, text: instances of treatment out of area }
  - { id: variation, text: "variation by area and by children's characteristics" }
  - { id: equivalent, text: an assessment for children equivalent to the adult definition }
  - { id: closeness-and-care, text: closeness to home weighed against specialist care }
purpose-limit: no use beyond this assessment
statutory-duties:
  - rights to health care
  - consideration of proposals of the government
  - particular regard to children who live away from home or in care
expected-benefits:
  - show where more beds and services are needed, so that children need not go far
outputs:
  - { kind: report, audience: the public, date: 2099-06 }
  - { kind: tables, audience: the public, date: 2099-06 }
  - { kind: briefing, audience: members of parliament, date: 2099-09, number: 2 }
  - { kind: press-release, audience: the press, date: 2099-09 }
output-rules:
  policy: mhsds-2017
  text: no raw data; aggregated statistics, tables, graphs and visualisations only, with suppression and rounding
third-parties: raw data to nobody; reports outside the office obey the disclosure rules
unit-of-interest: admissions
places:
  - { name: wherever this invented study is tried, marker: invented }
people:
  - name: A. N. Analyst (invented)
    role: analyst
    employed: { from: 2022-01-01 }
    trained-until: 2099-12-31
    checked-until: 2099-12-31
guests: []
end: { destroy-by: 2099-12-31, certificate: nobody (invented) }
`;

export const studyYaml = ({ firstMonth, lastMonth }: WorldPlan): string =>
  `# INVENTED: a study of invented people.
study: Distances to invented Tier 4 CAMHS units
agreement: agreement.yaml
period: { from: ${monthOfNumber(firstMonth)}, to: ${monthOfNumber(lastMonth)} }
who: { age-at-admission: under 18, services: tier-4-camhs }
home: at admission
distance: { measure: straight-line }
out-of-area:
  - { at-least: 50 km }
  - { further-than: 50 miles, or-outside: region }
  - { outside: region }
  - { outside: icb }
  - nearer-suitable-unit: { by-at-least: 20 km }
tables:
  - { title: Region of home and age, rows: home-region, columns: age-band, serves: variation }
  - { title: Kind of unit and distance, rows: service, columns: "out-of-area:km-50", serves: closeness-and-care }
  - { title: Region of home and leaving it, rows: home-region, columns: "out-of-area:region", serves: out-of-area }
  - { title: Distance and gender, rows: distance-band, columns: gender, serves: distances }
  - { title: Deprivation of the home area, rows: deprivation, serves: variation }
  - { title: Ethnic group, rows: ethnic-group, serves: variation }
  - { title: Looked-after children and distance, rows: looked-after, columns: "out-of-area:km-50", serves: variation }
  - { title: Quarter of admission, rows: quarter, serves: distances }
  - { title: Kind of unit and age, rows: service, columns: age-band, serves: variation }
disclosure: { policy: mhsds-2017 }
publication: { kinds: [report, tables] }
`;
