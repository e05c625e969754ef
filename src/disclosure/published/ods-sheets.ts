/** Sheets of an OpenDocument workbook. Merged cells hold their text in each cell that they cover. */
import type { Sheet } from './sheet.ts';
import type { Part } from './workbook.ts';
import { xmlEvents } from './xml-events.ts';

/** Rows and columns repeated beyond this are formatting. */
const mostRepeats = 1000;

/** Source: OpenDocument 1.3 part 3, §9 (tables) and §19 (attributes). A number is read from `office:value`, unless its text is no number. */
export function odsSheets(file: string, part: Part): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let rows: string[][] = [];
  let row: string[] = [];
  let cell: { value: string | null; texts: string[]; repeat: number; across: number; down: number } | null =
    null;
  let rowRepeat = 1;
  let name = '';
  let inNote = 0;
  let covers: { row: number; column: number; across: number; down: number }[] = [];
  const endCell = () => {
    if (cell === null) return;
    const { value, texts, across, down } = cell;
    const text = texts.join('').trim();
    const shown =
      value !== null && /\d/.test(text) && !/[a-z[]/i.test(text.replace(/[e%£€$]/gi, '')) ? value : text;
    const repeat = shown === '' ? Math.min(cell.repeat, mostRepeats) : cell.repeat;
    if (across > 1 || down > 1) covers.push({ row: rows.length, column: row.length, across, down });
    for (let i = 0; i < repeat; i += 1) row.push(shown);
    cell = null;
  };
  for (const event of xmlEvents(part('content.xml') ?? '')) {
    if (event.kind === 'text') {
      if (cell !== null && inNote === 0) cell.texts.push(event.text);
      continue;
    }
    if (event.name === 'annotation') inNote += event.kind === 'close' ? -1 : event.empty ? 0 : 1;
    if (inNote > 0) continue;
    if (event.kind === 'open') {
      const count = (key: string) => Number(event.attributes.get(key) ?? 1);
      if (event.name === 'table') {
        name = event.attributes.get('name') ?? '';
        rows = [];
        covers = [];
      } else if (event.name === 'table-row') {
        row = [];
        rowRepeat = count('number-rows-repeated');
      } else if (event.name === 'table-cell' || event.name === 'covered-table-cell') {
        const type = event.attributes.get('value-type');
        const number = type === 'percentage' ? null : (event.attributes.get('value') ?? null);
        cell = {
          value: number,
          texts: [],
          repeat: count('number-columns-repeated'),
          across: count('number-columns-spanned'),
          down: count('number-rows-spanned'),
        };
        if (event.empty) endCell();
      } else if (event.name === 'p' && cell !== null && cell.texts.length > 0) cell.texts.push(' ');
      else if (event.name === 's' && cell !== null) cell.texts.push(' ');
    } else if (event.name === 'table-cell' || event.name === 'covered-table-cell') endCell();
    else if (event.name === 'table-row') {
      const filled = trimmed(row);
      const repeat = filled.length === 0 ? Math.min(rowRepeat, 1) : Math.min(rowRepeat, mostRepeats);
      for (let i = 0; i < repeat; i += 1) rows.push([...filled]);
    } else if (event.name === 'table') sheets.push({ file, name, rows: spread(rows, covers) });
  }
  return sheets;
}

const trimmed = (row: readonly string[]): string[] =>
  row.slice(0, row.findLastIndex((text) => text !== '') + 1);

/** Writes the words of merged cells into all that they cover; numbers stay where they stand. */
export function spread(
  rows: string[][],
  covers: readonly {
    readonly row: number;
    readonly column: number;
    readonly across: number;
    readonly down: number;
  }[],
): readonly (readonly string[])[] {
  for (const { row, column, across, down } of covers) {
    const text = rows[row]?.[column] ?? '';
    if (text === '' || !/\p{L}/u.test(text)) continue;
    for (let i = row; i < Math.min(row + down, rows.length); i += 1) {
      const line = rows[i];
      if (line === undefined) continue;
      while (line.length < column) line.push('');
      for (let j = column; j < column + Math.min(across, mostRepeats); j += 1) line[j] = text;
    }
  }
  return rows;
}
