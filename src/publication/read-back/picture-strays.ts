/** A picture of the report, read back: its words, and whether its bars are as long as the figures beside them. */
import { svgNamespace } from '../charts/svg.ts';
import { hasNumber, numbersIn } from './numbers.ts';
import { isOpen, type Tag, tokensOf } from './tokens.ts';

/** Attributes that place and draw; none of them is read out. */
const drawing = new Set(
  (
    'x y x1 x2 y1 y2 cx cy r d dx dy width height viewBox transform fill stroke stroke-width stroke-linejoin font-size font-family font-weight ' +
    'text-anchor paint-order style class role xmlns id patternUnits patternTransform opacity fill-opacity stroke-opacity'
  ).split(' '),
);
/** Of the chart library: the same in every picture. */
const libraryClass = 'plot-d6a7b5';

/** What is wrong, in words, without any number. `known`: the numbers of the table that says the same as the picture. */
export function pictureStrays(svg: string, known: ReadonlySet<string>): readonly string[] {
  const tokens = tokensOf(svg);
  if (tokens === null) return ['a picture that cannot be read'];
  const strays: string[] = [];
  const open: Tag[] = [];
  const groups = new Map<string, number[]>();
  let labels: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'text') {
      const within = open.at(-1)?.name;
      if (
        within === 'style' ? !isLibraryStyle(token.text) : !numbersIn(token.text).every((n) => known.has(n))
      )
        strays.push(`the words of a picture (${within ?? 'outside'})`);
      if (within === 'text' || within === 'tspan') labels.push(token.text);
      continue;
    }
    if (token.ends === 'element') {
      open.pop();
      continue;
    }
    strays.push(...attributeStrays(token));
    const group = open
      .findLast(({ attributes }) => attributes.has('aria-label'))
      ?.attributes.get('aria-label');
    if (token.name === 'g' && token.attributes.has('aria-label')) labels = [];
    const length = Number(token.attributes.get(token.name === 'rect' ? 'width' : 'cx'));
    if ((group === 'bar' && token.name === 'rect') || (group === 'dot' && token.name === 'circle'))
      groups.set(group, [...(groups.get(group) ?? []), length]);
    if (isOpen(token)) open.push(token);
  }
  const figures = labels.filter(hasNumber).map((text) => Number.parseFloat(text.replaceAll(',', '')));
  const [bars, dots] = [groups.get('bar'), groups.get('dot')];
  if (bars !== undefined && !areProportional(bars, figures, 0)) strays.push('the length of a bar');
  if (dots !== undefined && !areProportional(dots, figures, null)) strays.push('the place of a dot');
  return strays;
}

function attributeStrays({ name, attributes }: Tag): readonly string[] {
  return [...attributes].flatMap(([attribute, value]) => {
    if (attribute === 'aria-label') return hasNumber(value) ? ['the name of a part of a picture'] : [];
    return drawing.has(attribute) && isDrawn(name, attribute, value)
      ? []
      : [`attribute ${attribute} of a picture`];
  });
}

function isDrawn(element: string, attribute: string, value: string): boolean {
  switch (attribute) {
    case 'class':
      return value === libraryClass;
    case 'fill':
    case 'stroke':
      return /^#[0-9A-F]{6}$/.test(value) || !hasNumber(value);
    case 'style':
      return element === 'svg' && !hasNumber(value.replaceAll(/#[0-9A-F]{6}|font-size:1\dpx/g, ''));
    case 'xmlns':
      return value === svgNamespace;
    case 'id':
    case 'role':
    case 'font-family':
      return !hasNumber(value);
    default:
      return !/\p{L}{3}/u.test(
        value.replace(/translate|rotate|userSpaceOnUse|normal|bold|start|middle|end|stroke|round/g, ''),
      );
  }
}

const isLibraryStyle = (text: string): boolean =>
  !hasNumber(text.replaceAll(libraryClass, '').replaceAll('100%', ''));

/** Lengths drawn on one scale, from `origin` (null: any) on, to a thousandth of the longest. */
function areProportional(
  lengths: readonly number[],
  figures: readonly number[],
  origin: number | null,
): boolean {
  if (lengths.length !== figures.length) return false;
  const least = Math.min(...figures);
  const most = Math.max(...figures);
  const [from, to] = [lengths[figures.indexOf(least)] ?? 0, lengths[figures.indexOf(most)] ?? 0];
  const scale = origin === null ? (to - from) / Math.max(1, most - least) : (to - origin) / Math.max(1, most);
  const start = origin ?? from - scale * least;
  return lengths.every(
    (length, i) => Math.abs(length - start - scale * (figures[i] ?? 0)) <= 0.001 * Math.abs(to),
  );
}
