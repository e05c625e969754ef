/** Reads the small delimited files of a test: header row, double quotes, LF or CRLF. */

export type Row = Readonly<Record<string, string>>;

/** One object a line, keyed by the header in lower case; values trimmed. */
export function readCsv(text: string): readonly Row[] {
  const [header = [], ...lines] = cells(text.replace(/^\uFEFF/, ''));
  const names = header.map((name) => name.trim().toLowerCase());
  return lines.map((line) => Object.fromEntries(names.map((name, i) => [name, (line[i] ?? '').trim()])));
}

function cells(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  const endLine = () => {
    line.push(cell);
    cell = '';
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ',') {
      line.push(cell);
      cell = '';
    } else if (!quoted && c === '\n') endLine();
    else if (c !== '\r') cell += c;
  }
  endLine();
  return lines;
}
