/** What the readers of a sheet could work out, in words: which figure, from which others, and what would stop it. */
import type { PossibleValues } from '../attack/problem.ts';
import type { KnownFigure } from '../draft/known-figures.ts';
import { inWords } from '../ledger/given-away.ts';
import type { AsSeen } from './as-seen.ts';
import { less } from './readers-problem.ts';

const most = 12;

const endings = {
  exact: 'could be worked out exactly',
  narrowed: 'would be narrowed: only some of the small counts would remain possible',
  unknown: 'was not decided within the limits',
} as const;

/** A dozen sentences; how many more there are stands in a last one. `stopsOf` gives the keys of figures that could be left out. */
export function sentencesFor(known: readonly KnownFigure[], { sheetOf, nameOf }: AsSeen) {
  const cells = new Map(
    known.map(({ key, cells: own }) => [key, own.find((cell) => sheetOf(cell) !== null) ?? own[0] ?? '']),
  );
  const figure = (key: string): string => {
    const cell = cells.get(key) ?? '';
    const label = cell.slice(0, Math.max(0, cell.indexOf('/')));
    return `${inWords(cell, label)} (${nameOf(label)})`;
  };
  return (
    ending: keyof typeof endings,
    found: readonly PossibleValues[],
    stopsOf?: (one: PossibleValues) => readonly string[],
  ): readonly string[] => {
    const sentences = found.slice(0, most).map((one) => {
      const [whole = '', part] = one.cell.split(less);
      const subject =
        part === undefined
          ? upperFirst(figure(whole))
          : `The difference of ${figure(whole)} and ${figure(part)}`;
      const from = one.because.filter((key) => key !== whole && key !== part).map(figure);
      const why = from.length === 0 ? '' : `, from ${from.join('; ')}`;
      return `${subject} ${endings[ending]}${why}.${stopsOf === undefined ? '' : remedy(stopsOf(one).map(figure))}`;
    });
    return found.length <= most ? sentences : [...sentences, `And ${found.length - most} more figures.`];
  };
}

function remedy(stops: readonly string[]): string {
  if (stops.length === 0) return ' No single figure, left out, would stop it.';
  return ` It would not without ${stops.join('; or without ')}.`;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
