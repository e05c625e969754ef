/** The study's own tables, each in the section that its dimensions belong to. */
import { fixedTables } from '../../disclosure/release.ts';
import type { Book } from '../book.ts';
import type { Block, Section } from '../model.ts';
import { constant, type Prose, prose, sentence } from '../prose.ts';
import { studyPictures } from '../study-pictures.ts';
import { isDefinition } from '../tables.ts';

type Topic = 'distance' | 'unit' | 'area' | 'time' | 'children';

export function howFar(book: Book): Section {
  const head = (measure: string) => book.released.figureIfAny('headlines', measure).span;
  const opening: Block = {
    kind: 'paragraph',
    text: sentence(
      prose`Distance is the straight line from the area where the child lived to the site of the unit; the journey by road is longer. The median was ${head('median-distance')}. The middle half of admissions were between ${head('lower-quartile-distance')} and ${head('upper-quartile-distance')} from home.`,
      prose`Distance is the straight line from the area where the child lived to the site of the unit; the journey by road is longer.`,
    ),
  };
  return {
    id: 'how-far',
    heading: prose`How far from home`,
    blocks: [opening, ...tablesOf(book, 'distance')],
  };
}

export const byUnit = (book: Book): Section | null =>
  section(
    book,
    'unit',
    prose`By kind of unit`,
    prose`Special services are provided in fewer places, so distances to them differ. The figures describe where children were admitted; they do not say why.`,
  );

export const byArea = (book: Book): Section | null =>
  section(
    book,
    'area',
    prose`By area of home`,
    prose`Areas are those of the child’s home at admission. Differences between areas with few admissions can come about by chance, so areas should not be ranked by them.`,
  );

export const overTime = (book: Book): Section | null =>
  section(
    book,
    'time',
    prose`Over time`,
    prose`Admissions are placed in time by the day on which they began.`,
  );

export const byChildren = (book: Book): Section | null =>
  section(
    book,
    'children',
    prose`By children’s characteristics`,
    prose`These figures describe groups of children. A difference between groups is not by itself evidence of its cause: groups differ in where they live and in the care they need.`,
  );

function section(book: Book, topic: Topic, heading: Prose, opening: Prose): Section | null {
  const blocks = tablesOf(book, topic);
  if (blocks.length === 0) return null;
  return { id: `by-${topic}`, heading, blocks: [{ kind: 'paragraph', text: opening }, ...blocks] };
}

function tablesOf(book: Book, topic: Topic): readonly Block[] {
  return book.release.tables
    .filter(({ id, dimensions }) => !fixedTables.includes(id) && topicOf(dimensions) === topic)
    .flatMap(({ id, title }): readonly Block[] => [
      { kind: 'subheading', id: `table-${id}`, text: constant('study', title) },
      ...studyPictures(book, id),
    ]);
}

function topicOf(dimensions: readonly string[]): Topic {
  const some = (test: (dimension: string) => boolean) => dimensions.some(test);
  if (some((dimension) => dimension === 'distance-band')) return 'distance';
  if (some((dimension) => /^(service|sector)$|^unit-/.test(dimension))) return 'unit';
  if (some((dimension) => dimension.startsWith('home-'))) return 'area';
  if (some((dimension) => ['month', 'quarter', 'year'].includes(dimension))) return 'time';
  return dimensions.every(isDefinition) ? 'distance' : 'children';
}
