/** The report: its sections in order, for ministers, journalists and everybody. */
import { openBook, type PublicationInput } from './book.ts';
import type { Publication, Section } from './model.ts';
import { constant, prose } from './prose.ts';
import { mainPoints } from './sections/main-points.ts';
import { glossary, help, limits, method } from './sections/method.ts';
import { nearerUnit } from './sections/nearer-unit.ts';
import { outOfArea } from './sections/out-of-area.ts';
import { protection } from './sections/protection.ts';
import { downloads, provenance, sources } from './sections/provenance.ts';
import { byArea, byChildren, byUnit, howFar, overTime } from './sections/study-tables.ts';
import { dataQuality, whoIsCounted } from './sections/who-is-counted.ts';

/** Refuses (kind disclosure) when a sentence needs a figure that is hidden or was not released. */
export function writeReport(input: PublicationInput): Publication {
  const book = openBook(input);
  const sections: readonly (Section | null)[] = [
    mainPoints(book),
    howFar(book),
    input.study.outOfArea.length === 0 ? null : outOfArea(book),
    nearerUnit(book),
    byUnit(book),
    byArea(book),
    byChildren(book),
    overTime(book),
    whoIsCounted(book),
    dataQuality(book),
    method(book),
    protection(book),
    limits(book),
    provenance(book),
    glossary(book),
    help(),
    downloads(book),
    sources(book),
  ];
  return {
    title: constant('study', input.study.name),
    subtitle: prose`How far from home children are treated: ${book.admissions}, ${book.period}`,
    publisher: constant('agreement', input.agreement.organisation),
    banner: input.invented ? prose`The people and units in this report are invented.` : null,
    sections: sections.filter((section) => section !== null),
  };
}
