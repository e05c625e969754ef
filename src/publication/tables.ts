/** A released table as rows and columns for readers. */
import type { Book } from './book.ts';
import type { Download, Row, Table } from './model.ts';
import { capitalised, constant, type Prose, prose, type Span } from './prose.ts';
import { notApplicableMarker } from './released.ts';
import { categoryWords, dimensionWords } from './words.ts';

interface Column {
  readonly heading: Prose;
  readonly measure: string;
  readonly at: Readonly<Record<string, string>>;
}

const distanceColumns: readonly Omit<Column, 'at'>[] = [
  { heading: prose`Median distance (km)`, measure: 'median-distance' },
  { heading: prose`Lower quartile (km)`, measure: 'lower-quartile-distance' },
  { heading: prose`Upper quartile (km)`, measure: 'upper-quartile-distance' },
];

/** Rows and columns of a study's table; the dimension that is a definition goes across. */
export function axesOf(dimensions: readonly string[]): { readonly down: string; readonly across?: string } {
  const [first = '', second] = dimensions;
  if (second === undefined) return { down: first };
  return isDefinition(first) && !isDefinition(second)
    ? { down: second, across: first }
    : { down: first, across: second };
}

export const isDefinition = (dimension: string): boolean => dimension.startsWith('out-of-area:');

/** Codes of a dimension in the order of the contract, the margin `all` first. */
export function codesOf(book: Book, dimension: string): readonly string[] {
  const found = book.release.dimensions.find(({ name }) => name === dimension);
  return ['all', ...(found?.categories.map(({ code }) => code) ?? [])];
}

export function studyTable(book: Book, id: string): Table {
  const { title, dimensions } = book.released.table(id);
  const { down, across } = axesOf(dimensions);
  const columns = columnsOf(book, id, down, across);
  const rows = codesOf(book, down).map(
    (code): Row => ({
      label: code === 'all' ? prose`All admissions` : categoryWords(book.release, down, code),
      margin: code === 'all',
      cells: columns.map(({ measure, at }) => spanAt(book, id, measure, { [down]: code, ...at })),
    }),
  );
  return {
    id,
    caption: prose`${constant('study', title)}: ${book.admissions}, ${book.period}`,
    columns: [capitalised(dimensionWords(down)), ...columns.map(({ heading }) => heading)],
    rows: rows.filter(({ cells }) => cells.some(({ text }) => text !== notApplicableMarker)),
    download: csvOf(id),
  };
}

export function spanAt(book: Book, id: string, measure: string, at: Readonly<Record<string, string>>): Span {
  return book.released.figureIfAny(id, measure, at, 'without').span;
}

export const csvOf = (id: string): Download => ({
  href: `tables/${id}.csv`,
  name: constant('document', `${id}.csv`),
  format: 'CSV',
});

function columnsOf(book: Book, id: string, down: string, across: string | undefined): readonly Column[] {
  const margin: Readonly<Record<string, string>> = across === undefined ? {} : { [across]: 'all' };
  const counts =
    across === undefined
      ? [{ heading: prose`Admissions`, measure: 'admissions', at: margin }]
      : codesOf(book, across).map((code) => ({
          heading: acrossWords(book, across, code),
          measure: 'admissions',
          at: { [across]: code },
        }));
  const shares = isDefinition(across ?? '')
    ? [{ heading: prose`Out of area (%)`, measure: 'share', at: { [across ?? '']: 'yes' } }]
    : [];
  const distances = distanceColumns.map((column) => ({ ...column, at: margin }));
  return [...counts, ...shares, ...distances].filter(({ measure, at }) =>
    codesOf(book, down).some(
      (code) => spanAt(book, id, measure, { [down]: code, ...at }).text !== notApplicableMarker,
    ),
  );
}

function acrossWords(book: Book, across: string, code: string): Prose {
  if (code === 'all') return prose`All admissions`;
  if (!isDefinition(across)) return categoryWords(book.release, across, code);
  if (code === 'yes') return prose`Out of area`;
  return code === 'no' ? prose`Not out of area` : prose`Not determined`;
}
