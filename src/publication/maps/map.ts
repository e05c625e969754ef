/** Areas shaded by a released figure, with outlines and printed values; hidden areas are hatched. */
import { type GeoPath, geoIdentity, geoPath } from 'd3-geo';
import type { MultiPolygon } from 'geojson';
import { fontStack, palette } from '../charts/palette.ts';
import { type Described, element, finish, newDocument, type SvgElement, type Width } from '../charts/svg.ts';
import type { MapArea } from '../model.ts';
import { labelsBeside, type Named, valuesInside } from './labels.ts';
import { hatch, shadesOf } from './shades.ts';

/** Names stand beside the map up to this many areas; beyond it values stand inside, and the table names them. */
const mostNames = 8;

const sizes = {
  narrow: { width: 340, height: 330, beside: 76, fontSize: 13 },
  wide: { width: 700, height: 540, beside: 150, fontSize: 15 },
} as const;

export function drawMap(areas: readonly MapArea[], width: Width, described: Described): string {
  const size = sizes[width];
  const named = areas.length <= mostNames;
  const document = newDocument();
  const svg = element(document, 'svg', {
    viewBox: `0 0 ${size.width} ${size.height}`,
    width: size.width,
    height: size.height,
    'font-family': fontStack,
    'font-size': size.fontSize,
  });
  svg.append(hatch(document));
  const shapes = areas.map(shapeOf);
  const across = named ? size.beside : 8;
  const path = geoPath(
    geoIdentity()
      .reflectY(true)
      .fitExtent(
        [
          [across, 8],
          [size.width - across, size.height - 8],
        ],
        { type: 'GeometryCollection', geometries: [...shapes] },
      ),
  ).digits(1);
  const fillOf = shadesOf(areas);
  for (const [i, area] of areas.entries()) {
    const d = path(shapes[i] ?? nowhere) ?? '';
    const fill = fillOf(area);
    svg.append(
      element(document, 'path', { d, fill, stroke: palette.paper, 'stroke-width': 2.5 }),
      element(document, 'path', { d, fill: 'none', stroke: palette.text, 'stroke-width': 0.75 }),
    );
  }
  const places = areas.map((area, i): Named => placeOf(area, shapes[i] ?? nowhere, path));
  const labels: readonly SvgElement[] = named
    ? labelsBeside(document, places, size)
    : valuesInside(document, places, size.fontSize);
  svg.append(...labels);
  return finish(svg, described);
}

const nowhere: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };

const shapeOf = ({ outline }: MapArea): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: outline.parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
});

/** The middle and the width of the area's largest part. */
function placeOf(area: MapArea, shape: MultiPolygon, path: GeoPath): Named {
  const parts = shape.coordinates.map(
    (part): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [part] }),
  );
  const largest = parts.reduce((best, part) => (path.area(part) > path.area(best) ? part : best), nowhere);
  const [x, y] = path.centroid(largest);
  const [[left], [right]] = path.bounds(largest);
  return { area, x, y, width: right - left };
}
