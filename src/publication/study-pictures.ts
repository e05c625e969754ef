/** The picture that goes with a study's table: shares, distances or counts, as its dimensions allow. */
import type { AreaKind } from '../study/dimensions.ts';
import type { Book } from './book.ts';
import { endsOf } from './comparisons.ts';
import { definitionWords } from './definitions.ts';
import { type Block, type ChartItem, type Drawing, type MapArea, picture } from './model.ts';
import { constant, list, type Prose, prose, sentence, uncapitalised } from './prose.ts';
import { type Figure, notApplicableMarker } from './released.ts';
import { axesOf, codesOf, isDefinition, studyTable } from './tables.ts';
import { categoryWords, dimensionWords } from './words.ts';

/** What is drawn, from which cells. */
interface Shown {
  readonly what: Prose;
  readonly measure: string;
  readonly drawing: 'bars' | 'ranges';
  /** Category of the dimension that goes across. */
  readonly across: string;
}

const times = ['month', 'quarter', 'year'];

/** One chart or, for areas whose outlines are known, one map and the same figures as a chart. */
export function studyPictures(book: Book, id: string): readonly Block[] {
  const { dimensions } = book.released.table(id);
  const { down, across } = axesOf(dimensions);
  const shown = choose(book, down, across);
  const items = itemsOf(book, id, shown, down, across);
  const areas = areasOf(book, down, items);
  const parts = {
    title: headlineOf(book, shown, down, items),
    subtitle: subtitleOf(book, id, shown, areas.length > 0),
    table: studyTable(book, id),
  };
  const chart = picture({
    ...parts,
    id: `${id}-chart`,
    alt: altOf(prose`Bar chart`, shown, items),
    drawing: { kind: shown.drawing, items: items.map(({ item }) => item) },
  });
  if (areas.length === 0) return [chart];
  const drawing: Drawing = { kind: 'map', areas };
  const alt = altOf(
    prose`Map of England with outlines`,
    shown,
    items.filter(({ code }) => code !== 'all'),
  );
  return [picture({ ...parts, id: `${id}-map`, alt, drawing })];
}

function choose(book: Book, down: string, across: string | undefined): Shown {
  if (across !== undefined && isDefinition(across)) {
    const definition = book.study.outOfArea.find(({ id }) => `out-of-area:${id}` === across);
    const what =
      definition === undefined
        ? prose`Share of admissions out of area`
        : prose`Share of admissions out of area (${uncapitalised(definitionWords(definition).label)})`;
    return { what, measure: 'share', drawing: 'bars', across: 'yes' };
  }
  if (down === 'distance-band' || times.includes(down)) {
    return { what: prose`Admissions`, measure: 'admissions', drawing: 'bars', across: 'all' };
  }
  return {
    what: prose`Median distance from home`,
    measure: 'median-distance',
    drawing: 'ranges',
    across: 'all',
  };
}

interface Coded {
  readonly code: string;
  readonly item: ChartItem;
}

function itemsOf(
  book: Book,
  id: string,
  shown: Shown,
  down: string,
  across: string | undefined,
): readonly Coded[] {
  return codesOf(book, down)
    .filter((code) => code !== 'all' || shown.measure !== 'admissions')
    .flatMap((code): readonly Coded[] => {
      const at = { [down]: code, ...(across === undefined ? {} : { [across]: shown.across }) };
      const figure = (measure: string): Figure => book.released.figureIfAny(id, measure, at);
      const value = figure(shown.measure);
      if (value.span.text === notApplicableMarker) return [];
      const item: ChartItem = {
        label: code === 'all' ? prose`All admissions` : categoryWords(book.release, down, code),
        margin: code === 'all',
        value,
        ...(shown.drawing === 'ranges'
          ? { low: figure('lower-quartile-distance'), high: figure('upper-quartile-distance') }
          : {}),
      };
      return [{ code, item }];
    });
}

function areasOf(book: Book, down: string, items: readonly Coded[]): readonly MapArea[] {
  if (!/^(home|unit)-/.test(down)) return [];
  const outlines = book.outlines[down.replace(/^(home|unit)-/, '') as AreaKind] ?? [];
  return outlines.flatMap((outline): readonly MapArea[] => {
    const found = items.find(({ code }) => code === outline.code);
    return found === undefined ? [] : [{ name: found.item.label, outline, value: found.item.value }];
  });
}

function headlineOf(book: Book, shown: Shown, down: string, items: readonly Coded[]): Prose {
  const topic = prose`${shown.what} by ${dimensionWords(down)}`;
  if (down === 'distance-band') {
    const median = book.released.figureIfAny('headlines', 'median-distance').span;
    return sentence(prose`Half of the admissions were within ${median} of home`, topic);
  }
  const ends = endsOfGroups(items);
  if (ends === undefined) return topic;
  const [least, most] = ends;
  return least.value === most.value
    ? prose`${topic}: ${least.span} in every group shown`
    : prose`${topic}: from ${least.span} to ${most.span}`;
}

function subtitleOf(book: Book, id: string, shown: Shown, mapped: boolean): Prose {
  const how = mapped
    ? prose`${mappedWords(shown)} Darker areas have greater figures; hatched areas are hidden.`
    : shown.drawing === 'ranges'
      ? prose`Dot: median distance in a straight line. Line: the middle half of distances.`
      : shown.measure === 'share'
        ? prose`Per cent of the admissions for which it could be determined.`
        : prose`Number of admissions, rounded to the nearest ${roundTo(book)}.`;
  return prose`${how} ${constant('study', book.released.table(id).title)}, ${book.period}.`;
}

const mappedWords = ({ measure }: Shown): Prose =>
  measure === 'share'
    ? prose`Per cent of the admissions for which it could be determined.`
    : prose`Median distance in a straight line.`;

const roundTo = (book: Book): Prose => constant('policy', String(book.release.policy.roundTo));

/** Few groups are read out; many are given by their ends, and the table holds each. */
function altOf(form: Prose, shown: Shown, items: readonly Coded[]): Prose {
  const start = prose`${form} of ${uncapitalised(shown.what)}`;
  const shownItems = items.filter(({ item }) => item.value.value !== null);
  const hidden =
    shownItems.length < items.length
      ? prose` Some groups are marked as hidden and have no bar or shade.`
      : [];
  if (shownItems.length === 0) return prose`${start}. Every figure is hidden to protect children.`;
  if (shownItems.length <= 8) {
    const each = shownItems.map(({ item }) => prose`${item.label} ${item.value.span}`);
    return prose`${start}: ${list(each)}.${hidden}`;
  }
  const [least, most] = endsOfGroups(items) ?? [];
  if (least === undefined || most === undefined) return prose`${start}.${hidden}`;
  return sentence(prose`${start}, from ${least.span} to ${most.span}; the table gives each.${hidden}`);
}

/** The ends of real groups: not the margin, not those whose group is not known. */
const endsOfGroups = (items: readonly Coded[]) =>
  endsOf(
    items
      .filter(({ code }) => !['all', 'unknown', 'not-stated'].includes(code))
      .map(({ item }) => item.value),
  );
