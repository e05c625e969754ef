/** The layout that a sheet shows by itself: labels on the left, figures on the right, one or more rows of headings, margins found by their words. */
import { makeTheSame, withGroups } from './groups.ts';
import { labelColumns } from './label-columns.ts';
import type { Layout } from './layout.ts';
import { type Printed, readPrinted } from './printed.ts';
import { columnsOf, type Recognised } from './recognise.ts';
import type { Sheet } from './sheet.ts';
import {
  namesAPercentage,
  namesASum,
  namesWhatIsMade,
  totalsAmong,
  withoutNote,
  withoutPercent,
} from './totals.ts';

interface Block {
  readonly header: number;
  readonly headerRows: number;
  readonly from: number;
  readonly to: number;
}

const codedNumbers =
  /^(financial.?|academic.?|calendar.?)?(year|month|quarter|period|time|age|decile|quintile|imd|deprivation|code|id|date)(\b|_)|(\b|_)(code|cd|id|urn|laestab|ukprn|year|month|period)$/i;

/** One table for each run of rows with figures under headings of its own. */
export function ownLayout(given: Sheet): readonly Recognised[] {
  const sheet = withQualifiers(given);
  return blocksOf(sheet).flatMap((block) => {
    const grouped = withGroups(sheet, block, shapeOf);
    const layout = layoutOf(grouped, block);
    return layout === null
      ? []
      : [{ layout, header: block.header, from: block.from, to: block.to, known: null, sheet: grouped }];
  });
}

/** A marker that stands in a column of its own, `Discharges` and `DischargesQF`, is put where the figure is missing. */
function withQualifiers(sheet: Sheet): Sheet {
  const header = sheet.rows.findIndex((row) => shapeOf(row) === 'words');
  const titles = (sheet.rows[header] ?? []).map((text) => text.trim());
  const qualified = titles.flatMap((title, column) => {
    const plain = title.replace(/[ _]?(QF|qualifier|flag|marker)$/i, '');
    const own = plain === title ? -1 : titles.indexOf(plain);
    return own === -1 ? [] : [[column, own] as const];
  });
  if (qualified.length === 0) return sheet;
  const rows = sheet.rows.map((row, i) => {
    if (i < header) return row;
    const filled = [...row];
    for (const [column, own] of qualified) {
      const marker = (row[column] ?? '').trim();
      if (i > header && (row[own] ?? '') === '' && readPrinted(marker).kind === 'marker')
        filled[own] = marker;
      if (column < filled.length) filled[column] = '';
    }
    return filled;
  });
  return { ...sheet, rows };
}

function blocksOf(sheet: Sheet): readonly Block[] {
  const plain = sheet.rows.map(shapeOf);
  const shapes = plain.map((shape, i) =>
    shape === 'figures' && plain[i - 1] !== 'figures' && areLetters(sheet.rows[i] ?? []) ? 'words' : shape,
  );
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
  const isOneText = new Set(filled.map(({ text }) => text)).size === 1 && (row[0] ?? '') !== '';
  if (filled.length === 1 || (isOneText && filled[0]?.printed.kind === 'words')) return 'one';
  const figures = filled.slice(1).filter(({ printed }) => isFigure(printed));
  if (figures.length === 0 || areBands(filled.map(({ printed }) => printed))) return 'words';
  const isYears = figures.every(({ text }) => /^(19|20)\d\d$/.test(text.trim()));
  return isYears && filled.slice(1).length === figures.length && filled[0]?.printed.kind === 'words'
    ? 'years'
    : 'figures';
}

/** `a`, `b`, `c` as headings: letters that are markers in a row of figures, here several, or with words behind. */
function areLetters(row: readonly string[]): boolean {
  const filled = row.map((text) => ({ text, printed: readPrinted(text) }));
  const figures = filled.filter(({ printed }) => isFigure(printed));
  const first = filled.findIndex(({ printed }) => isFigure(printed));
  const isWordBehind = filled.slice(first).some(({ printed }) => printed.kind === 'words');
  const letters = new Set(figures.map(({ text }) => text.trim()));
  return figures.every(({ text }) => /^[a-z]$/i.test(text.trim())) && (isWordBehind || letters.size > 1);
}

/** `Under 12`, `<18` among headings: several bands, or words behind one. In a row of figures they would be markers. */
function areBands(filled: readonly Printed[]): boolean {
  const bands = filled.flatMap((printed) =>
    printed.kind === 'marker' && printed.meaning.kind === 'under' ? [printed.meaning.below] : [],
  );
  const first = filled.findIndex(({ kind }) => kind === 'marker');
  const isWordBehind = filled.slice(first).some(({ kind }) => kind === 'words');
  const others = filled.filter((printed) => isFigure(printed)).length - bands.length;
  return bands.length > 0 && others === 0 && (isWordBehind || new Set(bands).size > 1);
}

const isFigure = ({ kind }: Printed): boolean => kind === 'number' || kind === 'marker';

function layoutOf(sheet: Sheet, block: Block): Layout | null {
  const columns = columnsOf(sheet, block.header, block.headerRows);
  const rows = sheet.rows
    .slice(block.from, block.to)
    .filter((row) => shapeOf(row) === 'figures' || shapeOf(row) === 'years');
  // Letters such as S and C are markers elsewhere, and regions among others that are none.
  const isLabel = columns.map((title, column) => {
    const kinds = rows.map((row) => readPrinted(row[column] ?? '')).filter(({ kind }) => kind !== 'empty');
    const figures = kinds.filter(isFigure).length;
    const isOfWords =
      kinds.some(({ kind }) => kind === 'words') && !kinds.some(({ kind }) => kind === 'number');
    return (
      isOfWords ||
      figures * 2 < kinds.length ||
      kinds.length === 0 ||
      (codedNumbers.test(title) && !/\d/.test(title))
    );
  });
  let labels = [...columns.keys()].filter(
    (column) => isLabel[column] === true && (columns[column] !== '' || column === 0),
  );
  if (labels.length === 0) labels = [0];
  const figures = [...columns.keys()].filter((column) => !labels.includes(column) && columns[column] !== '');
  if (figures.length === 0) return null;
  const named = labels.filter((column) => rows.some((row) => (row[column] ?? '') !== ''));
  const { header, headerRows } = block;
  return {
    header: header + 1,
    headerRows,
    ...labelColumns(named, columns, rows, makeTheSame(figures, rows)),
    figures: figuresOf(sheet, block, figures, rows),
  };
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
  const hasPercentSigns = (column: number) =>
    rows.some((row) => {
      const printed = readPrinted(row[column] ?? '');
      return printed.kind === 'number' && printed.percent;
    });
  const isMade = (column: number) => namesWhatIsMade(titles[column] ?? '') || hasPercentSigns(column);
  const counted = columns.filter((column) => !isMade(column));
  const across = levels.map((level) => {
    const texts = new Set(counted.map((column) => level.get(column) ?? ''));
    const totals = totalsAmong(texts);
    return texts.size >= 3 && totals.size > 0 ? totals : null;
  });
  const added = across.some((totals) => totals !== null)
    ? null
    : totalByAdding(
        counted.filter((column) => !namesASum(titles[column] ?? '')),
        rows,
      );
  const placeOf = (column: number) =>
    levels.flatMap((level, i) => {
      const [text, totals] = [level.get(column) ?? '', across[i]];
      const name = i === 0 ? 'columns' : `columns-${i + 1}`;
      return totals === null || totals === undefined
        ? []
        : [[name, totals.has(text) ? 'all' : withoutNote(text)] as const];
    });
  const figureIn = (column: number): Layout['figures'][number] => {
    const title = titles[column] ?? '';
    const plain = withoutNote(title);
    if (added?.columns.includes(column) === true)
      return { column: title, measure: 'count', at: { columns: column === added.total ? 'all' : plain } };
    const words = levels.filter((_, i) => across[i] === null).flatMap((level) => level.get(column) || []);
    const measure = [...new Set(words.map(withoutNote))].join(', ') || 'count';
    const at = placeOf(column);
    return {
      column: title,
      measure,
      ...(at.length === 0 ? {} : { at: Object.fromEntries(at) }),
      ...(namesASum(measure) ? { says: 'sum' as const } : {}),
    };
  };
  return columns.map((column) => {
    if (!isMade(column)) return figureIn(column);
    const title = titles[column] ?? '';
    const made = { column: title, measure: withoutNote(title) };
    const isPercent = hasPercentSigns(column) || namesAPercentage(title);
    const keyOf = (one: number) =>
      JSON.stringify(placeOf(one).map(([name, text]) => [name, withoutPercent(text)]));
    const before = counted.filter((one) => one < column && keyOf(one) === keyOf(column)).at(-1);
    if (!isPercent || before === undefined) return { ...made, says: 'nothing' };
    const { measure: of, at, says } = figureIn(before);
    if (says === 'sum') return { ...made, says: 'nothing' };
    return { ...made, measure: `% of ${of}`, says: 'percent', of, ...(at === undefined ? {} : { at }) };
  });
}

/** A first or last column that is what the others make in every row that shows them all, rounding allowed for; null without three such rows. */
function totalByAdding(
  columns: readonly number[],
  rows: readonly (readonly string[])[],
): { readonly total: number; readonly columns: readonly number[] } | null {
  if (columns.length < 3) return null;
  const figures = rows.flatMap((row) => {
    const values = columns.map((column) => {
      const printed = readPrinted(row[column] ?? '');
      return printed.kind === 'number' ? printed.value : Number.NaN;
    });
    return values.every(Number.isFinite) && values.some((value) => value > 0) ? [values] : [];
  });
  const isRounded = figures.flat().every((value) => value % 5 === 0);
  const slack = isRounded ? 2 * columns.length : 0;
  const isTotal = (i: number) =>
    figures.every((values) => {
      const total = values[i] ?? 0;
      return Math.abs(values.reduce((sum, value) => sum + value, 0) - 2 * total) <= slack;
    });
  const total = [0, columns.length - 1].find(isTotal);
  return figures.length < 3 || total === undefined ? null : { total: columns[total] ?? 0, columns };
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
