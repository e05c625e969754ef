/** Sheets of an Office Open XML workbook. Merged cells hold their text in each cell that they cover. */
import { spread } from './ods-sheets.ts';
import type { Sheet } from './sheet.ts';
import type { Part } from './workbook.ts';
import { xmlEvents } from './xml-events.ts';

/** Source: ECMA-376 part 1, §18. Numbers are read as stored, whatever their format shows; hidden sheets are read like others. */
export function xlsxSheets(file: string, part: Part): readonly Sheet[] {
  const strings = sharedStrings(part('xl/sharedStrings.xml') ?? '');
  const targets = new Map<string, string>();
  for (const event of xmlEvents(part('xl/_rels/workbook.xml.rels') ?? ''))
    if (event.kind === 'open' && event.name === 'Relationship')
      targets.set(event.attributes.get('Id') ?? '', event.attributes.get('Target') ?? '');
  const sheets: Sheet[] = [];
  for (const event of xmlEvents(part('xl/workbook.xml') ?? '')) {
    if (event.kind !== 'open' || event.name !== 'sheet') continue;
    const target = targets.get(event.attributes.get('id') ?? '') ?? '';
    const xml = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    if (xml !== null)
      sheets.push({ file, name: event.attributes.get('name') ?? '', rows: rowsOf(xml, strings) });
  }
  return sheets;
}

/** Texts by number; phonetic readings are left out. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let phonetic = false;
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (isText && !phonetic) text += event.text;
    } else if (event.name === 't') isText = event.kind === 'open' && !event.empty;
    else if (event.name === 'rPh') phonetic = event.kind === 'open';
    else if (event.name === 'si') {
      if (event.kind === 'open') text = '';
      if (event.kind === 'close' || event.empty) strings.push(text);
    }
  }
  return strings;
}

function rowsOf(xml: string, strings: readonly string[]): Sheet['rows'] {
  const rows: string[][] = [];
  const covers: { row: number; column: number; across: number; down: number }[] = [];
  let place = { row: 0, column: -1 };
  let type = '';
  let text = '';
  let isValue = false;
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (isValue) text += event.text;
      continue;
    }
    const { name } = event;
    if (event.kind === 'open') {
      if (name === 'row') {
        const number = event.attributes.get('r');
        place = { row: number === undefined ? place.row + 1 : Number(number) - 1, column: -1 };
      } else if (name === 'c') {
        place = placeOf(event.attributes.get('r')) ?? { row: place.row, column: place.column + 1 };
        type = event.attributes.get('t') ?? '';
        text = '';
      } else if (name === 'v' || name === 't') isValue = !event.empty;
      else if (name === 'mergeCell') {
        const [from, to] = (event.attributes.get('ref') ?? '').split(':').map(placeOf);
        if (from !== undefined && from !== null && to !== undefined && to !== null)
          covers.push({ ...from, across: to.column - from.column + 1, down: to.row - from.row + 1 });
      }
    } else if (name === 'v' || name === 't') isValue = false;
    else if (name === 'c' && text !== '') {
      while (rows.length <= place.row) rows.push([]);
      const row = rows[place.row] ?? [];
      while (row.length < place.column) row.push('');
      row[place.column] = (type === 's' ? (strings[Number(text)] ?? '') : shortNumber(text, type)).trim();
    }
  }
  return spread(rows, covers);
}

/** `0.30000000000000004` is how a workbook stores 0.3. */
const shortNumber = (text: string, type: string): string =>
  (type === '' || type === 'n') && text.length > 15 && Number.isFinite(Number(text))
    ? String(Number(Number(text).toPrecision(15)))
    : text;

function placeOf(reference: string | undefined): { readonly row: number; readonly column: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '');
  if (found === null) return null;
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(found[2]) - 1, column };
}
