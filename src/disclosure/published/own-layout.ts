/** The layout that a sheet shows by itself: labels on the left, figures on the right, one or more rows of headings, margins found by their words. */
import type { Layout } from './layout.ts';
import { type Printed, readPrinted } from './printed.ts';
import { columnsOf, type Recognised } from './recognise.ts';
import type { Sheet } from './sheet.ts';
import { namesASum, namesWhatIsMade, totalsAmong } from './totals.ts';

interface Block {
  readonly header: number;
  readonly headerRows: number;
  readonly from: number;
  readonly to: number;
}

const codedNumbers = /^(year|month|quarter|period|age|decile|quintile|imd|deprivation|code|id|date)\b/i;

/** One table for each run of rows with figures under headings of its own. */
export function ownLayout(sheet: Sheet): readonly Recognised[] {
  return blocksOf(sheet).flatMap((block) => {
    const layout = layoutOf(sheet, block);
    return layout === null
      ? []
      : [{ layout, header: block.header, from: block.from, to: block.to, known: null }];
  });
}

function blocksOf(sheet: Sheet): readonly Block[] {
  const shapes = sheet.rows.map(shapeOf);
  const blocks: Block[] = [];
  for (let row = 0; row < shapes.length; row += 1) {
    if (shapes[row] !== 'figures' && shapes[row] !== 'years') continue;
    let from = row;
    if (shapes[row] === 'years' && shapes[row + 1] !== undefined) from = row + 1;
    let header = from;
    while (
      header > 0 &&
      from - header < 4 &&
      (shapes[header - 1] === 'words' || shapes[header - 1] === 'years')
    )
      header -= 1;
    let to = from;
    for (let next = from; next < shapes.length; next += 1) {
      if (
        shapes[next] === 'words' ||
        (shapes[next] === 'years' && next > from && shapes[next - 1] === 'blank')
      )
        break;
      if (shapes[next] === 'figures' || shapes[next] === 'years') to = next + 1;
    }
    if (header < from && to > from) blocks.push({ header, headerRows: from - header, from, to });
    row = Math.max(row, to - 1);
  }
  return blocks;
}

type Shape = 'figures' | 'years' | 'words' | 'one' | 'blank';

/** `words`: at least two texts and no figure, as headings are. `years`: words, then nothing but years. `one`: a title, a note, a group. */
function shapeOf(row: readonly string[]): Shape {
  const filled = row
    .map((text) => ({ text, printed: readPrinted(text) }))
    .filter(({ printed }) => printed.kind !== 'empty');
  if (filled.length === 0) return 'blank';
  if (filled.length === 1) return 'one';
  const figures = filled.slice(1).filter(({ printed }) => isFigure(printed));
  if (figures.length === 0) return 'words';
  const isYears = figures.every(({ text }) => /^(19|20)\d\d$/.test(text.trim()));
  return isYears && filled.slice(1).length === figures.length && filled[0]?.printed.kind === 'words'
    ? 'years'
    : 'figures';
}

const isFigure = ({ kind }: Printed): boolean => kind === 'number' || kind === 'marker';

function layoutOf(sheet: Sheet, block: Block): Layout | null {
  const columns = columnsOf(sheet, block.header, block.headerRows);
  const rows = sheet.rows
    .slice(block.from, block.to)
    .filter((row) => shapeOf(row) === 'figures' || shapeOf(row) === 'years');
  const shareOfFigures = columns.map((_, column) => {
    const filled = rows.map((row) => readPrinted(row[column] ?? '')).filter(({ kind }) => kind !== 'empty');
    return filled.length === 0 ? 0 : filled.filter(isFigure).length / filled.length;
  });
  const isLabel = (column: number) =>
    (shareOfFigures[column] ?? 0) < 0.5 || codedNumbers.test(columns[column] ?? '');
  let labels = [...columns.keys()].filter(
    (column) => isLabel(column) && (columns[column] !== '' || column === 0),
  );
  if (labels.length === 0) labels = [0];
  const figures = [...columns.keys()].filter((column) => !labels.includes(column) && columns[column] !== '');
  if (figures.length === 0) return null;
  const named = labels.filter((column) => rows.some((row) => (row[column] ?? '') !== ''));
  return {
    header: block.header + 1,
    headerRows: block.headerRows,
    dimensions: dimensionsOf(named, columns, rows),
    figures: figuresOf(sheet, block, figures, rows),
  };
}

/** A column of names beside its codes is no dimension of its own; neither is a column that holds one text only. */
function dimensionsOf(
  labels: readonly number[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Layout['dimensions'] {
  const distinct = (list: readonly number[]) =>
    new Set(rows.map((row) => list.map((column) => row[column] ?? '').join('\u0000'))).size;
  const varied = labels.filter((column) => distinct([column]) > 1);
  const kept = varied.length > 0 ? varied : labels.slice(0, 1);
  const namesFor = (column: number) =>
    kept.find(
      (other) =>
        other !== column &&
        /name|desc|\bnm\b/i.test(columns[other] ?? '') &&
        !/name|desc/i.test(columns[column] ?? '') &&
        distinct([column]) === distinct([other]) &&
        distinct([column]) === distinct([column, other]),
    );
  const names = new Set(kept.flatMap((column) => namesFor(column) ?? []));
  return kept
    .filter((column) => !names.has(column))
    .map((column, i) => {
      const name = namesFor(column);
      const title = columns[column] ?? '';
      return {
        column: title,
        dimension: title === '' ? `rows${i === 0 ? '' : `-${i + 1}`}` : title,
        ...(name === undefined ? {} : { names: columns[name] ?? '' }),
      };
    });
}

/** A row of headings that names a total is a dimension; other rows of headings say what is counted. */
function figuresOf(
  sheet: Sheet,
  block: Block,
  columns: readonly number[],
  rows: readonly (readonly string[])[],
): Layout['figures'] {
  const titles = columnsOf(sheet, block.header, block.headerRows);
  const levels = Array.from({ length: block.headerRows }, (_, level) =>
    filledRight(sheet.rows[block.header + level] ?? [], columns),
  );
  const isMade = (column: number) =>
    namesWhatIsMade(titles[column] ?? '') ||
    rows.some((row) => {
      const printed = readPrinted(row[column] ?? '');
      return printed.kind === 'number' && printed.percent;
    });
  const counted = columns.filter((column) => !isMade(column));
  const across = levels.map((level) => {
    const texts = new Set(counted.map((column) => level.get(column) ?? ''));
    return texts.size >= 3 && totalsAmong(texts).size > 0;
  });
  return columns.map((column) => {
    const title = titles[column] ?? '';
    const words = levels.filter((_, i) => across[i] !== true).flatMap((level) => level.get(column) || []);
    const measure = [...new Set(words)].join(', ') || 'count';
    if (isMade(column)) return { column: title, measure: title, says: 'nothing' };
    const at = levels.flatMap((level, i) =>
      across[i] === true
        ? [[i === 0 ? 'columns' : `columns-${i + 1}`, level.get(column) ?? ''] as const]
        : [],
    );
    return {
      column: title,
      measure,
      ...(at.length === 0 ? {} : { at: Object.fromEntries(at) }),
      ...(namesASum(measure) ? { says: 'sum' as const } : {}),
    };
  });
}

/** Headings over several columns stand in the first of them. */
function filledRight(row: readonly string[], columns: readonly number[]): ReadonlyMap<number, string> {
  let last = '';
  return new Map(
    columns.map((column) => {
      last = (row[column] ?? '').trim() || last;
      return [column, last];
    }),
  );
}
