/** A page of a published file as rows of text, with a name for every place in it. */

export interface Sheet {
  /** Base name of the file. */
  readonly file: string;
  /** Name of the sheet of a workbook; null in a text file. */
  readonly name: string | null;
  readonly rows: readonly (readonly string[])[];
  /** Line of the file on which each row starts, of a text file. */
  readonly lines?: readonly number[];
}

/** `oaps.csv:120`, or `Table 2!C7`. Rows and columns count from 0. */
export function spotIn({ name, file, lines }: Sheet, row: number, column: number): string {
  if (name === null) return `${file}:${lines?.[row] ?? row + 1}`;
  return `${name}!${columnLetters(column)}${row + 1}`;
}

/** `oaps.csv`, or `book.xlsx, Table 2`. */
export const titleOf = ({ file, name }: Sheet): string => (name === null ? file : `${file}, ${name}`);

const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26);
