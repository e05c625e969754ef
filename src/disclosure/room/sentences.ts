/** What the readers of a sheet could work out, in words: which figure, from which others, and what would stop it. */
import type { PossibleValues } from '../attack/problem.ts';
import type { KnownFigure } from '../draft/known-figures.ts';
import { cellInWords } from '../ledger/cell-in-words.ts';
import type { AsSeen } from './as-seen.ts';
import { less } from './readers-problem.ts';

export const mostSentences = 12;
const mostFigures = 5;

const endings = {
  exact: 'could be worked out exactly',
  narrowed: 'would be narrowed: only some of the small counts would remain possible',
  unknown: 'was not decided within the limits',
} as const;

/** A dozen sentences; a last one says how many more there are. `stopsOf` gives the keys of figures that could be left out. */
export function sentencesFor(known: readonly KnownFigure[], { sheetOf, nameOf }: AsSeen) {
  const cells = new Map(
    known.map(({ key, cells: own }) => [key, own.find((cell) => sheetOf(cell) !== null) ?? own[0] ?? '']),
  );
  const figure = (key: string): string => {
    const cell = cells.get(key) ?? '';
    const label = cell.slice(0, Math.max(0, cell.indexOf('/')));
    return `${cellInWords(cell, label)} (${nameOf(label)})`;
  };
  const isSheet = (key: string) => sheetOf(cells.get(key) ?? '') !== null;
  const sheetsFirst = (a: string, b: string) => Number(isSheet(b)) - Number(isSheet(a));
  return (
    ending: keyof typeof endings,
    found: readonly PossibleValues[],
    stopsOf?: (one: PossibleValues) => readonly string[],
  ): readonly string[] => {
    const sentences = found.slice(0, mostSentences).map((one) => {
      const [whole = '', part] = one.cell.split(less);
      const subject =
        part === undefined
          ? upperFirst(figure(whole))
          : `The difference of ${figure(whole)} and ${figure(part)}`;
      const from = one.because.filter((key) => key !== whole && key !== part);
      const why = from.length === 0 ? '' : `, from ${listed([...from].sort(sheetsFirst).map(figure))}`;
      return `${subject} ${endings[ending]}${why}.${stopsOf === undefined ? '' : remedy(stopsOf(one).map(figure))}`;
    });
    return found.length <= mostSentences
      ? sentences
      : [...sentences, `And ${found.length - mostSentences} more figures.`];
  };
}

function remedy(stops: readonly string[]): string {
  if (stops.length === 0) return ' No single figure, left out, would stop it.';
  const [only] = stops;
  if (stops.length === 1 && only !== undefined) return ` It would not without ${only}.`;
  return ` It would not without one of: ${listed(stops)}.`;
}

/** Five, and how many more. */
const listed = (figures: readonly string[]): string =>
  figures.length <= mostFigures
    ? figures.join('; ')
    : `${figures.slice(0, mostFigures).join('; ')}; and ${figures.length - mostFigures} more`;

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
