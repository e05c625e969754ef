/** Finds the layout of a sheet: one that is well known, one that the mapping gives, or one that it shows by itself. */
import type { Layout } from './layout.ts';
import { knownLayouts } from './layouts.ts';
import { ownLayout } from './own-layout.ts';
import type { Sheet } from './sheet.ts';

export interface Recognised {
  readonly layout: Layout;
  /** Row of the header (its first), from 0. */
  readonly header: number;
  /** First and last row of the figures; the last is not included. */
  readonly from: number;
  readonly to: number;
  /** Name of a well-known layout; null otherwise. */
  readonly known: string | null;
  /** The sheet as its own layout reads it, with columns behind the others; the same rows. */
  readonly sheet?: Sheet;
}

/** Tables in the sheet; empty when it holds none. With a mapping, only what it names. */
export function recognise(sheet: Sheet, mapping: readonly Layout[] | null): readonly Recognised[] {
  if (mapping !== null)
    return mapping.flatMap((layout) => {
      const isNamed = layout.sheet === undefined || [sheet.name, sheet.file].includes(layout.sheet);
      return isNamed ? fits(sheet, layout, null) : [];
    });
  for (const { name, layout } of knownLayouts) {
    const found = fits(sheet, layout, name);
    if (found.length > 0) return found;
  }
  return ownLayout(sheet);
}

/** The columns of a sheet by name, each name once; with several header rows their texts are joined by " / ". */
export function columnsOf(sheet: Sheet, header: number, headerRows = 1): readonly string[] {
  const rows = sheet.rows.slice(header, header + headerRows);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const texts = rows.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '');
    const name = [...new Set(texts)].join(' / ');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 || name === '' ? name : `${name} (${times})`;
  });
}

function fits(sheet: Sheet, layout: Layout, known: string | null): readonly Recognised[] {
  const rows = layout.headerRows ?? 1;
  const candidates =
    layout.header === undefined
      ? Array.from({ length: Math.min(40, sheet.rows.length) }, (_, i) => i)
      : [layout.header - 1];
  const header = candidates.find((at) => hasColumns(columnsOf(sheet, at, rows), layout));
  if (header === undefined) return [];
  return [{ layout, header, from: header + rows, to: sheet.rows.length, known }];
}

function hasColumns(columns: readonly string[], layout: Layout): boolean {
  const { dimensions, nested, breakdown, measure, figures } = layout;
  const needed = [
    ...dimensions.map(({ column }) => column),
    ...(nested?.levels.map(({ code }) => code) ?? []),
    ...(breakdown?.columns ?? []),
    ...(breakdown?.levels.map(({ code }) => code) ?? []),
    ...(measure === undefined ? [] : [measure.column]),
    ...figures.flatMap(({ column }) => column ?? []),
  ];
  const isThere = ({ matching }: Layout['figures'][number]) =>
    matching === undefined || columns.some((column) => new RegExp(matching).test(column));
  return needed.every((column) => columns.includes(column)) && isThere(figures[0] ?? { measure: '' });
}
