/** A published text file as a sheet: commas, semicolons, tabs or pipes; quotes; any line ending; rows of any length. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { Sheet } from './sheet.ts';

const delimiters = [',', ';', '\t', '|'];

/** Throws PUBLISHED_UNREADABLE for bytes that are not text, or a quote that never closes. */
export function csvSheet(file: string, bytes: Uint8Array): Sheet {
  const text = textOf(file, bytes);
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    lines.push(line);
    for (let more = true; more; ) {
      let cell = '';
      while (text[at] === ' ') at += 1;
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1);
        if (end === -1)
          throw new HomewardError('PUBLISHED_UNREADABLE', 'a quote that is never closed', { file, line });
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        line += cell.split('\n').length - 1;
        at = end + 1;
      }
      const end = endOfCell(text, at, delimiter);
      row.push(cell + text.slice(at, end).trim());
      more = text[end] === delimiter;
      at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    }
    line += 1;
    rows.push(row);
  }
  return { file, name: null, rows, lines };
}

function textOf(file: string, bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new HomewardError('PUBLISHED_UNREADABLE', 'not a text file', { file });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The mark that occurs most often outside quotes in the first lines; commas when none does. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 4000).replace(/"[^"]*"/g, '');
  const counts = delimiters.map((mark) => start.split(mark).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function closingQuote(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}
