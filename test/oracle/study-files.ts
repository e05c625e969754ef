/** Writes the question of a random study as the two files that the program reads (JSON is YAML too). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from './question.ts';

export function writeStudyFiles(folder: string, question: Question): void {
  const write = (file: string, content: object) =>
    writeFileSync(join(folder, file), JSON.stringify(content, null, 1));
  write('study.yaml', studyOf(question));
  write('agreement.yaml', agreementOf(question));
  writeFileSync(join(folder, 'delivery', 'INVENTED.txt'), 'The people of this delivery are invented.\n');
}

function studyOf({
  from,
  to,
  ages,
  services,
  definitions,
  tables,
  ageBands,
  distanceBands,
  census,
}: Question) {
  return {
    study: 'Random children',
    agreement: 'agreement.yaml',
    period: { from, to },
    who: {
      'age-at-admission': ages.from === 0 ? `under ${ages.to + 1}` : `${ages.from} to ${ages.to}`,
      services,
    },
    home: 'at admission',
    distance: { measure: 'straight-line' },
    'age-bands': ageBands,
    'distance-bands': distanceBands,
    ...(census === undefined ? {} : { census }),
    'out-of-area': definitions.map(({ id, margin }) =>
      margin === undefined ? id : { 'nearer-suitable-unit': { 'by-at-least': `${margin / 1000} km` } },
    ),
    tables: tables.map(({ title, dimensions: [rows, columns] }) => ({
      title,
      rows,
      ...(columns === undefined ? {} : { columns }),
      serves: 'variation',
    })),
    disclosure: { policy: 'mhsds-2017' },
    publication: { kinds: ['tables'] },
  };
}

const agreementOf = ({ from, to }: Question) => ({
  organisation: 'Office for Invented Children',
  'data-sets': [
    {
      name: 'MHSDS',
      from,
      to,
      tables: ['000', '001', '003', '005', '007', '401', '501', '502', '503', '903'].map((n) => `MHS${n}`),
      level: 'record',
      pseudonymised: true,
    },
  ],
  'at-rest': 'open',
  period: { from: '2016-01-01', to: '2099-12-31' },
  'legal-basis': 'an invented section of an invented act',
  purposes: [{ id: 'variation', text: 'How distances vary' }],
  outputs: [{ kind: 'tables', audience: 'the public', date: '2099-06' }],
  'output-rules': { policy: 'mhsds-2017' },
  places: [{ name: 'a test', marker: 'a-test' }],
  people: [
    {
      name: 'Ann Invented',
      role: 'analyst',
      employed: { from: '2016-01-01' },
      'trained-until': '2099-12-31',
      'checked-until': '2099-12-31',
    },
  ],
  end: { 'destroy-by': '2099-12-31' },
});
