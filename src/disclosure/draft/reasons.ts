/** Why a release is refused: which figure stays weak whatever is hidden, and which figures make it so. Names cells, never counts. */
import { cellInWords } from '../ledger/cell-in-words.ts';
import { cellId, type Draft } from './draft.ts';
import type { KnownFigure } from './known-figures.ts';

export interface Weak {
  /** As the hiding problem names it: keys of quantities, those of a difference joined by ` − `. */
  readonly target: string;
  readonly because: readonly string[];
}

/** A dozen sentences, one for each figure. */
export function reasonsOf(
  weak: readonly Weak[],
  draft: Draft,
  known: readonly KnownFigure[],
): readonly string[] {
  const cells = new Map([
    ...known.map(({ key, cells: [cell = ''] }) => [key, changeInWords(cell) ?? cellInWords(cell)] as const),
    ...cellsByQuantity(draft),
  ]);
  const nameOf = (key: string) => cells.get(key) ?? 'a figure';
  const sentences = weak.map(({ target, because }) => {
    const parts = keysIn(target).map(nameOf);
    const [whole, ...rest] = parts;
    const subject = rest.length === 0 ? whole : `The difference of ${whole} and ${rest.join(', ')}`;
    const from = [...new Set(because.flatMap(keysIn).map(nameOf))].filter((name) => !parts.includes(name));
    const why = from.length === 0 ? '' : `, from ${from.join('; ')}`;
    return `${subject} can be worked out or narrowed whatever else is hidden${why}.`;
  });
  return [...new Set(sentences)].slice(0, 12);
}

/** A quantity by the last of its cells; what no table prints is another figure. */
export const figureInWords = (quantity: string, draft: Draft): string =>
  new Map(cellsByQuantity(draft)).get(quantity) ?? 'another figure';

const cellsByQuantity = ({ tables }: Draft): readonly (readonly [string, string])[] =>
  tables.flatMap(({ id, cells }) =>
    cells.flatMap((cell) =>
      cell.kind === 'count' ? [[cell.quantity, cellInWords(cellId(id, cell))] as const] : [],
    ),
  );

const keysIn = (target: string): readonly string[] =>
  target.replace(/^(?:reading|plain|known): /, '').split(' − ');

/** `changes|delivery=left after 1|admissions`, as `deliveriesOf` names it; null for a cell of a release. */
const changeInWords = (cell: string): string | null => {
  const [, how, delivery] = /^changes\|delivery=(came with|left after) (\d+)\|/.exec(cell) ?? [];
  return how === undefined
    ? null
    : `how many admissions may have ${how.replace('came', 'come')} delivery ${delivery}`;
};
