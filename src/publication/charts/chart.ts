/** Horizontal bars, or dots with a range: one row for each group; a hidden figure is a marker and has no geometry. */
import * as Plot from '@observablehq/plot';
import type { ChartItem } from '../model.ts';
import { plain } from '../prose.ts';
import { fontStack, palette } from './palette.ts';
import { type Described, finish, newDocument, type SvgElement, type Width, widths } from './svg.ts';

interface Mark {
  readonly row: string;
  readonly label: string;
  readonly text: string;
  readonly colour: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function drawChart(
  kind: 'bars' | 'ranges',
  items: readonly ChartItem[],
  width: Width,
  described: Described,
): string {
  const marks = items.map(markOf);
  const greatest = Math.max(1, ...marks.flatMap(({ value, high }) => [value ?? 0, high ?? 0]));
  const narrow = width === 'narrow';
  const rowHeight = narrow ? 54 : 38;
  const svg = Plot.plot({
    document: newDocument(),
    width: widths[width],
    height: rowHeight * marks.length + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: narrow ? 2 : 232,
    marginRight: narrow ? 66 : 72,
    style: {
      fontFamily: fontStack,
      fontSize: narrow ? '14px' : '15px',
      color: palette.text,
      background: palette.paper,
    },
    x: { domain: [0, greatest], axis: null },
    y: { domain: marks.map(({ row }) => row), axis: null, paddingInner: 0, paddingOuter: 0 },
    marks: [
      ...(kind === 'bars' ? bars(marks, narrow) : ranges(marks, narrow)),
      ...labels(marks, narrow),
      ...values(marks, narrow),
    ],
  });
  return finish(svg as SvgElement, described);
}

function markOf(item: ChartItem, i: number): Mark {
  return {
    row: String(i),
    label: plain(item.label),
    text: item.value.span.text,
    colour: item.margin ? palette.focus : palette.first,
    value: item.value.value,
    low: item.value.value === null ? null : (item.low?.value ?? null),
    high: item.value.value === null ? null : (item.high?.value ?? null),
  };
}

const shown = (marks: readonly Mark[]): readonly Mark[] => marks.filter(({ value }) => value !== null);
const ranged = (marks: readonly Mark[]): readonly Mark[] =>
  marks.filter(({ low, high }) => low !== null && high !== null);

/** Below its label on a narrow picture, beside it on a wide one. */
const drop = (narrow: boolean): number => (narrow ? 13 : 0);

function bars(marks: readonly Mark[], narrow: boolean): readonly Plot.Markish[] {
  const inset = { insetTop: narrow ? 27 : 8, insetBottom: narrow ? 5 : 8 };
  return [
    Plot.barX(shown(marks), { x1: 0, x2: 'value', y: 'row', fill: 'colour', ...inset }),
    Plot.tickX(marks, { x: 0, y: 'row', stroke: palette.quiet, ...inset }),
  ];
}

function ranges(marks: readonly Mark[], narrow: boolean): readonly Plot.Markish[] {
  const dy = drop(narrow);
  return [
    Plot.ruleY(marks, { x1: 0, y: 'row', stroke: '#D9DCDE', dy }),
    Plot.ruleY(ranged(marks), { x1: 'low', x2: 'high', y: 'row', stroke: 'colour', strokeWidth: 5, dy }),
    Plot.dot(shown(marks), {
      x: 'value',
      y: 'row',
      r: 7,
      fill: 'colour',
      stroke: palette.paper,
      strokeWidth: 2,
      dy,
    }),
  ];
}

function labels(marks: readonly Mark[], narrow: boolean): readonly Plot.Markish[] {
  const place = narrow
    ? { textAnchor: 'start' as const, dx: 0, dy: -12, lineWidth: 30, textOverflow: 'ellipsis-end' as const }
    : { textAnchor: 'end' as const, dx: -12, lineWidth: 15 };
  return [false, true].map((margin) =>
    Plot.text(
      marks.filter(({ colour }) => (colour === palette.focus) === margin),
      { x: 0, y: 'row', text: 'label', fill: palette.text, fontWeight: margin ? 'bold' : 'normal', ...place },
    ),
  );
}

/** The printed figure stands past the end of its bar or range; a marker stands at the start. */
function values(marks: readonly Mark[], narrow: boolean): readonly Plot.Markish[] {
  return [
    Plot.text(marks, {
      x: (mark: Mark) => Math.max(mark.value ?? 0, mark.high ?? 0),
      y: 'row',
      text: 'text',
      textAnchor: 'start',
      dx: 12,
      dy: drop(narrow),
      fill: palette.text,
      fontWeight: 'bold',
    }),
  ];
}
