/** A strict reader of comma-separated text: quotes doubled inside quotes, any line ending, every row as wide as the header. */

export interface CsvRow {
  /** Line of the file on which the row starts; the header is on line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that cannot be read: where and why, never its content. */
export interface CsvFault {
  readonly line: number;
  readonly what: string;
}

/** Rows of the text, the header first; the first fault ends the reading. Empty lines are skipped, cells are trimmed. */
export function parseCsv(text: string): readonly CsvRow[] | CsvFault {
  const rows: CsvRow[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (let more = true; more; ) {
      let cell: string;
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1);
        if (end === -1) return { line: start, what: 'a quote that is never closed' };
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        line += cell.split('\n').length - 1;
        at = end + 1;
      } else {
        const end = endOfCell(text, at);
        cell = text.slice(at, end);
        if (cell.includes('"')) return { line: start, what: 'a quote inside an unquoted cell' };
        at = end;
      }
      cells.push(cell.trim());
      more = text[at] === ',';
      if (!more && at < text.length && text[at] !== '\n' && text[at] !== '\r')
        return { line: start, what: 'text after a closing quote' };
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    }
    line += 1;
    if (cells.length === 1 && cells[0] === '') continue;
    const width = rows[0]?.cells.length ?? cells.length;
    if (cells.length !== width)
      return { line: start, what: `${cells.length} cells where the header has ${width}` };
    rows.push({ line: start, cells });
  }
  return rows;
}

function closingQuote(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
}

function endOfCell(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}
