/** Figures of one or several files as tables that share their dimensions: one publication, whose rule is not yet known. */
import type { ReadCategory, ReadDimension } from '../tables/publication.ts';
import type { Figure, Names } from './figures.ts';
import { totalsAmong } from './totals.ts';

/** The figures of one table of one sheet. */
export interface SheetFigures {
  readonly file: string;
  /** File, sheet and table, as a name for cells. */
  readonly id: string;
  readonly figures: readonly Figure[];
}

export interface FigureTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  readonly figures: readonly Figure[];
}

export interface Gathered {
  readonly dimensions: readonly ReadDimension[];
  readonly tables: readonly FigureTable[];
  /** What was assumed or left out, in sentences. */
  readonly assumed: readonly string[];
}

/** Cost: a pass over all figures for each rule. A figure printed twice at one place of one table is kept once. */
export function gather(sheets: readonly SheetFigures[], names: Names): Gathered {
  const assumed: string[] = [];
  const timed = sheetsApart(periodsApart(sharedNames(sheets), assumed), assumed);
  const several = new Set(timed.map(({ id }) => id)).size > 1;
  const periods = new Set(timed.flatMap(({ figures }) => figures.flatMap(({ at }) => at.period ?? [])));
  const tables = timed.flatMap(({ id, figures }): readonly FigureTable[] => {
    const groups = new Map<string, Figure[]>();
    for (const figure of figures) {
      const at = periods.size > 1 ? figure.at : without(figure.at, 'period');
      const key = Object.keys(at).sort().join('-by-') || 'total';
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push({ ...figure, at });
    }
    return [...groups].map(([key, own]) => ({
      id: groups.size === 1 ? id : several ? `${id}-${key}` : key,
      dimensions: Object.keys(own[0]?.at ?? {}),
      figures: once(own, assumed),
    }));
  });
  return { dimensions: dimensionsOf(tables, names), tables, assumed };
}

const without = (at: Figure['at'], dimension: string): Figure['at'] =>
  Object.fromEntries(Object.entries(at).filter(([name]) => name !== dimension));

export const placeKey = ({ at, measure }: Pick<Figure, 'at' | 'measure'>): string =>
  [...Object.entries(at)]
    .filter(([, code]) => code !== 'all')
    .map((place) => place.join('='))
    .sort()
    .concat(measure)
    .join('|');

function once(figures: readonly Figure[], assumed: string[]): readonly Figure[] {
  const kept = new Map<string, Figure>();
  const same: string[] = [];
  const other: string[] = [];
  for (const figure of figures) {
    const key = placeKey(figure);
    const first = kept.get(key);
    if (first === undefined) kept.set(key, figure);
    else if (figure.says === 'nothing') continue;
    else if (first.text === figure.text) same.push(figure.from);
    else {
      other.push(`${first.from} and ${figure.from}`);
      if (first.printed.kind !== 'number' && figure.printed.kind === 'number') kept.set(key, figure);
    }
  }
  if (same.length > 0)
    assumed.push(`${counted(same.length, 'row')} printed twice, read once: ${listed(same)}.`);
  if (other.length > 0)
    assumed.push(
      `${counted(other.length, 'figure')} printed twice and differently, read once: ${listed(other)}.`,
    );
  return [...kept.values()];
}

/** Headings without a name of their own are the dimension with the same categories, or a new one. */
function sharedNames(sheets: readonly SheetFigures[]): readonly SheetFigures[] {
  const anonymous = /^(columns|rows)(-\d+)?$/;
  const codesIn = (figures: readonly Figure[], dimension: string) =>
    [...new Set(figures.map(({ at }) => at[dimension] ?? 'all'))].filter((code) => code !== 'all').sort();
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const dimensionsIn = ({ figures }: SheetFigures) => [
    ...new Set(figures.flatMap(({ at }) => Object.keys(at))),
  ];
  for (const sheet of sheets)
    for (const dimension of dimensionsIn(sheet))
      if (!anonymous.test(dimension)) {
        taken.add(dimension);
        known.set(codesIn(sheet.figures, dimension).join('\u0000'), dimension);
      }
  return sheets.map((sheet) => {
    const renamed = new Map<string, string>();
    for (const dimension of dimensionsIn(sheet).filter((name) => anonymous.test(name))) {
      const codes = codesIn(sheet.figures, dimension).join('\u0000');
      let name = known.get(codes);
      for (let i = 1; name === undefined; i += 1) {
        const free = i === 1 ? dimension : `${dimension}-${i}`;
        if (!taken.has(free)) name = free;
      }
      known.set(codes, name);
      taken.add(name);
      renamed.set(dimension, name);
    }
    if (renamed.size === 0) return sheet;
    const figures = sheet.figures.map((figure) => ({
      ...figure,
      at: Object.fromEntries(
        Object.entries(figure.at).map(([name, code]) => [renamed.get(name) ?? name, code]),
      ),
    }));
    return { ...sheet, figures };
  });
}

/** Files that print different numbers at the same places speak of different periods. */
function periodsApart(sheets: readonly SheetFigures[], assumed: string[]): readonly SheetFigures[] {
  if (!areApart(sheets, ({ file }) => file, 0.5)) return sheets;
  assumed.push('The files print different numbers at the same places: each is taken as a period of its own.');
  return sheets.map((sheet) => placedAt(sheet, 'period', sheet.file.replace(/\.\w+$/, '')));
}

/** Sheets of one file that do so are categories, such as Females, Males and Persons. */
function sheetsApart(sheets: readonly SheetFigures[], assumed: string[]): readonly SheetFigures[] {
  return [...new Set(sheets.map(({ file }) => file))].flatMap((file) => {
    const own = sheets.filter((sheet) => sheet.file === file);
    if (!areApart(own, ({ id }) => id, 0.25)) return own;
    const totals = totalsAmong(own.map(({ id }) => id.replaceAll('-', ' ')));
    const total = own.find(({ id }) => totals.has(id.replaceAll('-', ' ')));
    assumed.push(
      `The tables of ${file} print different numbers at the same places: each is taken as a category of its own${total === undefined ? '' : `, ${total.id} as their total`}.`,
    );
    return own.map((sheet) => placedAt(sheet, 'table', sheet === total ? 'all' : sheet.id));
  });
}

const placedAt = (sheet: SheetFigures, dimension: string, code: string): SheetFigures => ({
  ...sheet,
  figures: sheet.figures.map((figure) => ({ ...figure, at: { [dimension]: code, ...figure.at } })),
});

/** Whether more than this share of the places that two of them print have different numbers. */
function areApart(
  sheets: readonly SheetFigures[],
  keyOf: (sheet: SheetFigures) => string,
  share: number,
): boolean {
  if (new Set(sheets.map(keyOf)).size === 1) return false;
  const first = new Map<string, { readonly from: string; readonly value: number }>();
  let shared = 0;
  let apart = 0;
  for (const sheet of sheets)
    for (const figure of sheet.figures) {
      if (figure.printed.kind !== 'number') continue;
      const key = placeKey(figure);
      const before = first.get(key);
      if (before === undefined) first.set(key, { from: keyOf(sheet), value: figure.printed.value });
      else if (before.from !== keyOf(sheet)) {
        shared += 1;
        if (!isOneCount(before.value, figure.printed.value)) apart += 1;
      }
    }
  return shared > 0 && apart > share * shared;
}

/** Equal, or one of them rounded. */
const isOneCount = (a: number, b: number): boolean =>
  a === b || (Math.abs(a - b) <= 5 && (a % 5 === 0) !== (b % 5 === 0));

/** Categories in order of appearance, with those that they lie in. */
function dimensionsOf(tables: readonly FigureTable[], names: Names): readonly ReadDimension[] {
  const found = new Map<string, Map<string, ReadCategory>>();
  const put = (dimension: string, code: string): void => {
    const categories = found.get(dimension) ?? new Map<string, ReadCategory>();
    found.set(dimension, categories);
    if (code === 'all' || categories.has(code)) return;
    const parent = names.parents.get(`${dimension}=${code}`);
    const name = names.categories.get(`${dimension}=${code}`) ?? code;
    categories.set(code, { code, name, parents: parent === undefined ? [] : [parent] });
    if (parent !== undefined) put(dimension, parent);
  };
  for (const { figures } of tables)
    for (const { at } of figures) for (const [dimension, code] of Object.entries(at)) put(dimension, code);
  return [...found].map(([name, categories]) => ({ name, categories: [...categories.values()] }));
}

export const counted = (n: number, noun: string): string =>
  `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;

/** The first few, and how many more. */
export function listed(texts: readonly string[], most = 5): string {
  const distinct = [...new Set(texts)];
  const rest = distinct.length - most;
  return distinct.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest.toLocaleString('en-GB')} more` : '');
}
