/** Names and figures of a map: beside it with a line to each area, or inside the areas when there are many. */
import { palette } from '../charts/palette.ts';
import { element, type SvgDocument, type SvgElement } from '../charts/svg.ts';
import type { MapArea } from '../model.ts';
import { plain } from '../prose.ts';

export interface Named {
  readonly area: MapArea;
  /** Middle of the area's largest part, in the units of the picture. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** Room for words on each side. */
  readonly beside: number;
  readonly fontSize: number;
}

interface Label {
  readonly place: Named;
  readonly lines: readonly string[];
}

/** Two columns of labels from north to south, each with a line to its area; none lies over another. */
export function labelsBeside(
  document: SvgDocument,
  places: readonly Named[],
  size: Size,
): readonly SvgElement[] {
  const fromWest = [...places].sort((a, b) => a.x - b.x);
  const half = Math.floor(places.length / 2);
  const column = (side: 'left' | 'right', members: readonly Named[]) =>
    spread(
      members.map((place) => labelOf(place, size)),
      size,
    ).flatMap(({ label, y }) => drawLabel(document, label, side, y, size));
  return [...column('left', fromWest.slice(0, half)), ...column('right', fromWest.slice(half))];
}

/** The figure alone, with a halo, in areas that are wide enough for it. */
export function valuesInside(
  document: SvgDocument,
  places: readonly Named[],
  fontSize: number,
): readonly SvgElement[] {
  return places.flatMap(({ area, x, y, width }) => {
    const { text } = area.value.span;
    if (width < text.length * fontSize * 0.62) return [];
    const place = { x: x.toFixed(1), y: (y + fontSize / 3).toFixed(1), 'text-anchor': 'middle' };
    const halo = {
      stroke: palette.paper,
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    };
    return [words(document, text, { ...place, ...halo, 'font-weight': 'bold' })];
  });
}

const labelOf = (place: Named, { beside, fontSize }: Size): Label => ({
  place,
  lines: [
    ...wrapped(plain(place.area.name), Math.floor(beside / (fontSize * 0.58))),
    place.area.value.span.text,
  ],
});

const heightOf = ({ lines }: Label, { fontSize }: Size): number => lines.length * fontSize * 1.15 + 10;

/** Keeps each label as near to the height of its area as the labels above and below it allow. */
function spread(
  labels: readonly Label[],
  size: Size,
): readonly { readonly label: Label; readonly y: number }[] {
  const ordered = [...labels].sort((a, b) => a.place.y - b.place.y);
  const placed: { readonly label: Label; readonly y: number }[] = [];
  let top = 0;
  ordered.forEach((label, i) => {
    const below = ordered.slice(i).reduce((sum, next) => sum + heightOf(next, size), 0);
    const wish = label.place.y - heightOf(label, size) / 2;
    const y = Math.max(top, Math.min(wish, size.height - below));
    placed.push({ label, y });
    top = y + heightOf(label, size);
  });
  return placed;
}

function drawLabel(
  document: SvgDocument,
  label: Label,
  side: 'left' | 'right',
  top: number,
  size: Size,
): readonly SvgElement[] {
  const { place, lines } = label;
  const x = side === 'left' ? 2 : size.width - 2;
  const anchor = side === 'left' ? 'start' : 'end';
  const lineHeight = size.fontSize * 1.15;
  const edge = side === 'left' ? size.beside - 6 : size.width - size.beside + 6;
  const middle = top + heightOf(label, size) / 2;
  const last = lines.length - 1;
  const ends = { x1: edge, y1: middle.toFixed(1), x2: place.x.toFixed(1), y2: place.y.toFixed(1) };
  const dot = { cx: place.x.toFixed(1), cy: place.y.toFixed(1), r: 4 };
  return [
    element(document, 'line', { ...ends, stroke: palette.paper, 'stroke-width': 4 }),
    element(document, 'line', { ...ends, stroke: palette.text, 'stroke-width': 1.25 }),
    element(document, 'circle', { ...dot, fill: palette.text, stroke: palette.paper, 'stroke-width': 1.5 }),
    ...lines.map((line, i) =>
      words(document, line, {
        x,
        y: (top + 5 + (i + 0.8) * lineHeight).toFixed(1),
        'text-anchor': anchor,
        'font-weight': i === last ? 'bold' : 'normal',
      }),
    ),
  ];
}

function words(
  document: SvgDocument,
  line: string,
  attributes: Readonly<Record<string, string | number>>,
): SvgElement {
  const text = element(document, 'text', { fill: palette.text, ...attributes });
  text.textContent = line;
  return text;
}

/** At most three lines of so many letters, broken between words; what does not fit is cut. */
function wrapped(name: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > letters) lines.push(cut(word, letters));
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]?.replace(/…$/, '')}…`];
}

const cut = (word: string, letters: number): string =>
  word.length <= letters ? word : `${word.slice(0, letters - 1)}…`;
