/** The release as files: `release.json`, and one CSV for each table. Same release, same bytes. */
import type { ProtectedTable, Release, ReleasedCell } from './release.ts';

export interface PublicFile {
  /** Relative to `public/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export function publicFiles(release: Release): readonly PublicFile[] {
  return [
    { path: 'release.json', text: `${JSON.stringify(release, null, 2)}\n` },
    ...release.tables.map((table) => ({ path: `tables/${table.id}.csv`, text: csvOf(table) })),
  ];
}

/** A column for each dimension, `measure`, `value` (a number, or `[c]` where hidden). Places where nobody can be have no row. */
export function csvOf({ dimensions, cells }: ProtectedTable): string {
  const rows = cells
    .filter(({ kind }) => kind !== 'notApplicable')
    .map((cell) => [
      ...dimensions.map((dimension) => cell.at[dimension] ?? 'all'),
      cell.measure,
      printed(cell),
    ]);
  return [[...dimensions, 'measure', 'value'], ...rows]
    .map((row) => `${row.map(field).join(',')}\n`)
    .join('');
}

const printed = (cell: ReleasedCell): string => ('value' in cell ? String(cell.value) : '[c]');

/** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
