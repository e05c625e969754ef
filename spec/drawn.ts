/** Small tables drawn as text: parsed for the engine, printed for the manual. */

export type Cell = string | number | boolean | null;
export interface Drawn {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** `a | b` lines, the first is the header. `name::date` states a type; else it is inferred from the cells. */
export function drawn(text: TemplateStringsArray): Drawn {
  const [header = [], ...lines] = (text[0] ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const columns = header.map((title, i) => {
    const [name = '', stated] = title.split('::');
    return { name, type: stated ?? typeOf(lines.map((line) => line[i] ?? '')) };
  });
  return { columns, rows: lines.map((line) => columns.map(({ type }, i) => cellOf(line[i] ?? '', type))) };
}

function typeOf(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell !== '');
  const all = (pattern: RegExp) => filled.length > 0 && filled.every((cell) => pattern.test(cell));
  if (all(/^\d{4}-\d{2}-\d{2}$/)) return 'date';
  if (all(/^-?\d+$/)) return 'integer';
  return all(/^(true|false)$/) ? 'boolean' : 'varchar';
}

function cellOf(text: string, type: string): Cell {
  if (text === '') return null;
  if (type === 'integer' || type === 'double') return Number(text);
  if (type === 'boolean') return text === 'true';
  return text.replace(/^'(.*)'$/, '$1');
}

/** A table of the manual, in Markdown. */
export function printed({ columns, rows }: Drawn): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ name }) => name.replaceAll('_', ' '))),
    line(columns.map(({ type }) => (type === 'integer' || type === 'double' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => (cell === null ? '' : String(cell))))),
  ].join('\n');
}
