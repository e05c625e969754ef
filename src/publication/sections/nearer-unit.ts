/** Far because nothing suitable is nearer, told apart from far although something suitable was nearer. */
import type { Book } from '../book.ts';
import { portion } from '../comparisons.ts';
import { definitionWords } from '../definitions.ts';
import type { Block, Section } from '../model.ts';
import { type Prose, prose, sentence, uncapitalised } from '../prose.ts';
import { csvOf, spanAt } from '../tables.ts';
import { pairsOf } from './out-of-area.ts';

const verdicts = [
  { verdict: 'yes', label: prose`A suitable unit was nearer` },
  { verdict: 'no', label: prose`No suitable unit was nearer` },
  { verdict: 'not-determined', label: prose`Not determined` },
] as const;

/** Null when the study does not ask for the definition `nearer-unit`. */
export function nearerUnit(book: Book): Section | null {
  const definition = book.study.outOfArea.find(({ id }) => id === 'nearer-unit');
  if (definition === undefined) return null;
  const far = farPoints(book);
  const measure = (verdict: string) => `out-of-area:nearer-unit:${verdict}`;
  const blocks: readonly Block[] = [
    {
      kind: 'paragraph',
      text: prose`A child may be far from home because no suitable unit is nearer, or although one was. The first says something about where units are; the second says something about how places were found. For each admission this report asks whether ${definitionWords(definition).rule}.`,
    },
    ...(far.length === 0 ? [] : [{ kind: 'bullets', items: far } as const]),
    {
      kind: 'table',
      table: {
        id: 'nearer-unit',
        caption: prose`Whether a suitable unit was nearer: ${book.admissions}, ${book.period}`,
        columns: [prose`Answer`, prose`Admissions`],
        rows: verdicts.map(({ verdict, label }) => ({
          label,
          margin: false,
          cells: [spanAt(book, 'headlines', measure(verdict), {})],
        })),
        download: csvOf('headlines'),
      },
    },
    {
      kind: 'note',
      text: prose`A nearer unit may have been full, or may not have been right for the child for reasons that are not recorded. “Nearer” does not mean that a place was free. The answer is “not determined” where the home, the unit or the kind of service is not known.`,
    },
  ];
  return { id: 'nearer-unit', heading: prose`Was a suitable unit nearer?`, blocks };
}

/** Sentences from the agreement with the distance definition: what stood behind the admissions that were far. */
export function farPoints(book: Book): readonly Prose[] {
  const pair = pairsOf(book).find(
    ({ first, second }) =>
      [first.id, second.id].includes('km-50') && [first.id, second.id].includes('nearer-unit'),
  );
  if (pair === undefined) return [];
  const figure = (part: string) => book.released.figureIfAny('agreement', part, pair.at);
  const far = book.released.figureIfAny('headlines', 'out-of-area:km-50:yes');
  const distance = pair.first.id === 'km-50' ? pair.first : pair.second;
  const passedOver = figure('both');
  const missing = figure(pair.first.id === 'km-50' ? 'only-first' : 'only-second');
  const { roundTo } = book.release.policy;
  const where = uncapitalised(definitionWords(distance).label);
  return [
    sentence(
      prose`Of the ${far.span} admissions ${where}, ${portion([passedOver], far, roundTo)} (${passedOver.span}) had a suitable unit nearer to home.`,
      prose`How many admissions were far although a suitable unit was nearer is partly hidden to protect children.`,
    ),
    sentence(
      prose`Of the ${far.span} admissions ${where}, ${portion([missing], far, roundTo)} (${missing.span}) had no suitable unit nearer to home.`,
      prose`How many admissions were far and had no suitable unit nearer is partly hidden to protect children.`,
    ),
  ];
}
