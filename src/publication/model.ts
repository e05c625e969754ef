/** One publication as a value: what every renderer (page, and later PDF, document, slides) is made from. */

import type { AreaOutline } from '../places/outlines.ts';
import type { Prose, Span } from './prose.ts';
import { plain } from './prose.ts';
import type { Figure } from './released.ts';

export interface Publication {
  readonly title: Prose;
  readonly subtitle: Prose;
  readonly publisher: Prose;
  /** Stands at the top and the foot of every page: the delivery was invented. */
  readonly banner: Prose | null;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: string;
  readonly heading: Prose;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'subheading'; readonly id: string; readonly text: Prose }
  | { readonly kind: 'paragraph'; readonly text: Prose }
  | { readonly kind: 'bullets'; readonly items: readonly Prose[] }
  | { readonly kind: 'keyFigures'; readonly figures: readonly KeyFigure[] }
  | {
      readonly kind: 'flow';
      readonly title: Prose;
      readonly steps: readonly FlowStep[];
      readonly table: Table;
    }
  | { readonly kind: 'table'; readonly table: Table }
  | ({ readonly kind: 'picture' } & Picture)
  | { readonly kind: 'note'; readonly text: Prose }
  | { readonly kind: 'help'; readonly title: Prose; readonly items: readonly Prose[] }
  | { readonly kind: 'terms'; readonly terms: readonly { readonly term: Prose; readonly meaning: Prose }[] }
  | { readonly kind: 'files'; readonly files: readonly Download[] };

export interface KeyFigure {
  readonly value: Span;
  readonly label: Prose;
}

export interface FlowStep {
  readonly step: Prose;
  readonly kept: Prose;
  readonly left: readonly Prose[];
}

/** A file that stands beside the page. */
export interface Download {
  readonly href: string;
  readonly name: Prose;
  readonly format: string;
}

export interface Table {
  /** The release's table of the same id is what it shows. */
  readonly id: string;
  readonly caption: Prose;
  /** Heading of the first column, then of the others. */
  readonly columns: readonly Prose[];
  readonly rows: readonly Row[];
  readonly download: Download;
}

export interface Row {
  readonly label: Prose;
  readonly margin: boolean;
  readonly cells: readonly Span[];
}

/** A chart or a map, with everything that a reader who cannot see it needs. */
export interface Picture {
  readonly id: string;
  /** What the picture shows, as a headline. */
  readonly title: Prose;
  /** What was measured: unit, who, period. */
  readonly subtitle: Prose;
  /** One to three sentences saying what is seen; never the title again. */
  readonly alt: Prose;
  readonly drawing: Drawing;
  readonly table: Table;
}

export type Drawing =
  | { readonly kind: 'bars' | 'ranges'; readonly items: readonly ChartItem[] }
  | { readonly kind: 'map'; readonly areas: readonly MapArea[] };

export interface ChartItem {
  readonly label: Prose;
  readonly margin: boolean;
  readonly value: Figure;
  readonly low?: Figure;
  readonly high?: Figure;
}

export interface MapArea {
  readonly name: Prose;
  readonly outline: AreaOutline;
  readonly value: Figure;
}

/** A picture whose alternative text is its own: neither empty nor the title or subtitle again. */
export function picture(parts: Picture): Block {
  const alt = plain(parts.alt).trim();
  if (alt === '' || alt === plain(parts.title) || alt === plain(parts.subtitle)) {
    throw new Error(`impossible: no alternative text of its own: ${parts.id}`);
  }
  return { kind: 'picture', ...parts };
}

/** Every span of a publication, in reading order: what the test of numbers takes its allow-list from. */
export function spansOf(value: unknown): readonly Span[] {
  if (Array.isArray(value)) return value.flatMap(spansOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && 'text' in value && typeof value.text === 'string') return [value as Span];
  return Object.values(value).flatMap(spansOf);
}
