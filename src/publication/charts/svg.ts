/** A standalone SVG: a page, a title and a description for readers, and the same bytes each time. */
import { parseHTML } from 'linkedom';

export interface Described {
  readonly title: string;
  readonly alt: string;
}

/** Pictures are drawn twice, so that their text is readable on a telephone and on paper. */
export type Width = 'narrow' | 'wide';

/** The little of the DOM that pictures need (the library's own types need a browser's). */
export interface SvgElement {
  textContent: string | null;
  readonly ownerDocument: SvgDocument;
  setAttribute(name: string, value: string): void;
  append(...children: readonly SvgElement[]): void;
  prepend(...children: readonly SvgElement[]): void;
  toString(): string;
}
export interface SvgDocument {
  createElementNS(namespace: string, name: string): SvgElement;
}

export const svgNamespace = 'http://www.w3.org/2000/svg';

export const newDocument = (): SvgDocument =>
  parseHTML('<!doctype html><html><body></body></html>').document as unknown as SvgDocument;

/** Names the picture by DOM calls (attribute order is linkedom's own, so text is never edited). */
export function finish(svg: SvgElement, { title, alt }: Described): string {
  const document = svg.ownerDocument;
  svg.setAttribute('xmlns', svgNamespace);
  svg.setAttribute('role', 'img');
  const desc = document.createElementNS(svgNamespace, 'desc');
  desc.textContent = alt;
  const heading = document.createElementNS(svgNamespace, 'title');
  heading.textContent = title;
  svg.prepend(heading, desc);
  return svg.toString();
}

export function element(
  document: SvgDocument,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
): SvgElement {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
