/** The report, read back: every number is a released cell in its place, or says what it is instead. */
import { createHash } from 'node:crypto';
import { plainText } from '../../disclosure/read-back/plain-text.ts';
import type { FileReader } from '../../disclosure/read-back/read-back.ts';
import type { Release } from '../../disclosure/release.ts';
import type { PublicationInput } from '../book.ts';
import { pageStyle } from '../html/style.ts';
import { constantNumbers, hasNumber, numbersIn } from './numbers.ts';
import { pictureStrays } from './picture-strays.ts';
import { type IsPrinted, printedCells } from './printed-cells.ts';
import { isOpen, type Tag, type Token, tokensOf } from './tokens.ts';

/** Reader of `report.html`. What a person wrote, and public facts, may hold numbers that are no figures; each is marked by `data-constant`. */
export function pageReader(input: Omit<PublicationInput, 'outlines'>): FileReader {
  const constants = constantNumbers(input);
  const style = pageStyle();
  return {
    reads: (path) => path === 'report.html',
    strays: (bytes, release) => {
      const tokens = tokensOf(plainText(bytes) ?? '<');
      if (tokens === null) return ['the whole page: it holds something that is neither text nor a plain tag'];
      return pageStrays(tokens, { constants, release, style, isPrinted: printedCells(release) });
    },
  };
}

interface Known {
  readonly constants: ReadonlySet<string>;
  readonly release: Release;
  /** The text of the one style sheet. */
  readonly style: string;
  readonly isPrinted: IsPrinted;
}

function pageStrays(tokens: readonly Token[], known: Known): readonly string[] {
  const strays: string[] = [];
  const open: { readonly tag: Tag; text: string }[] = [];
  const pictures = picturesIn(tokens);
  for (const token of tokens) {
    const stray = (what: string) => strays.push(`line ${token.line} (${what})`);
    if (token.kind === 'text') {
      const holder = open.at(-1);
      if (holder !== undefined) holder.text += token.text;
      if (!isTextKnown(token.text, holder?.tag, known)) stray('text');
      continue;
    }
    if (token.ends === 'element') {
      const closed = open.pop();
      const cells = closed?.tag.attributes.get('data-cell');
      if (closed === undefined || closed.tag.name !== token.name) stray('a tag that closes nothing');
      else if (cells !== undefined && !known.isPrinted(cells, closed.text))
        stray('a figure that is not its cell');
      continue;
    }
    for (const [name, value] of token.attributes)
      if (!isAttributeKnown(token, name, value, known)) stray(`attribute ${name}`);
    if (isOpen(token)) open.push({ tag: token, text: '' });
  }
  if (open.length > 0) strays.push('the end (a tag that is not closed)');
  for (const { line, alt, svgs, beside } of pictures) {
    const numbers = new Set([...beside].flatMap(numbersIn));
    if (!numbersIn(alt).every((number) => numbers.has(number))) strays.push(`line ${line} (attribute alt)`);
    for (const svg of svgs)
      for (const what of new Set(pictureStrays(svg, numbers))) strays.push(`line ${line} (${what})`);
  }
  return strays;
}

function isTextKnown(text: string, holder: Tag | undefined, { constants, style }: Known): boolean {
  if (holder?.name === 'style') return text === style;
  if (!hasNumber(text) || holder?.attributes.has('data-cell') === true) return true;
  const isConstant = holder?.attributes.has('data-constant') === true || holder?.name === 'title';
  return isConstant && numbersIn(text).every((number) => constants.has(number));
}

const sources = ['policy', 'period', 'definition', 'category', 'study', 'agreement', 'document'];
const harmless = ['lang', 'charset', 'name', 'role', 'scope', 'class', 'http-equiv'];

function isAttributeKnown(
  { name: tag, attributes }: Tag,
  name: string,
  value: string,
  known: Known,
): boolean {
  switch (name) {
    case 'data-cell':
    case 'alt':
      return true;
    case 'data-constant':
      return sources.includes(value);
    case 'id':
    case 'href':
    case 'aria-labelledby':
      return !hasNumber(withoutTables(value, known.release));
    case 'tabindex':
      return value === '0';
    case 'media':
      return value === '(max-width: 560px)';
    case 'src':
    case 'srcset':
      return (tag === 'img' || tag === 'source') && svgIn(value) !== null;
    case 'content':
      return isContentKnown(attributes, value, known);
    default:
      return harmless.includes(name) && !hasNumber(value.replace('utf-8', ''));
  }
}

/** Ids and addresses that are named after tables; the longest names first. */
const withoutTables = (value: string, { tables }: Release): string =>
  tables
    .map(({ id }) => id)
    .sort((a, b) => b.length - a.length)
    .reduce((left, id) => left.replaceAll(id, ''), value);

function isContentKnown(attributes: Tag['attributes'], value: string, { constants, style }: Known): boolean {
  if (attributes.get('name') === 'viewport') return value === 'width=device-width, initial-scale=1';
  const hash = createHash('sha256').update(style).digest('base64');
  if (attributes.get('http-equiv') === 'Content-Security-Policy')
    return !hasNumber(value.replace(`'sha256-${hash}'`, ''));
  return numbersIn(value).every((number) => constants.has(number));
}

interface PictureRead {
  readonly line: number;
  readonly alt: string;
  readonly svgs: readonly string[];
  /** Figures and constants that stand beside it in its `figure`. */
  readonly beside: readonly string[];
}

function picturesIn(tokens: readonly Token[]): readonly PictureRead[] {
  const pictures: PictureRead[] = [];
  let current: { line: number; alt: string; svgs: string[]; beside: string[] } | null = null;
  for (const token of tokens) {
    const alone = current ?? { line: token.line, alt: '', svgs: [], beside: [] };
    if (token.kind === 'text') {
      current?.beside.push(token.text);
      continue;
    }
    if (token.name === 'figure') {
      if (current !== null) pictures.push(current);
      current = token.ends === 'element' ? null : { line: token.line, alt: '', svgs: [], beside: [] };
      continue;
    }
    const svg = svgIn(token.attributes.get('src') ?? token.attributes.get('srcset') ?? '');
    if (svg !== null) alone.svgs.push(svg);
    alone.alt += ` ${token.attributes.get('alt') ?? ''}`;
    if (current === null && (svg !== null || token.attributes.has('alt'))) pictures.push(alone);
  }
  return pictures;
}

/** Null when it is no picture of ours. */
function svgIn(address: string): string | null {
  const found = /^data:image\/svg\+xml;base64,([A-Za-z0-9+/]+={0,2})$/.exec(address);
  return found === null ? null : plainText(Buffer.from(found[1] ?? '', 'base64'));
}
