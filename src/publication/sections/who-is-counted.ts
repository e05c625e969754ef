/** Who is counted, step by step, and what was doubtful in the data. */
import type { Book } from '../book.ts';
import type { Block, FlowStep, Row, Section, Table } from '../model.ts';
import { capitalised, type Prose, prose, sentence } from '../prose.ts';
import { codesOf, csvOf, spanAt } from '../tables.ts';
import { categoryWords, dateWords } from '../words.ts';

export function whoIsCounted(book: Book): Section {
  const steps = codesOf(book, 'step').filter((step) => reasonsAt(book, step).length > 0);
  const isFlow = !isShownElsewhere(book, steps);
  const blocks: readonly Block[] = [
    {
      kind: 'paragraph',
      text: prose`The unit of interest is the admission: a child who is admitted twice counts twice among admissions and once among children.${isFlow ? prose` At each step some records leave, and the figure gives the reason.` : []}`,
    },
    isFlow
      ? {
          kind: 'flow',
          title: prose`From the records received to the admissions counted`,
          steps: steps.map((step) => flowStep(book, step)),
          table: inclusionTable(book, steps),
        }
      : {
          kind: 'paragraph',
          text: prose`An earlier release of this study counts other admissions from the same records. The steps from the records received to the admissions counted are not shown again, nor is anything else of which one figure less the other would count a few children.`,
        },
    ...census(book),
  ];
  return { id: 'who-is-counted', heading: prose`Who is counted`, blocks };
}

export function dataQuality(book: Book): Section {
  const checks = codesOf(book, 'check').filter((check) =>
    book.released.has('quality', 'admissions', { check }),
  );
  const blocks: readonly Block[] = [
    {
      kind: 'paragraph',
      text: prose`The data are records that hospitals submit each month. Where a record contradicted itself or could not be placed, it was counted below and kept or left out as the method says; nothing was filled in by guessing.`,
    },
    ...(checks.length === 0 ? [] : [{ kind: 'table', table: qualityTable(book, checks) } as const]),
  ];
  return { id: 'data-quality', heading: prose`Data quality`, blocks };
}

/** Whether an earlier release counts others among the same records, and every step but the last is hidden. */
function isShownElsewhere({ release, released }: Book, steps: readonly string[]): boolean {
  const others = release.reading?.sources.slice(1) ?? [];
  const isHidden = (step: string) =>
    released.figureIfAny('inclusion', 'admissions', { step, reason: 'kept' }).span.kind === 'marker';
  return (
    others.some(({ within, isSame }) => within.length > 0 && !isSame) && steps.slice(0, -1).every(isHidden)
  );
}

const reasonsAt = (book: Book, step: string): readonly string[] =>
  codesOf(book, 'reason').filter((reason) => book.released.has('inclusion', 'admissions', { step, reason }));

function peopleAt(book: Book, step: string, reason: string): Prose {
  const at = { step, reason };
  const admissions = book.released.figure('inclusion', 'admissions', at).span;
  const children = book.released.figure('inclusion', 'children', at).span;
  return prose`${admissions} admissions of ${children} children`;
}

function flowStep(book: Book, step: string): FlowStep {
  const left = reasonsAt(book, step).filter((reason) => reason !== 'kept');
  return {
    step: capitalised(categoryWords(book.release, 'step', step)),
    kept: peopleAt(book, step, 'kept'),
    left: left.map((reason) => prose`${leftBecause(book, reason)}: ${peopleAt(book, step, reason)}`),
  };
}

const leftBecause = (book: Book, reason: string): Prose =>
  capitalised(categoryWords(book.release, 'reason', reason));

function inclusionTable(book: Book, steps: readonly string[]): Table {
  const rows = steps.flatMap((step) =>
    reasonsAt(book, step).map((reason): Row => {
      const name = capitalised(categoryWords(book.release, 'step', step));
      return {
        label: reason === 'kept' ? prose`${name}: kept` : prose`${name}: left – ${leftBecause(book, reason)}`,
        margin: reason === 'kept',
        cells: peopleColumns(book, 'inclusion', { step, reason }),
      };
    }),
  );
  return {
    id: 'inclusion',
    caption: prose`Admissions and children kept and left at each step, ${book.period}`,
    columns: [prose`Step`, prose`Admissions`, prose`Children`],
    rows,
    download: csvOf('inclusion'),
  };
}

function qualityTable(book: Book, checks: readonly string[]): Table {
  return {
    id: 'quality',
    caption: prose`What was doubtful in the records, ${book.period}`,
    columns: [prose`Check`, prose`Admissions`, prose`Children`],
    rows: checks.map((check) => ({
      label: capitalised(categoryWords(book.release, 'check', check)),
      margin: false,
      cells: peopleColumns(book, 'quality', { check }),
    })),
    download: csvOf('quality'),
  };
}

const peopleColumns = (book: Book, table: string, at: Readonly<Record<string, string>>) =>
  ['admissions', 'children'].map((measure) => spanAt(book, table, measure, at));

function census(book: Book): readonly Block[] {
  const figure = (measure: string) => book.released.figureIfAny('headlines', measure).span;
  return [
    {
      kind: 'paragraph',
      text: sentence(
        prose`Admissions that follow each other by transfer are one episode of care: there were ${figure('episodes')} episodes. On ${dateWords(book.study.census)} the number of admissions still open was ${figure('open-at-census')}.`,
        prose`Admissions that follow each other by transfer are one episode of care. The number of episodes, or of admissions still open on ${dateWords(book.study.census)}, is hidden to protect children.`,
      ),
    },
  ];
}
