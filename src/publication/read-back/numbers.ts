/** Numbers as words of a text, and those that are no figures: of the policy, the period, the categories, the study, the agreement. */
import type { PublicationInput } from '../book.ts';
import { definitionWords } from '../definitions.ts';
import { plain } from '../prose.ts';

/** Whether any digit of any script stands in the text. */
export const hasNumber = (text: string): boolean => /\p{N}/u.test(text);

/** Words with a digit in them, as they are compared: `1,205` is 1205, `07` is 7, `0.1.0` and a hash are one word each. */
export const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu)]
    .map(([word]) => word)
    .filter(hasNumber)
    .map((word) => word.replaceAll(',', '').replace(/^0+(?=\p{N}+$)/u, ''));

/** Every number that may stand in a report without being a figure: in what a person wrote, or in public facts; none is counted from records. */
export function constantNumbers(input: Omit<PublicationInput, 'outlines'>): ReadonlySet<string> {
  const { release, study, agreement, attribution } = input;
  const { tables, ...facts } = release;
  const { folder: _, at: __, ...asked } = study;
  const printed = [
    agreement.organisation,
    agreement['legal-basis'],
    agreement.category,
    agreement.purposes,
    agreement['statutory-duties'],
  ];
  const definitions = study.outOfArea.map((choice) => Object.values(definitionWords(choice)).map(plain));
  const known = [facts, tables.map(({ id, title }) => [id, title]), asked, printed, attribution, definitions];
  const margins = study.outOfArea.flatMap(({ margin }) => (margin === undefined ? [] : [margin / 1000]));
  return new Set([...textsIn([known, margins, tier]).flatMap(numbersIn)]);
}

const tier = '4';

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
