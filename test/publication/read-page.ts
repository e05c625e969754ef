/** What a reader of the finished page can see: text, alternative texts, and the words inside the pictures. */
import { parseHTML } from 'linkedom';
import type { PublicationInput } from '../../src/publication/book.ts';
import { publish } from '../../src/publication/publish.ts';

export async function pageOf(input: PublicationInput): Promise<string> {
  const [file] = await publish(input);
  return new TextDecoder().decode(file?.bytes);
}

export const picturesIn = (html: string): readonly string[] =>
  [...html.matchAll(/data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );

/** Visible texts of the page and of its pictures, and the attributes that are read out. */
export function textsIn(html: string): readonly string[] {
  const { document } = parseHTML(html);
  for (const style of document.querySelectorAll('style')) style.remove();
  const attributes = [...document.querySelectorAll('[alt], [aria-label], meta[name]')].flatMap((element) =>
    ['alt', 'aria-label', ...(element.getAttribute('name') === 'viewport' ? [] : ['content'])].map(
      (name) => element.getAttribute(name) ?? '',
    ),
  );
  const pictures = picturesIn(html).flatMap((svg) =>
    [...svg.replace(/<style[\s\S]*?<\/style>/g, '').matchAll(/>([^<]+)</g)].map(([, text = '']) => text),
  );
  return [...textNodesIn(document.documentElement), ...attributes, ...pictures];
}

interface TextNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TextNode>;
}

function textNodesIn(node: TextNode): readonly string[] {
  if (node.nodeType === 3) return [node.textContent ?? ''];
  return [...node.childNodes].flatMap(textNodesIn);
}

export const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => number.replace(/[,.]$/, ''));
