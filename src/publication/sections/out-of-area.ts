/** Out of area by each definition side by side, and how the definitions agree. */
import type { DefinitionChoice } from '../../study/study.ts';
import type { Book } from '../book.ts';
import { endsOf, portion } from '../comparisons.ts';
import { definitionWords } from '../definitions.ts';
import { type Block, type ChartItem, picture, type Section, type Table } from '../model.ts';
import { list, type Prose, prose, sentence, uncapitalised } from '../prose.ts';
import { notApplicableMarker } from '../released.ts';
import { csvOf, spanAt } from '../tables.ts';

const parts = ['both', 'only-first', 'only-second', 'neither', 'not-determined'] as const;

export function outOfArea(book: Book): Section {
  const definitions = book.study.outOfArea;
  const pairs = pairsOf(book);
  const blocks: readonly Block[] = [
    {
      kind: 'paragraph',
      text: prose`There is no single definition of “out of area”. This report counts the same admissions by each definition below, so that readers can see how far the answer depends on it.`,
    },
    { kind: 'bullets', items: definitions.map(ruleOf) },
    sharesPicture(book),
    {
      kind: 'note',
      text: prose`Where a definition could not be applied to an admission, the admission counts as “not determined” and is left out of the share. The bounds say what the share would be if none, or all, of those admissions were out of area.`,
    },
    ...(pairs.length === 0 ? [] : agreementBlocks(book, pairs)),
  ];
  return { id: 'out-of-area', heading: prose`Out of area, by each definition`, blocks };
}

const ruleOf = (definition: DefinitionChoice): Prose => {
  const { label, rule } = definitionWords(definition);
  return prose`${label}: an admission counts as out of area when ${rule}.`;
};

function sharesPicture(book: Book): Block {
  const items = book.study.outOfArea.map((definition): ChartItem => {
    const figure = (kind: string) =>
      book.released.figureIfAny('headlines', `${kind}:out-of-area:${definition.id}`);
    return {
      label: definitionWords(definition).label,
      margin: false,
      value: figure('share'),
      low: figure('share-low'),
      high: figure('share-high'),
    };
  });
  const each = items.map(({ label, value }) => prose`${label} ${value.span}`);
  return picture({
    id: 'definitions-chart',
    title: headline(items),
    subtitle: prose`Per cent of ${book.admissions}, ${book.period}. Dot: share where it could be determined. Line: from the lower to the upper bound.`,
    alt: prose`Chart with one row for each definition and its share: ${list(each)}. Hidden shares have no dot.`,
    drawing: { kind: 'ranges', items },
    table: sharesTable(book),
  });
}

function headline(items: readonly ChartItem[]): Prose {
  const [least, most] = endsOf(items.map(({ value }) => value)) ?? [];
  return least === undefined || most === undefined || least.value === most.value
    ? prose`The share of admissions out of area by each definition`
    : prose`The share of admissions out of area runs from ${least.span} to ${most.span}, depending on the definition`;
}

function sharesTable(book: Book): Table {
  const measures = (id: string): readonly string[] => [
    `out-of-area:${id}:yes`,
    `out-of-area:${id}:no`,
    `out-of-area:${id}:not-determined`,
    ...['share', 'share-low', 'share-high'].map((kind) => `${kind}:out-of-area:${id}`),
  ];
  return {
    id: 'headlines',
    caption: prose`Admissions out of area by each definition: ${book.admissions}, ${book.period}`,
    columns: [
      prose`Definition`,
      prose`Out of area`,
      prose`Not out of area`,
      prose`Not determined`,
      prose`Share (%)`,
      prose`Lower bound (%)`,
      prose`Upper bound (%)`,
    ],
    rows: book.study.outOfArea.map((definition) => ({
      label: definitionWords(definition).label,
      margin: false,
      cells: measures(definition.id).map((measure) => spanAt(book, 'headlines', measure, {})),
    })),
    download: csvOf('headlines'),
  };
}

interface Pair {
  readonly first: DefinitionChoice;
  readonly second: DefinitionChoice;
  readonly at: Readonly<Record<string, string>>;
}

/** The pairs that the release holds, in the order of the study. */
export function pairsOf(book: Book): readonly Pair[] {
  return book.study.outOfArea.flatMap((first) =>
    book.study.outOfArea.flatMap((second): readonly Pair[] => {
      const at = { definition: first.id, 'other-definition': second.id };
      return book.released.has('agreement', 'both', at) ? [{ first, second, at }] : [];
    }),
  );
}

function agreementBlocks(book: Book, pairs: readonly Pair[]): readonly Block[] {
  return [
    { kind: 'subheading', id: 'agreement', text: prose`How the definitions agree` },
    {
      kind: 'bullets',
      items: pairs
        .filter(({ first }) => first === book.study.outOfArea[0])
        .map((pair) => agreementSentence(book, pair)),
    },
    {
      kind: 'table',
      table: {
        id: 'agreement',
        caption: prose`How each two definitions agree: ${book.admissions}, ${book.period}`,
        columns: [
          prose`First and second definition`,
          prose`Out of area by both`,
          prose`Only by the first`,
          prose`Only by the second`,
          prose`By neither`,
          prose`Not determined`,
        ],
        rows: pairs.map(({ first, second, at }) => ({
          label: prose`${definitionWords(first).label}; ${uncapitalised(definitionWords(second).label)}`,
          margin: false,
          cells: parts.map((part) => spanAt(book, 'agreement', part, at)),
        })),
        download: csvOf('agreement'),
      },
    },
  ];
}

/** `“At least 50 km from home” and “outside the home region” disagree on about one in five of all admissions.` */
export function agreementSentence(book: Book, { first, second, at }: Pair): Prose {
  const figure = (part: string) => book.released.figureIfAny('agreement', part, at);
  const differing = [figure('only-first'), figure('only-second')].filter(
    ({ span }) => span.text !== notApplicableMarker,
  );
  const whole = book.released.figure('headlines', 'admissions');
  const names = prose`“${definitionWords(first).label}” and “${uncapitalised(definitionWords(second).label)}”`;
  return sentence(
    prose`${names} disagree on ${portion(differing, whole, book.release.policy.roundTo)} of all admissions.`,
    prose`On how many admissions ${names} disagree is partly hidden to protect children.`,
  );
}
