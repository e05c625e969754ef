/** Shades of a map: three by size of the figure, a hatch for what is hidden. */
import { palette } from '../charts/palette.ts';
import { element, type SvgDocument, type SvgElement } from '../charts/svg.ts';
import type { MapArea } from '../model.ts';

/** Lighter to darker by thirds of the span of the shown figures; equal figures share the middle shade. */
export function shadesOf(areas: readonly MapArea[]): (area: MapArea) => string {
  const values = areas.flatMap(({ value }) => (value.value === null ? [] : [value.value]));
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  const [dark, middle, light] = palette.sequential;
  return ({ value }) => {
    if (value.value === null) return 'url(#hidden)';
    if (span === 0) return middle;
    const third = Math.floor(((value.value - least) / span) * 3);
    return [light, middle, dark][Math.min(2, third)] ?? middle;
  };
}

export function hatch(document: SvgDocument): SvgElement {
  const pattern = element(document, 'pattern', {
    id: 'hidden',
    width: 7,
    height: 7,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  pattern.append(
    element(document, 'rect', { width: 7, height: 7, fill: palette.paper }),
    element(document, 'rect', { width: 1.5, height: 7, fill: palette.quiet }),
  );
  const defs = element(document, 'defs', {});
  defs.append(pattern);
  return defs;
}
