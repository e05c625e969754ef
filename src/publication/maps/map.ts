/** Areas shaded by a released figure, with outlines and printed values; hidden areas are hatched. */
import { geoIdentity, geoPath } from 'd3-geo';
import type { MultiPolygon } from 'geojson';
import { fontStack, palette } from '../charts/palette.ts';
import {
  type Described,
  finish,
  newDocument,
  type SvgDocument,
  type SvgElement,
  svgNamespace,
  type Width,
  widths,
} from '../charts/svg.ts';
import type { MapArea } from '../model.ts';
import { plain } from '../prose.ts';

/** Names are printed up to this many areas; beyond it the table gives them. */
const mostNames = 12;

export function drawMap(areas: readonly MapArea[], width: Width, described: Described): string {
  const document = newDocument();
  const size = width === 'narrow' ? { width: widths.narrow, height: 420 } : { width: 560, height: 620 };
  const svg = element(document, 'svg', {
    viewBox: `0 0 ${size.width} ${size.height}`,
    width: size.width,
    height: size.height,
    'font-family': fontStack,
    'font-size': width === 'narrow' ? 13 : 15,
  });
  svg.append(hatch(document));
  const shapes = areas.map(shapeOf);
  const edge = width === 'narrow' ? 12 : 24;
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [edge, edge],
        [size.width - edge, size.height - edge],
      ],
      { type: 'GeometryCollection', geometries: [...shapes] },
    );
  const path = geoPath(projection).digits(1);
  const shade = shadesOf(areas);
  areas.forEach((area, i) => {
    const d = path(shapes[i] ?? emptyShape);
    if (d === null) return;
    svg.append(
      element(document, 'path', { d, fill: shade(area), stroke: palette.paper, 'stroke-width': 3 }),
      element(document, 'path', { d, fill: 'none', stroke: palette.text, 'stroke-width': 1 }),
    );
  });
  areas.forEach((area, i) => {
    const [x, y] = path.centroid(largestPart(shapes[i] ?? emptyShape));
    svg.append(...labelOf(document, area, areas.length <= mostNames, x, y));
  });
  return finish(svg, described);
}

const emptyShape: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };

const shapeOf = ({ outline }: MapArea): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: outline.parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
});

function largestPart(shape: MultiPolygon): MultiPolygon {
  const measured = shape.coordinates.map((part) => ({ part, size: (part[0] ?? []).length }));
  const largest = measured.sort((a, b) => b.size - a.size)[0];
  return { type: 'MultiPolygon', coordinates: largest === undefined ? [] : [largest.part] };
}

/** Three shades by thirds of the span of the shown values; equal values share the middle one. */
function shadesOf(areas: readonly MapArea[]): (area: MapArea) => string {
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

function hatch(document: SvgDocument): SvgElement {
  const pattern = element(document, 'pattern', {
    id: 'hidden',
    width: 8,
    height: 8,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  pattern.append(
    element(document, 'rect', { width: 8, height: 8, fill: palette.paper }),
    element(document, 'rect', { width: 2, height: 8, fill: palette.quiet }),
  );
  const defs = element(document, 'defs', {});
  defs.append(pattern);
  return defs;
}

/** Words with a white halo, so that they are readable on every shade and on the hatch. */
function labelOf(
  document: SvgDocument,
  area: MapArea,
  named: boolean,
  x: number,
  y: number,
): readonly SvgElement[] {
  const lines = named ? [...wrapped(plain(area.name)), area.value.span.text] : [area.value.span.text];
  return lines.map((line, i) => {
    const text = element(document, 'text', {
      x: x.toFixed(1),
      y: (y + (i - (lines.length - 1) / 2) * 16 + 5).toFixed(1),
      'text-anchor': 'middle',
      'font-weight': i === lines.length - 1 ? 'bold' : 'normal',
      fill: palette.text,
      stroke: palette.paper,
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    });
    text.textContent = line;
    return text;
  });
}

/** Lines of about fourteen letters, broken between words. */
function wrapped(name: string): readonly string[] {
  return name.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 13) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

function element(
  document: SvgDocument,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
): SvgElement {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
