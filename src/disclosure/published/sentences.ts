/** What can be worked out, in sentences: which figure, from which printed figures, and what would stop it. */
import type { PossibleValues } from '../attack/problem.ts';
import type { Interval } from '../policy/rule.ts';
import type { ReadDimension } from '../tables/publication.ts';
import type { PrintedCell } from './publication-of.ts';

/** Words for cells. */
export interface Vocabulary {
  readonly cells: ReadonlyMap<string, PrintedCell>;
  readonly dimensions: readonly ReadDimension[];
  /** Names of measures; one alone is not repeated. */
  readonly measures: ReadonlyMap<string, string>;
}

/** A sentence about a finding, without its reasons. `parts`: the cells that a difference is of, the whole first. */
export function findingInWords(
  found: Pick<PossibleValues, 'cell' | 'lower' | 'upper' | 'missing' | 'verdict'>,
  parts: readonly string[],
  small: Interval,
  words: Vocabulary,
): string {
  const [whole, part] = parts.map((id) => words.cells.get(id));
  const own = words.cells.get(found.cell);
  const subject =
    own !== undefined
      ? `${nameOf(own, words)} (${printedAs(own)}, ${own.from})`
      : whole !== undefined && part !== undefined
        ? `The difference of ${nameOf(whole, words)} (${printedAs(whole)}, ${whole.from}) and ${nameOf(part, words)} (${printedAs(part)}, ${part.from})`
        : found.cell;
  const isPrinted = own !== undefined && /^\d/.test(own.text);
  if (isPrinted && found.lower === found.upper && Number(own.text) === found.lower)
    return `${subject} is printed as it is, although the rule hides ${range(small)}.`;
  return `${subject} ${valuesInWords(found, small)}.`;
}

function valuesInWords(
  { lower, upper, missing }: Pick<PossibleValues, 'lower' | 'upper' | 'missing'>,
  small: Interval,
): string {
  if (lower === upper) return `can be worked out exactly: ${lower + 0}`;
  const inSmall = Array.from({ length: small.upper - small.lower + 1 }, (_, i) => small.lower + i);
  const isPossible = (value: number) =>
    value >= lower && (upper === null || value <= upper) && !missing.includes(value);
  if (upper !== null && upper <= small.upper)
    return `can only be ${either(inSmall.filter(isPossible))}, where the rule hides ${range(small)}`;
  if (inSmall.every((value) => value < lower || isPossible(value)))
    return `is at least ${lower}, where the rule hides ${range(small)}`;
  return `cannot be ${either(inSmall.filter((value) => !isPossible(value)))}, where the rule hides ${range(small)}`;
}

/** `It follows from …`, with names that say how each figure differs from the target; totals last, long lists cut short. */
export function reasonsInWords(
  target: string,
  because: readonly string[],
  words: Vocabulary,
  most = 6,
): string {
  const own = words.cells.get(target);
  const cells = because.flatMap((id) => (id === target ? [] : (words.cells.get(id) ?? [])));
  const printed = cells.filter(({ text }) => /\d/.test(text));
  const shown = printed.length > 0 ? printed : cells;
  if (shown.length === 0) return '';
  const width = ({ dimensions, at }: PrintedCell) => dimensions.filter((name) => at[name] !== 'all').length;
  const isTotal = (cell: PrintedCell) => own !== undefined && width(cell) < width(own);
  const totals = shown.filter(isTotal);
  const parts = shown.filter((cell) => !isTotal(cell));
  const kept = [...parts.slice(0, Math.max(1, most - totals.length)), ...totals.slice(0, most - 1)];
  const names = kept.map((cell) => relativeName(cell, own, words));
  const rest = shown.length - kept.length;
  return `It follows from ${listOf(rest > 0 ? [...names, `${rest} more`] : names)}.`;
}

/** `Hiding … as well would stop it`: each alone, tried. */
export function remedyInWords(target: string, stops: readonly string[], words: Vocabulary): string {
  const own = words.cells.get(target);
  const names = stops.flatMap((id) => {
    const cell = words.cells.get(id);
    return cell === undefined ? [] : [relativeName(cell, own, words)];
  });
  if (names.length === 0) return '';
  return names.length === 1
    ? `Hiding ${names[0]} as well would stop it.`
    : `Hiding one more figure would stop it: ${listOf(names, 'or')}.`;
}

/** Measure and categories: `OAPs ended, London, nights 31+`. */
export function nameOf(cell: PrintedCell, words: Vocabulary): string {
  const places = cell.dimensions.flatMap((dimension) => {
    const code = cell.at[dimension] ?? 'all';
    return code === 'all' ? [] : [categoryName(dimension, code, words)];
  });
  const measure = words.measures.get(cell.measure) ?? cell.measure;
  const named = words.measures.size === 1 ? places : [measure, ...places];
  return capital(named.length === 0 ? 'the total' : named.join(', '));
}

/** How a figure differs from the target: `Male 15 (oaps.csv:7)`, `the total of gender 30 (oaps.csv:8)`. */
function relativeName(cell: PrintedCell, target: PrintedCell | undefined, words: Vocabulary): string {
  const place = `${printedAs(cell)} (${cell.from})`;
  if (target === undefined) return `${nameOf(cell, words)} ${place}`;
  const differing = [...new Set([...cell.dimensions, ...target.dimensions])].filter(
    (dimension) => (cell.at[dimension] ?? 'all') !== (target.at[dimension] ?? 'all'),
  );
  const own = differing.flatMap((dimension) => {
    const code = cell.at[dimension] ?? 'all';
    return code === 'all' ? [] : [categoryName(dimension, code, words)];
  });
  const over = differing.filter((dimension) => (cell.at[dimension] ?? 'all') === 'all');
  const measure = cell.measure === target.measure ? [] : [words.measures.get(cell.measure) ?? cell.measure];
  const total = over.length === 0 ? [] : [`the total of ${over.map(plain).join(' and ')}`];
  return `${[...measure, ...own, ...total].join(', ') || 'the same figure'} ${place}`;
}

/** A name that means little by itself has its dimension in front. */
function categoryName(dimension: string, code: string, { dimensions }: Vocabulary): string {
  const name =
    dimensions.find((one) => one.name === dimension)?.categories.find((one) => one.code === code)?.name ??
    code;
  const isBare = /^(yes|no|other|unknown|not known|none|not stated|not determined|.{1,2}|[\d<>].*)$/i.test(
    name.trim(),
  );
  return isBare && !/^(columns|rows)/.test(dimension) ? `${plain(dimension)} ${name.trim()}` : name.trim();
}

const plain = (dimension: string): string => dimension.replaceAll('-', ' ');
const printedAs = ({ text }: PrintedCell): string => (text === '' ? 'empty' : text);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const range = ({ lower, upper }: Interval): string => `${lower} to ${upper}`;
const either = (values: readonly number[]): string => listOf(values.map(String), 'or');

function listOf(texts: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${word} ${last}`;
}
