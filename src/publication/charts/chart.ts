/** Horizontal bars, or dots with a range: one row for each group; a hidden figure is a marker and has no geometry. */
import * as Plot from '@observablehq/plot';
import type { ChartItem } from '../model.ts';
import { plain } from '../prose.ts';
import { fontStack, palette } from './palette.ts';
import { type Described, finish, newDocument, type SvgElement, type Width } from './svg.ts';

interface Mark {
  readonly row: string;
  readonly label: string;
  readonly text: string;
  readonly colour: string;
  readonly margin: boolean;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Labels stand above their bars on a narrow picture. `letters`: how many fit on a line of a label, in a wide font. */
const layouts = {
  narrow: {
    width: 340,
    left: 2,
    right: 70,
    fontSize: 14,
    letters: 36,
    row: 40,
    drop: 10,
    labelDrop: -6,
    lineAnchor: 'bottom',
  },
  wide: {
    width: 760,
    left: 250,
    right: 80,
    fontSize: 15,
    letters: 26,
    row: 20,
    drop: 0,
    labelDrop: 0,
    lineAnchor: 'middle',
  },
} as const;
type Layout = (typeof layouts)[Width];

export function drawChart(
  kind: 'bars' | 'ranges',
  items: readonly ChartItem[],
  width: Width,
  described: Described,
): string {
  const marks = items.map(markOf);
  const layout = layouts[width];
  const lines = Math.max(1, ...marks.map(({ label }) => Math.ceil(label.length / layout.letters)));
  const rowHeight = layout.row + lines * 18;
  const greatest = Math.max(1, ...marks.flatMap(({ value, high }) => [value ?? 0, high ?? 0]));
  const svg = Plot.plot({
    document: newDocument(),
    width: layout.width,
    height: rowHeight * marks.length + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: layout.left,
    marginRight: layout.right,
    style: {
      fontFamily: fontStack,
      fontSize: `${layout.fontSize}px`,
      color: palette.text,
      background: palette.paper,
    },
    x: { domain: [0, greatest], axis: null },
    y: { type: 'band', domain: marks.map(({ row }) => row), axis: null, padding: 0 },
    marks: [
      ...(kind === 'bars' ? bars(marks, layout, rowHeight) : ranges(marks, layout, greatest)),
      ...labels(marks, layout),
      values(marks, layout),
    ],
  });
  return finish(svg as SvgElement, described);
}

function markOf(item: ChartItem, i: number): Mark {
  return {
    row: String(i),
    label: plain(item.label),
    text: item.value.span.text,
    margin: item.margin,
    colour: item.margin ? palette.focus : palette.first,
    value: item.value.value,
    low: item.value.value === null ? null : (item.low?.value ?? null),
    high: item.value.value === null ? null : (item.high?.value ?? null),
  };
}

const shown = (marks: readonly Mark[]): readonly Mark[] => marks.filter(({ value }) => value !== null);
const ranged = (marks: readonly Mark[]): readonly Mark[] =>
  marks.filter(({ low, high }) => low !== null && high !== null);

function bars(marks: readonly Mark[], layout: Layout, rowHeight: number): readonly Plot.Markish[] {
  const middle = rowHeight / 2 + layout.drop;
  const inset = { insetTop: middle - 11, insetBottom: rowHeight - middle - 11 };
  return [
    Plot.barX(shown(marks), { x1: 0, x2: 'value', y: 'row', fill: 'colour', ...inset }),
    Plot.tickX(marks, { x: 0, y: 'row', stroke: palette.quiet, ...inset }),
  ];
}

function ranges(marks: readonly Mark[], layout: Layout, greatest: number): readonly Plot.Markish[] {
  const dy = layout.drop;
  const line = { y: 'row', dy };
  return [
    Plot.ruleY(marks, { x1: 0, x2: greatest, stroke: palette.faint, ...line }),
    Plot.ruleY(ranged(marks), { x1: 'low', x2: 'high', stroke: 'colour', strokeWidth: 5, ...line }),
    Plot.dot(shown(marks), {
      x: 'value',
      r: 7,
      fill: 'colour',
      stroke: palette.paper,
      strokeWidth: 2,
      ...line,
    }),
  ];
}

/** From the left edge of the picture; above its bar on a narrow one. */
function labels(marks: readonly Mark[], layout: Layout): readonly Plot.Markish[] {
  const place = {
    frameAnchor: 'left' as const,
    textAnchor: 'start' as const,
    lineAnchor: layout.lineAnchor,
    dx: 1 - layout.left,
    dy: layout.labelDrop,
    lineWidth: layout.letters / 2,
    lineHeight: 1.1,
  };
  return [false, true].map((margin) =>
    Plot.text(
      marks.filter((mark) => mark.margin === margin),
      { y: 'row', text: 'label', fill: palette.text, fontWeight: margin ? 'bold' : 'normal', ...place },
    ),
  );
}

/** The printed figure stands past the end of its bar or range; a marker stands at the start. */
function values(marks: readonly Mark[], layout: Layout): Plot.Markish {
  return Plot.text(marks, {
    x: (mark: Mark) => Math.max(mark.value ?? 0, mark.high ?? 0),
    y: 'row',
    text: 'text',
    textAnchor: 'start',
    dx: 12,
    dy: layout.drop,
    fill: palette.text,
    fontWeight: 'bold',
  });
}
