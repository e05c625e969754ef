/** Reads released cells as spans of text: the only way by which a figure reaches a page. */

import type { CellPlace, ProtectedTable, Release, ReleasedCell } from '../disclosure/release.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import type { Span } from './prose.ts';

/** A figure as printed, and the number to draw; null has no geometry. */
export interface Figure {
  readonly span: Span;
  readonly value: number | null;
}

export interface Released {
  readonly release: Release;
  readonly table: (id: string) => ProtectedTable;
  /** Like `figure`, but what was not released is `[z]`. */
  readonly figureIfAny: Released['figure'];
  readonly has: (table: string, measure: string, at?: CellPlace['at']) => boolean;
  /** With its unit (`43 km`, `31%`, `1,205`), or without for a column that names it. Unknown: PUBLICATION_CELL_UNKNOWN. */
  readonly figure: (
    table: string,
    measure: string,
    at?: CellPlace['at'],
    unit?: 'with' | 'without',
  ) => Figure;
}

export const hiddenMarker = '[c]';
export const notApplicableMarker = '[z]';

export function readReleased(release: Release): Released {
  const tables = new Map(release.tables.map((table) => [table.id, table]));
  const cells = new Map<string, ReleasedCell>();
  for (const table of release.tables) {
    for (const cell of table.cells) cells.set(keyOf(table.id, cell.measure, cell.at), cell);
  }
  const figure: Released['figure'] = (table, measure, at = {}, unit = 'with') => {
    const key = keyOf(table, measure, at);
    const cell = cells.get(key);
    if (cell === undefined) throw unknown(key);
    return figureOf(cell, key, unit);
  };
  const has: Released['has'] = (table, measure, at = {}) => cells.has(keyOf(table, measure, at));
  return {
    release,
    table: (id) => {
      const table = tables.get(id);
      if (table === undefined) throw unknown(id);
      return table;
    },
    has,
    figure,
    figureIfAny: (table, measure, at = {}, unit = 'with') =>
      has(table, measure, at) ? figure(table, measure, at, unit) : notApplicable(keyOf(table, measure, at)),
  };
}

/** `<table>|<dimension>=<code>|…|<measure>`, as `homeward attack` names cells. */
export function keyOf(table: string, measure: string, at: CellPlace['at']): string {
  const places = Object.entries(at).map(([dimension, code]) => `${dimension}=${code}`);
  return [table, ...places.sort(), measure].join('|');
}

/** `1,205`: the same in every locale. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function figureOf(cell: ReleasedCell, key: string, unit: 'with' | 'without'): Figure {
  if (cell.kind === 'hidden') return { span: { kind: 'marker', text: hiddenMarker, cell: key }, value: null };
  if (cell.kind === 'notApplicable') return notApplicable(key);
  const suffix = unit === 'without' ? '' : unitOf(cell);
  return { span: { kind: 'figure', text: `${grouped(cell.value)}${suffix}`, cell: key }, value: cell.value };
}

const notApplicable = (cell: string): Figure => ({
  span: { kind: 'marker', text: notApplicableMarker, cell },
  value: null,
});

function unitOf(cell: ReleasedCell): string {
  if (cell.kind === 'derived') return '%';
  return 'unit' in cell && cell.unit !== undefined ? `\u00a0${cell.unit}` : '';
}

const unknown = (key: string): HomewardError =>
  new HomewardError('PUBLICATION_CELL_UNKNOWN', `the release holds no such figure: ${key}`);
