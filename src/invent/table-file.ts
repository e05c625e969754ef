/** Writes one table of a delivery as CSV, in the names of a layout and the manners of a style, holding a few rows at a time. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { isoDate } from './days.ts';
import type { Column, Table } from './layouts/column.ts';
import type { Layout, Style } from './options.ts';
import type { Row } from './rows.ts';

/** Every so many rows is delivered twice over; in the `dars` style none of MHS001. */
const copiedEvery: Readonly<Record<Style, number>> = { spec: 500, dars: 40 };
const chunkLength = 1 << 16;

type Writer<R extends Row> = (row: R, key: string) => string;

export class TableFile<R extends Row> {
  rows = 0;
  copies = 0;
  readonly #file: number;
  readonly #writers: readonly Writer<R>[];
  readonly #copiedEvery: number;
  /** Rows of each submission so far, for the number of the next. */
  readonly #counts: Int32Array;
  #text: string;

  constructor(
    path: string,
    columns: readonly NamedColumn<R>[],
    style: Style,
    copied: boolean,
    submissions: number,
  ) {
    this.#file = openSync(path, 'wx');
    this.#writers = columns.map(({ column }) => writerOf(column, style));
    this.#copiedEvery = copied ? copiedEvery[style] : Number.POSITIVE_INFINITY;
    this.#counts = new Int32Array(submissions);
    this.#text = `${columns.map(({ name }) => (style === 'dars' ? `"${name}"` : name)).join(',')}\n`;
  }

  write(row: R): void {
    const count = (this.#counts[row.submission.index] ?? 0) + 1;
    this.#counts[row.submission.index] = count;
    const key = row.submission.id + String(count).padStart(9, '0');
    let line = '';
    for (const writer of this.#writers) line += `${writer(row, key)},`;
    line = `${line.slice(0, -1)}\n`;
    this.rows += 1;
    this.#text += line;
    if (this.rows % this.#copiedEvery === 0) {
      this.copies += 1;
      this.#text += line;
    }
    if (this.#text.length > chunkLength) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text, 'latin1');
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    this.#text = '';
  }
}

export interface NamedColumn<R extends Row> {
  readonly name: string;
  readonly column: Column<R>;
}

/** Columns as a file has them. `dars`: lower case, alphabetical, cut to 32 characters, `tokenid` for the person. */
export function columnsOf<R extends Row>(
  table: Table<R>,
  layout: Layout,
  style: Style,
): readonly NamedColumn<R>[] {
  const named = table.columns.flatMap((column) => {
    const name = column.names[layout];
    return name === undefined ? [] : [{ name: style === 'spec' ? name : darsName(name), column }];
  });
  return style === 'spec' ? named : named.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const fileName = (table: string, style: Style): string =>
  style === 'spec' ? `${table}.csv` : `${table.toLowerCase()}_pseudo_dars_nic_000000_inv.csv`;

const darsName = (name: string): string =>
  name === 'Person_ID' ? 'tokenid' : name.toLowerCase().slice(0, 32);

function writerOf<R extends Row>({ kind, value }: Column<R>, style: Style): Writer<R> {
  const dars = style === 'dars';
  const written =
    (format: (value: string | number) => string): Writer<R> =>
    (row, key) => {
      const content = value(row, key);
      return content === undefined || content === '' ? '' : format(content);
    };
  switch (kind) {
    case 'date':
      return written(dars ? (day) => `"${isoDate(Number(day))} 00:00:00"` : (day) => isoDate(Number(day)));
    case 'moment':
      return written(
        dars ? (day) => `"${isoDate(Number(day))} 09:30:00"` : (day) => `${isoDate(Number(day))}T09:30:00`,
      );
    case 'boolean':
      return written(dars ? (fact) => String(fact) : (fact) => (fact === 1 ? 'true' : 'false'));
    case 'text':
      return written(dars ? (content) => `"${content}"` : String);
    case 'number':
      return written(String);
  }
}
