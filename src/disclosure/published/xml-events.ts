/** Reads the XML of workbooks piece by piece: opening tags with their attributes, closing tags, text. No entities but the five of XML. */

export type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Names are without their prefix (`table:table-cell` is `table-cell`). Comments, declarations and doctypes are passed over. */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const text = xml.slice(at, open === -1 ? xml.length : open);
    if (text !== '') yield { kind: 'text', text: unescapeXml(text) };
    if (open === -1) return;
    if (xml.startsWith('<!--', open)) {
      const end = xml.indexOf('-->', open);
      at = end === -1 ? xml.length : end + 3;
      continue;
    }
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      yield { kind: 'text', text: xml.slice(open + 9, end === -1 ? xml.length : end) };
      at = end === -1 ? xml.length : end + 3;
      continue;
    }
    const end = endOfTag(xml, open);
    const tag = xml.slice(open + 1, end);
    at = end + 1;
    if (tag.startsWith('?') || tag.startsWith('!')) continue;
    if (tag.startsWith('/')) yield { kind: 'close', name: localName(tag.slice(1).trim()) };
    else yield openTag(tag);
  }
}

function openTag(tag: string): XmlEvent {
  const empty = tag.endsWith('/');
  const name = /^[^\s/>]+/.exec(tag)?.[0] ?? '';
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of tag.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes.set(localName(key), unescapeXml(double ?? single ?? ''));
  return { kind: 'open', name: localName(name), attributes, empty };
}

/** A `>` inside an attribute does not end the tag. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const character = xml[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return xml.length;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
        const code =
          decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : -1;
        if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
        return named[name ?? ''] ?? whole;
      })
    : text;
