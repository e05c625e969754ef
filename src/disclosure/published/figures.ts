/** Every figure of a recognised table with its place: what is counted, in which categories, as printed where. */
import type { Layout, LayoutFigure } from './layout.ts';
import { type Printed, readPrinted } from './printed.ts';
import { columnsOf, type Recognised } from './recognise.ts';
import { type Sheet, spotIn } from './sheet.ts';
import { namesASum, namesWhatIsMade, totalsAmong, withoutNote } from './totals.ts';

export interface Figure {
  /** A code, or `all`, for each dimension. */
  readonly at: Readonly<Record<string, string>>;
  readonly measure: string;
  readonly says: NonNullable<LayoutFigure['says']>;
  readonly of?: string;
  readonly over?: string;
  readonly printed: Printed;
  /** As it stands in the file. */
  readonly text: string;
  readonly from: string;
}

/** Names that the file gives to what it counts and to its categories. */
export interface Names {
  readonly measures: Map<string, string>;
  /** By `<dimension>=<code>`. */
  readonly categories: Map<string, string>;
  /** By `<dimension>=<code>`: the category that it lies in. */
  readonly parents: Map<string, string>;
  /** By measure of people: the measure that counts each of them at least once. */
  readonly within: Map<string, string>;
}

interface Axis {
  readonly dimension: (row: readonly string[]) => string;
  readonly code: number;
  readonly name: number | null;
  readonly totals: ReadonlySet<string>;
}

/** Rows without any figure are passed over. Categories seen for the first time get their names from the row. */
export function figuresIn(given: Sheet, recognised: Recognised, names: Names): readonly Figure[] {
  const { layout, header, from, to, sheet = given } = recognised;
  const columns = columnsOf(sheet, header, layout.headerRows ?? 1);
  const rows = filledDown(
    sheet.rows.slice(from, to),
    [
      ...layout.dimensions.map(({ column }) => column),
      ...(layout.nested?.levels.map(({ code }) => code) ?? []),
    ]
      .map((column) => columns.indexOf(column))
      .sort((a, b) => a - b),
  );
  const axes = axesOf(recognised, columns, rows);
  const nested = nestedIn(layout, columns, rows);
  const values = columns.flatMap((column, index) => {
    const figure = layout.figures.map((one) => figureAt(one, column)).find((one) => one !== null);
    return figure === undefined || figure === null ? [] : [{ index, figure }];
  });
  const time = layout.timeFrom === undefined ? -1 : columns.indexOf(layout.timeFrom);
  const measured = layout.measure;
  const measureColumn = measured === undefined ? -1 : columns.indexOf(measured.column);
  const measureNames = measured?.names === undefined ? -1 : columns.indexOf(measured.names);
  return rows.flatMap((row, i): readonly Figure[] => {
    const place: Record<string, string> = {};
    for (const { dimension, code, name, totals } of axes) {
      const axis = dimension(row);
      const text = (row[code] ?? '').trim();
      if (axis === '') continue;
      const called = name === null ? text : (row[name] ?? '').trim();
      place[axis] = totals.has(text) || totals.has(called) ? 'all' : codeFrom(withoutNote(text));
      if (place[axis] !== 'all' && !names.categories.has(`${axis}=${place[axis]}`))
        names.categories.set(`${axis}=${place[axis]}`, withoutNote(called === '' ? text : called));
    }
    if (nested !== null) nested.put(row, place, names);
    if (time >= 0) place.period = codeFrom((row[time] ?? '').trim());
    const isEmpty = values.every(({ index }) =>
      ['empty', 'words'].includes(readPrinted(row[index] ?? '').kind),
    );
    if (isEmpty) return [];
    return values.flatMap(({ index, figure: ofColumn }): readonly Figure[] => {
      const text = (row[index] ?? '').trim();
      const printed = readPrinted(text);
      if (printed.kind === 'words' || (printed.kind === 'empty' && row.length <= index)) return [];
      const said = (row[measureColumn] ?? '').trim();
      const figure =
        measured === undefined ? ofColumn : (measured.figures?.[said] ?? namedByRow(said, row[measureNames]));
      names.measures.set(figure.measure, figure.name ?? names.measures.get(figure.measure) ?? figure.measure);
      if (figure.within !== undefined) names.within.set(figure.measure, codeFrom(figure.within));
      for (const [dimension, parent] of Object.entries(figure.parents ?? {})) {
        const own = figure.at?.[dimension];
        if (own !== undefined) names.parents.set(`${dimension}=${own}`, parent);
      }
      return [
        {
          at: { ...place, ...figure.at },
          measure: figure.measure,
          says: figure.says ?? 'count',
          ...(figure.of === undefined ? {} : { of: figure.of }),
          ...(figure.over === undefined ? {} : { over: figure.over }),
          printed,
          text,
          from: spotIn(sheet, from + i, index),
        },
      ];
    });
  });
}

/** Codes stand in identities of cells, which are parted by `|` and `=`. */
const codeFrom = (text: string): string => text.replace(/[|=]/g, '/') || 'blank';

/** A measure that only the row names: what its name says of it. */
function namedByRow(code: string, named: string | undefined): LayoutFigure {
  const name = named === undefined || named.trim() === '' ? code : named.trim();
  const says = namesWhatIsMade(name) ? 'nothing' : namesASum(name) ? 'sum' : 'count';
  return { measure: codeFrom(code), name, says };
}

function axesOf({ layout }: Recognised, columns: readonly string[], rows: Sheet['rows']): readonly Axis[] {
  const textsIn = (column: number) => rows.map((row) => (row[column] ?? '').trim());
  const plain = layout.dimensions.map(({ column, dimension = column, names, total }): Axis => {
    const code = columns.indexOf(column);
    const name = names === undefined ? null : columns.indexOf(names);
    return {
      dimension: () => nameOf(dimension),
      code,
      name,
      totals:
        total === undefined
          ? new Set([...totalsAmong(textsIn(code)), ...(name === null ? [] : totalsAmong(textsIn(name)))])
          : new Set(total),
    };
  });
  const { breakdown } = layout;
  if (breakdown === undefined) return plain;
  const named = breakdown.columns.map((column) => columns.indexOf(column));
  const levels = breakdown.levels.map(({ code, names }, level): Axis => {
    const column = columns.indexOf(code);
    const split = breakdown.split;
    return {
      dimension: (row) => {
        const text =
          split === undefined
            ? (row[named[level] ?? -1] ?? '')
            : ((row[named[0] ?? -1] ?? '').split(split)[level] ?? '');
        return text.trim() === '' || totalsAmong([text]).size > 0 ? '' : nameOf(text);
      },
      code: column,
      name: names === undefined || !columns.includes(names) ? null : columns.indexOf(names),
      totals: new Set(breakdown.total ?? totalsAmong(textsIn(column))),
    };
  });
  return [...plain, ...levels];
}

/** Puts a row at the finest of nested categories that it fills, and each of them into the wider one. */
function nestedIn(
  { nested }: Layout,
  columns: readonly string[],
  rows: Sheet['rows'],
): { readonly put: (row: readonly string[], place: Record<string, string>, names: Names) => void } | null {
  if (nested === undefined) return null;
  const dimension = nameOf(nested.dimension);
  const textIn = (row: readonly string[], column: number) => withoutNote((row[column] ?? '').trim());
  const levels = nested.levels.map(({ code, names }) => {
    const column = columns.indexOf(code);
    const named = names === undefined ? column : columns.indexOf(names);
    const totals = totalsAmong([column, named].flatMap((one) => rows.map((row) => textIn(row, one))));
    return { column, named, totals: new Set([...(nested.total ?? []), ...totals, '']) };
  });
  const levelsOf = new Map<string, Set<number>>();
  for (const row of rows)
    for (const [i, { column }] of levels.entries()) {
      const text = textIn(row, column);
      levelsOf.set(text, (levelsOf.get(text) ?? new Set()).add(i));
    }
  return {
    put: (row, place, names) => {
      place[dimension] = 'all';
      for (const [i, { column, named, totals }] of levels.entries()) {
        const text = textIn(row, column);
        if (totals.has(text) || totals.has(textIn(row, named))) continue;
        const isOnce = (levelsOf.get(text)?.size ?? 0) === 1;
        const code = codeFrom(isOnce ? text : `${text} (${nested.levels[i]?.code ?? ''})`);
        const key = `${dimension}=${code}`;
        if (!names.categories.has(key)) names.categories.set(key, textIn(row, named) || text);
        if (place[dimension] !== 'all') names.parents.set(key, place[dimension]);
        place[dimension] = code;
      }
    },
  };
}

/** Dimensions are written as `home-region`. */
const nameOf = (text: string): string =>
  text
    .trim()
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'rows';

/** What a figure says by the name of its column; null when it is not the column's. */
function figureAt(
  {
    column,
    matching,
    ...figure
  }: LayoutFigure & { column?: string | undefined; matching?: string | undefined },
  name: string,
): LayoutFigure | null {
  if (matching === undefined) return column === name ? withNames(figure, (text) => text) : null;
  const found = new RegExp(matching).exec(name);
  return found === null
    ? null
    : withNames(figure, (text) => text.replace(/\$(\d)/g, (_, n) => found[Number(n)] ?? ''));
}

function withNames(figure: LayoutFigure, filled: (text: string) => string): LayoutFigure {
  const { at, parents } = figure;
  const totals = totalsAmong(Object.values(at ?? {}));
  const inAll = (place: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(place).map(([key, text]) => [
        nameOf(key),
        totals.has(text) ? 'all' : codeFrom(filled(text)),
      ]),
    );
  return {
    ...figure,
    measure: codeFrom(filled(figure.measure)),
    name: figure.name ?? filled(figure.measure),
    ...(at === undefined ? {} : { at: inAll(at) }),
    ...(parents === undefined ? {} : { parents: inAll(parents) }),
  };
}

/** In merged or grouped rows a label stands only once: an empty label before the last is the one above. A column that repeats its labels means its gaps. */
function filledDown(rows: Sheet['rows'], labels: readonly number[]): Sheet['rows'] {
  const textIn = (row: readonly string[], column: number) => (row[column] ?? '').trim();
  const upper = labels
    .slice(0, -1)
    .filter((column) =>
      rows.every(
        (row, i) => textIn(row, column) === '' || textIn(row, column) !== textIn(rows[i - 1] ?? [], column),
      ),
    );
  if (upper.length === 0) return rows;
  const last = new Map<number, string>();
  return rows.map((row) => {
    const filled = [...row];
    for (const column of upper) {
      const text = textIn(row, column);
      if (text !== '') last.set(column, text);
      else if (row.some((cell) => cell !== '')) filled[column] = last.get(column) ?? '';
    }
    return filled;
  });
}
