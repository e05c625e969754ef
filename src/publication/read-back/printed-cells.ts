/** Which texts a released cell may be printed as. */
import type { Release } from '../../disclosure/release.ts';
import { grouped, hiddenMarker, keyOf, notApplicableMarker } from '../released.ts';
import { hasNumber } from './numbers.ts';

/** Whether a text is a printed form of what `data-cell` names: one cell, or several from which words were made. */
export type IsPrinted = (cells: string, text: string) => boolean;

export function printedCells({ tables, dimensions }: Release): IsPrinted {
  const forms = new Map<string, readonly string[]>();
  for (const { id, cells } of tables)
    for (const cell of cells) {
      const key = keyOf(id, cell.measure, cell.at);
      if (!('value' in cell)) forms.set(key, [cell.kind === 'hidden' ? hiddenMarker : notApplicableMarker]);
      else {
        const unit = cell.kind === 'derived' ? '%' : 'unit' in cell ? `\u00a0${cell.unit}` : '';
        forms.set(key, [grouped(cell.value), `${grouped(cell.value)}${unit}`]);
      }
    }
  const measures = new Set(tables.flatMap(({ cells }) => cells.map(({ measure }) => measure)));
  const places = new Set(
    dimensions.flatMap(({ name, categories }) =>
      ['all', ...categories.map(({ code }) => code)].map((code) => `${name}=${code}`),
    ),
  );
  /** A place that the release does not have, in its own words. */
  const isNowhere = (key: string): boolean => {
    const [table, ...rest] = key.split('|');
    return (
      !forms.has(key) &&
      tables.some(({ id }) => id === table) &&
      (measures.has(rest.at(-1) ?? '') || !hasNumber(rest.at(-1) ?? '')) &&
      rest.slice(0, -1).every((place) => places.has(place))
    );
  };
  return (cells, text) => {
    const own = forms.get(cells);
    if (own !== undefined) return own.includes(text);
    if (text === notApplicableMarker && isNowhere(cells)) return true;
    return !hasNumber(text) && cells.split(' ').every((key) => forms.has(key) || isNowhere(key));
  };
}
