/** Well-formed HTML or SVG as a list of tags and texts, in which no byte is skipped. */

export interface Tag {
  readonly kind: 'tag';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly ends: 'nothing' | 'itself' | 'element';
  readonly line: number;
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

export type Token = Tag | Text;

const doctype = /<!DOCTYPE html>\n/y;
const endTag = /<\/([a-zA-Z][a-zA-Z0-9]*)>/y;
const startTag = /<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-][a-zA-Z0-9:-]*="[^"<>]*")*)\s*(\/?)>/y;
const style = /[^<]*(?=<\/style>)/y;
const words = /[^<>]+/y;

/** Null when something is neither tag nor text: a comment, a declaration, an attribute without quotes, a stray bracket. */
export function tokensOf(source: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found !== null) {
      at += found[0].length;
      line += found[0].split('\n').length - 1;
    }
    return found;
  };
  take(doctype);
  while (at < source.length) {
    const here = line;
    const start = take(startTag);
    if (start !== null) {
      const attributes = attributesOf(start[2] ?? '');
      if (attributes === null) return null;
      const name = start[1] ?? '';
      tokens.push({
        kind: 'tag',
        name,
        attributes,
        ends: start[3] === '/' ? 'itself' : 'nothing',
        line: here,
      });
      if (name === 'style') tokens.push({ kind: 'text', text: take(style)?.[0] ?? '', line: here });
      continue;
    }
    const end = take(endTag);
    if (end !== null) {
      tokens.push({ kind: 'tag', name: end[1] ?? '', attributes: new Map(), ends: 'element', line: here });
      continue;
    }
    const text = take(words);
    if (text === null) return null;
    tokens.push({ kind: 'text', text: decoded(text[0]), line: here });
  }
  return tokens;
}

function attributesOf(source: string): ReadonlyMap<string, string> | null {
  const found = [...source.matchAll(/([a-zA-Z:-][a-zA-Z0-9:-]*)="([^"]*)"/g)];
  const attributes = new Map(found.map(([, name = '', value = '']) => [name, decoded(value)]));
  return attributes.size === found.length ? attributes : null;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references; one that is not known stays as it is written, digits and all. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Elements that have no end. */
const voids = new Set(['meta', 'link', 'img', 'source', 'br', 'hr']);
export const isOpen = ({ name, ends }: Tag): boolean => ends === 'nothing' && !voids.has(name);
