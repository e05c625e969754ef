/** The main points: sentences whose numbers are released cells. */
import type { Book } from '../book.ts';
import { moreOrFewer } from '../comparisons.ts';
import { definitionWords } from '../definitions.ts';
import type { Block, Section } from '../model.ts';
import { list, type Prose, prose, sentence, uncapitalised } from '../prose.ts';
import { farPoints } from './nearer-unit.ts';
import { agreementSentence, pairsOf } from './out-of-area.ts';

export function mainPoints(book: Book): Section {
  const { released, period } = book;
  const head = (measure: string) => released.figureIfAny('headlines', measure).span;
  const blocks: readonly Block[] = [
    {
      kind: 'keyFigures',
      figures: [
        { value: head('admissions'), label: prose`${book.admissions}, ${period}` },
        { value: head('children'), label: prose`children were admitted at least once` },
        { value: head('median-distance'), label: prose`median distance from home to the unit` },
        ...book.study.outOfArea.slice(0, 1).map((definition) => ({
          value: head(`share:out-of-area:${definition.id}`),
          label: prose`of admissions were out of area: ${uncapitalised(definitionWords(definition).label)}`,
        })),
      ],
    },
    { kind: 'bullets', items: pointsOf(book) },
  ];
  return { id: 'main-points', heading: prose`Main points`, blocks };
}

function pointsOf(book: Book): readonly Prose[] {
  const { released, period, study } = book;
  const head = (measure: string) => released.figureIfAny('headlines', measure).span;
  const shares = study.outOfArea.map((definition) =>
    sentence(
      prose`${head(`share:out-of-area:${definition.id}`)} (${uncapitalised(definitionWords(definition).label)})`,
      prose`a hidden share (${uncapitalised(definitionWords(definition).label)})`,
    ),
  );
  return [
    sentence(
      prose`There were ${head('admissions')} ${book.admissions} in ${period}. They were of ${head('children')} children${again(book)}.`,
      sentence(
        prose`There were ${head('admissions')} ${book.admissions} in ${period}. How many children they were of is hidden to protect children.`,
        prose`How many ${book.admissions} there were in ${period} is hidden to protect children.`,
      ),
    ),
    sentence(
      prose`Half of the admissions were to a unit within ${head('median-distance')} of home in a straight line. A quarter were within ${head('lower-quartile-distance')}, and a quarter were ${head('upper-quartile-distance')} away or farther.`,
      prose`How far from home half of the admissions were is given below where it can be shown.`,
    ),
    ...(shares.length === 0
      ? []
      : [
          prose`How many admissions were out of area depends on the definition. The share was ${list(shares)}.`,
        ]),
    ...disagreement(book),
    ...farPoints(book),
  ];
}

/** That some were admitted again is said only when both counts show it. */
function again({ released, release }: Book): Prose {
  const admissions = released.figureIfAny('headlines', 'admissions');
  const children = released.figureIfAny('headlines', 'children');
  return moreOrFewer(admissions, children, release.policy.roundTo).text === 'more'
    ? prose`, some of whom were admitted more than once`
    : [];
}

function disagreement(book: Book): readonly Prose[] {
  const [pair] = pairsOf(book);
  return pair === undefined ? [] : [agreementSentence(book, pair)];
}
