/** How each number was made, the files beside the report, and the sources. */

import { fixedTables } from '../../disclosure/release.ts';
import type { Book } from '../book.ts';
import type { Section } from '../model.ts';
import { capitalised, constant, list, type Prose, prose } from '../prose.ts';
import { csvOf } from '../tables.ts';
import { dimensionWords } from '../words.ts';

export function provenance(book: Book): Section {
  const studyTables = book.release.tables.filter(({ id }) => !fixedTables.includes(id));
  return {
    id: 'how-made',
    heading: prose`How each number was made`,
    blocks: [
      {
        kind: 'paragraph',
        text: prose`Every number in this report is a cell of the released tables below, written into the text by a program; none was typed by hand. Words such as “about a third” or “more” are chosen by the program from the same cells.`,
      },
      {
        kind: 'bullets',
        items: [
          prose`Admissions, children and episodes: distinct ones were counted, then rounded or hidden.`,
          prose`Share: rounded admissions out of area, divided by rounded admissions out of area and not out of area together, in whole per cent.`,
          prose`Lower bound: the admissions not determined are taken as not out of area. Upper bound: they are taken as out of area.`,
          prose`Median and quartiles: of the exact distances that are known, then given in whole kilometres.`,
        ],
      },
      {
        kind: 'terms',
        terms: studyTables.map(({ id, title, dimensions }) => ({
          term: constant('study', title),
          meaning: prose`Admissions by ${list(dimensions.map(dimensionName))}, and the distances of each group${purposeOf(book, id)}.`,
        })),
      },
    ],
  };
}

export function downloads(book: Book): Section {
  return {
    id: 'download',
    heading: prose`Get the data`,
    blocks: [
      {
        kind: 'files',
        files: [
          {
            href: 'release.json',
            name: constant('document', 'release.json: every released cell'),
            format: 'JSON',
          },
          ...book.release.tables.map(({ id }) => csvOf(id)),
        ],
      },
    ],
  };
}

export function sources(book: Book): Section {
  const { agreement, release } = book;
  const { policy, madeWith } = release;
  const delivery = book.invented
    ? prose`The records were invented by a program in the shape of the Mental Health Services Data Set. No real record was used.`
    : prose`Mental Health Services Data Set, pseudonymised extract supplied under a data-sharing agreement to ${constant('agreement', agreement.organisation)}.`;
  return {
    id: 'sources',
    heading: prose`Sources and attribution`,
    blocks: [
      {
        kind: 'bullets',
        items: [
          delivery,
          prose`Legal basis: ${constant('agreement', agreement['legal-basis'])}`,
          ...agreement.purposes.map(({ text }) => prose`Purpose: ${constant('agreement', text)}`),
          ...agreement['statutory-duties'].map(
            (duty) => prose`Statutory duty: ${constant('agreement', duty)}`,
          ),
          prose`Category of the data: ${constant('agreement', agreement.category)}`,
          prose`Disclosure control: ${constant('policy', `${policy.name} (${policy.source})`)}`,
          ...book.attribution.map((line) => constant('document', line)),
          prose`Release ${constant('document', release.id)}, made with Homeward ${constant('document', madeWith.homeward)} from the study ${constant('document', madeWith.study)}.`,
        ],
      },
    ],
  };
}

function dimensionName(dimension: string): Prose {
  return dimension.startsWith('out-of-area:')
    ? prose`whether they were out of area`
    : dimensionWords(dimension);
}

function purposeOf(book: Book, id: string): Prose {
  const serves = book.study.tables.find((table) => table.id === id)?.serves;
  const purpose = book.agreement.purposes.find((agreed) => agreed.id === serves);
  return purpose === undefined ? [] : prose`. Purpose: ${capitalised(constant('agreement', purpose.text))}`;
}
