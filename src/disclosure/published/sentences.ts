/** What can be worked out, in sentences: which figure, from which printed figures, and what would stop it. */
import type { PossibleValues } from '../attack/problem.ts';
import type { Interval } from '../policy/rule.ts';
import type { ReadDimension } from '../tables/publication.ts';
import type { Remedy } from './explain-findings.ts';
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
        ? `${nameOf(whole, words)} (${printedAs(whole)}, ${whole.from}) without ${relativeName(part, whole, words)}`
        : found.cell;
  if (own !== undefined && isPrinted(own, found))
    return `${subject} is printed as it is, although the rule hides ${range(small)}.`;
  return `${subject} ${valuesInWords(found, small)}.`;
}

/** A figure that the rule should have hidden. */
export const isPrinted = (
  { text }: PrintedCell,
  { lower, upper }: Pick<PossibleValues, 'lower' | 'upper'>,
): boolean => /^\d/.test(text) && lower === upper && Number(text) === lower;

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

/**
 * `It follows from 10 (Boys, oaps.csv:7) and the total 30 (oaps.csv:8)`: names say how each figure differs from the target; totals last, long lists
 * cut short. Empty when the figures are those that the finding names already.
 */
export function reasonsInWords(
  target: string,
  parts: readonly string[],
  because: readonly string[],
  words: Vocabulary,
  most = 6,
): string {
  const own = words.cells.get(parts[0] ?? target);
  const cells = because.flatMap((id) =>
    id === target || parts.includes(id) ? [] : (words.cells.get(id) ?? []),
  );
  if (cells.length === 0) return '';
  const width = ({ dimensions, at }: PrintedCell) => dimensions.filter((name) => at[name] !== 'all').length;
  const isTotal = (cell: PrintedCell) => own !== undefined && width(cell) < width(own);
  const isShown = ({ text }: PrintedCell) => /\d/.test(text);
  const totals = cells.filter(isTotal);
  const others = cells.filter((cell) => !isTotal(cell));
  const ordered = [...others.filter(isShown), ...others.filter((cell) => !isShown(cell))];
  const kept = [...ordered.slice(0, Math.max(1, most - totals.length)), ...totals.slice(0, most - 1)];
  const names = kept.map((cell) => relativeName(cell, own, words));
  const rest = cells.length - kept.length;
  return `It follows from ${listOf(rest > 0 ? [...names, `${rest} more`] : names)}.`;
}

/** `Hiding 10 (Boys, oaps.csv:7) as well would stop it`, as was tried. Empty for null: not all was tried. */
export function remedyInWords(
  target: string,
  parts: readonly string[],
  remedy: Remedy | null,
  words: Vocabulary,
): string {
  if (remedy === null) return '';
  if (remedy.byMarker) return 'A marker that may also hide a larger figure would stop it.';
  const own = words.cells.get(parts[0] ?? target);
  const namesOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const cell = words.cells.get(id);
      return cell === undefined ? [] : [relativeName(cell, own, words)];
    });
  const [alone, together] = [namesOf(remedy.alone), namesOf(remedy.together)];
  if (alone.length > 1) return `Hiding one of these as well would stop it: ${listOf(alone, 'or')}.`;
  if (alone.length === 1) return `Hiding ${alone[0]} as well would stop it.`;
  if (together.length > 0) return `Hiding all of these as well would stop it: ${listOf(together)}.`;
  return 'Hiding a few more figures would not be enough: print fewer totals or wider categories.';
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

/** A figure by how it differs from the target: `15 (Male, oaps.csv:7)`, `the total 30 (of gender, oaps.csv:8)`. */
function relativeName(cell: PrintedCell, target: PrintedCell | undefined, words: Vocabulary): string {
  if (target === undefined) return `${printedAs(cell)} (${nameOf(cell, words)}, ${cell.from})`;
  const codeIn = ({ at }: PrintedCell, dimension: string) => at[dimension] ?? 'all';
  const differing = [...new Set([...cell.dimensions, ...target.dimensions])].filter(
    (dimension) => codeIn(cell, dimension) !== codeIn(target, dimension),
  );
  const over = differing.filter((dimension) => codeIn(cell, dimension) === 'all');
  const places = differing
    .filter((dimension) => !over.includes(dimension))
    .map((dimension) => categoryName(dimension, codeIn(cell, dimension), words));
  const measure = cell.measure === target.measure ? [] : [words.measures.get(cell.measure) ?? cell.measure];
  const named = over.filter((dimension) => !anonymous.test(dimension)).map(plain);
  const isTotal = over.length > 0 && places.length === 0;
  const total = isTotal ? 'the total ' : '';
  const all = named.length === 0 ? [] : [isTotal ? `of ${listOf(named)}` : `every ${listOf(named)}`];
  return `${total}${printedAs(cell)} (${[...measure, ...places, ...all, cell.from].join(', ')})`;
}

/** A name that means little by itself has its dimension in front. */
export function categoryName(dimension: string, code: string, { dimensions }: Vocabulary): string {
  const name =
    dimensions.find((one) => one.name === dimension)?.categories.find((one) => one.code === code)?.name ??
    code;
  const isBare = /^(yes|no|other|unknown|not known|none|not stated|not determined|.{1,2}|[\d<>].*)$/i.test(
    name.trim(),
  );
  return isBare && !anonymous.test(dimension) ? `${plain(dimension)} ${name.trim()}` : name.trim();
}

/** Headings without a name. */
export const anonymous = /^(columns|rows)/;
export const plain = (dimension: string): string => dimension.replaceAll('-', ' ');
const printedAs = ({ text }: PrintedCell): string => (text === '' ? 'empty' : text);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const range = ({ lower, upper }: Interval): string => `${lower} to ${upper}`;
const either = (values: readonly number[]): string => listOf(values.map(String), 'or');

function listOf(texts: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${word} ${last}`;
}
