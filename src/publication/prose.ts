/** Text in which every number is a released cell or a named constant; a digit typed by hand cannot be written. */
import { HomewardError } from '../errors/homeward-error.ts';

/** Where a number that is not a released cell comes from. */
export type ConstantSource =
  | 'policy'
  | 'period'
  | 'definition'
  | 'category'
  | 'study'
  | 'agreement'
  | 'document';

export type Span =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly cell: string }
  | { readonly kind: 'marker'; readonly text: string; readonly cell: string }
  | { readonly kind: 'constant'; readonly text: string; readonly source: ConstantSource };

export type Prose = readonly Span[];

/** Tagged template: spans and other prose are spliced in, strings are words; digits in words are our fault. */
export function prose(text: TemplateStringsArray, ...parts: readonly (Span | Prose | string)[]): Prose {
  return text.flatMap((piece, i): Prose => {
    const part = parts[i];
    return [...words(piece), ...(part === undefined ? [] : toProse(part))];
  });
}

/** Text from outside the release that may hold digits, with its source. */
export const constant = (source: ConstantSource, text: string): Prose =>
  text === '' ? [] : [{ kind: 'constant', text, source }];

/**
 * A sentence for readers. When a cell in it is hidden, the written alternative is taken;
 * without one the build fails (PUBLICATION_CELL_HIDDEN).
 */
export function sentence(text: Prose, ifHidden?: Prose): Prose {
  const hidden = text.find((span) => span.kind === 'marker');
  if (hidden?.kind !== 'marker') return text;
  if (ifHidden === undefined) {
    throw new HomewardError('PUBLICATION_CELL_HIDDEN', `a sentence needs a hidden figure: ${hidden.cell}`);
  }
  return sentence(ifHidden);
}

export const plain = (text: Prose): string => text.map((span) => span.text).join('');

/** `a, b and c`. */
export function list(items: readonly Prose[], last = 'and'): Prose {
  return items.flatMap((item, i): Prose => {
    if (i === 0) return item;
    return [...words(i === items.length - 1 ? ` ${last} ` : ', '), ...item];
  });
}

export function capitalised(text: Prose): Prose {
  const [first, ...rest] = text;
  return first === undefined ? [] : [{ ...first, text: upperFirst(first.text) }, ...rest];
}

/** For the middle of a sentence; a word in capitals (`NHS`) keeps them. */
export function uncapitalised(text: Prose): Prose {
  const [first, ...rest] = text;
  if (first === undefined || /^[A-Z]{2}/.test(first.text)) return text;
  return [{ ...first, text: first.text.slice(0, 1).toLowerCase() + first.text.slice(1) }, ...rest];
}

export const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function toProse(part: Span | Prose | string): Prose {
  if (typeof part === 'string') return words(part);
  return 'kind' in part ? [part] : part;
}

function words(text: string): Prose {
  if (/\d/.test(text)) throw new Error(`impossible: a number typed by hand in "${text}"`);
  return text === '' ? [] : [{ kind: 'words', text }];
}
