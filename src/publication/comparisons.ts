/** Comparisons in words, made from both cells by code and only as far as rounding lets them stand. */

import type { Span } from './prose.ts';
import type { Figure } from './released.ts';

const fractions = [
  [1 / 10, 'about one in ten'],
  [1 / 5, 'about one in five'],
  [1 / 4, 'about a quarter'],
  [1 / 3, 'about a third'],
  [2 / 5, 'about two in five'],
  [1 / 2, 'about half'],
  [3 / 5, 'about three in five'],
  [2 / 3, 'about two thirds'],
  [3 / 4, 'about three quarters'],
  [4 / 5, 'about four in five'],
  [9 / 10, 'about nine in ten'],
] as const;

/** `about a third` of a whole; hidden when a cell is, or when the whole is too small for the words to hold. */
export function portion(parts: readonly Figure[], whole: Figure, roundTo: number): Span {
  const cell = cellsOf(...parts, whole);
  const part = parts.reduce<number | null>(
    (sum, { value }) => (sum === null || value === null ? null : sum + value),
    0,
  );
  if (part === null || whole.value === null || whole.value < 10 * roundTo) return hidden(cell);
  const share = part / whole.value;
  if (share < 0.075) return say('fewer than one in ten', cell);
  if (share > 0.925) return say('more than nine in ten', cell);
  const nearest = fractions.reduce((best, next) =>
    Math.abs(next[0] - share) < Math.abs(best[0] - share) ? next : best,
  );
  return say(nearest[1], cell);
}

/** `more`, `fewer` or `about as many`, by whether the rounding of both could turn the order. */
export function moreOrFewer(first: Figure, second: Figure, roundTo: number): Span {
  const cell = cellsOf(first, second);
  if (first.value === null || second.value === null) return hidden(cell);
  const difference = first.value - second.value;
  if (Math.abs(difference) <= roundTo) return say('about as many', cell);
  return say(difference > 0 ? 'more' : 'fewer', cell);
}

/** Least and greatest of the figures that are shown; undefined below two. */
export function endsOf(figures: readonly Figure[]): readonly [Figure, Figure] | undefined {
  const shown = figures.filter(({ value }) => value !== null).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [least] = shown;
  const most = shown.at(-1);
  return least === undefined || most === undefined || shown.length < 2 ? undefined : [least, most];
}

const say = (text: string, cell: string): Span => ({ kind: 'figure', text, cell });
const hidden = (cell: string): Span => ({ kind: 'marker', text: '', cell });

function cellsOf(...figures: readonly Figure[]): string {
  return figures.map(({ span }) => ('cell' in span ? span.cell : '')).join(' ');
}
