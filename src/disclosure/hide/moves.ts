/** What to do with a table of which too much would be hidden: coarser tables, each with its price. For the team only: it reads true counts. */
import type { Policy } from '../policy/policy.ts';
import { isHiddenByRule } from '../policy/rule.ts';

export interface HiddenTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  readonly cells: readonly HiddenCell[];
  /** For dimensions with groupings: the finest categories, those that lie in the same groupings together. */
  readonly finest?: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export interface HiddenCell {
  /** A code for each dimension, or `all`. */
  readonly at: Readonly<Record<string, string>>;
  readonly count: number;
  /** Children behind the count; null where they are not told apart. */
  readonly children: number | null;
  readonly isHidden: boolean;
}

export interface Move {
  readonly kind: 'merge' | 'groupings-only' | 'drop-dimension' | 'coarser-base' | 'drop-table';
  readonly table: string;
  readonly dimension?: string;
  readonly categories?: readonly string[];
  readonly base?: number;
  readonly smallestShown?: number;
  /** Shown figures that would be gone or, for a coarser base, less precise. */
  readonly cells: number;
  /** Those counted in the finest figures that would be told apart less. */
  readonly people: number;
  /** Figures that the table would have then, and those that the rule alone would still hide. */
  readonly cellsAfter: number;
  readonly hiddenAfter: number;
  readonly sentence: string;
}

/** Share of hidden cells beyond which a coarser table is proposed. */
const tooMuch = 1 / 3;

export const isMostlyHidden = ({ cells }: HiddenTable): boolean =>
  cells.filter(({ isHidden }) => isHidden).length > tooMuch * cells.length;

type Rule = Pick<Policy, 'smallestShown' | 'zeros' | 'units' | 'roundTo'>;

/**
 * In the order of disclosure facts, §5: merge, print groupings only, drop a dimension, coarser base, drop the table. Only those after which a larger
 * share could be shown, of each kind for the dimension that leaves most. Empty for a table that is shown well enough.
 */
export function movesFor(table: HiddenTable, policy: Rule): readonly Move[] {
  if (!isMostlyHidden(table)) return [];
  const shareNow = shown(table.cells) / table.cells.length;
  const best = (moves: readonly (Move | null)[]): readonly Move[] =>
    moves
      .filter((move) => move !== null)
      .filter((move) => left(move) > shareNow * move.cellsAfter)
      .sort((a, b) => left(b) - left(a) || a.cellsAfter - b.cellsAfter)
      .slice(0, 1);
  const ofEach = (move: (table: HiddenTable, dimension: string, policy: Rule) => Move | null) =>
    best(table.dimensions.map((dimension) => move(table, dimension, policy)));
  return [
    ...ofEach(mergeOf),
    ...ofEach(groupingsOnly),
    ...ofEach(dropDimension),
    ...best([coarserBase(table, policy)]),
    {
      kind: 'drop-table',
      table: table.id,
      cells: shown(table.cells),
      people: people(table, table.cells),
      cellsAfter: 0,
      hiddenAfter: 0,
      sentence: `Leave out ${table.id}: ${figures(shown(table.cells))} would be gone.`,
    },
  ];
}

const left = ({ cellsAfter, hiddenAfter }: Move): number => cellsAfter - hiddenAfter;

/** The two categories of fewest people become one, of those that lie in the same groupings. */
function mergeOf(table: HiddenTable, dimension: string, policy: Rule): Move | null {
  const pair = fewestOf(table, dimension);
  if (pair === null) return null;
  const [touched, others] = parted(table.cells, ({ at }) => pair.includes(codeOf(at, dimension)));
  const merged = new Map<string, { count: number; children: number | null }>();
  for (const { at, count, children } of touched) {
    const place = table.dimensions.map((other) => (other === dimension ? '' : codeOf(at, other))).join('|');
    const before = merged.get(place) ?? { count: 0, children: 0 };
    merged.set(place, {
      count: before.count + count,
      children: before.children === null || children === null ? null : before.children + children,
    });
  }
  return priced(table, policy, {
    kind: 'merge',
    dimension,
    categories: pair,
    touched,
    after: [...others, ...merged.values()],
    what: `Merge ${pair.join(' and ')} of ${dimension} in ${table.id}`,
    become: 'joined with others',
  });
}

/** Null where a grouping, or `all`, would say the same as the two together. */
function fewestOf({ cells, dimensions, finest }: HiddenTable, dimension: string): readonly string[] | null {
  const totals = new Map<string, number>();
  for (const { at, count } of cells) {
    const isMargin = dimensions.every((other) => other === dimension || codeOf(at, other) === 'all');
    const code = codeOf(at, dimension);
    if (isMargin && code !== 'all') totals.set(code, (totals.get(code) ?? 0) + count);
  }
  const totalOf = (codes: readonly string[]) => codes.reduce((sum, code) => sum + (totals.get(code) ?? 0), 0);
  const pairs = (finest?.get(dimension) ?? [[...totals.keys()]])
    .filter(({ length }) => length > 2)
    .map((together) =>
      [...together].sort((a, b) => totalOf([a]) - totalOf([b]) || (a < b ? -1 : 1)).slice(0, 2),
    );
  return pairs.sort((a, b) => totalOf(a) - totalOf(b))[0] ?? null;
}

function groupingsOnly(table: HiddenTable, dimension: string, policy: Rule): Move | null {
  const finest = table.finest?.get(dimension)?.flat();
  if (finest === undefined) return null;
  const [touched, after] = parted(table.cells, ({ at }) => finest.includes(codeOf(at, dimension)));
  return priced(table, policy, {
    kind: 'groupings-only',
    dimension,
    touched,
    after,
    what: `Print only the groupings of ${dimension} in ${table.id}`,
    become: 'gone',
  });
}

function dropDimension(table: HiddenTable, dimension: string, policy: Rule): Move | null {
  if (table.dimensions.length < 2) return null;
  const [touched, after] = parted(table.cells, ({ at }) => codeOf(at, dimension) !== 'all');
  return priced(table, policy, {
    kind: 'drop-dimension',
    dimension,
    touched,
    after,
    what: `Leave ${dimension} out of ${table.id}`,
    become: 'gone',
  });
}

/**
 * Three times the base, since an odd multiple never narrows what the base left open (disclosure facts, §8). What is shown must not be rounded to nought,
 * so that the smallest shown count rises with it.
 */
function coarserBase(table: HiddenTable, policy: Rule): Move {
  const base = policy.roundTo === 1 ? 5 : 3 * policy.roundTo;
  const smallestShown = Math.max(policy.smallestShown, Math.floor(base / 2) + 1);
  const move = priced(
    table,
    { ...policy, smallestShown },
    {
      kind: 'coarser-base',
      touched: table.cells,
      after: table.cells,
      what: `Round ${table.id} to ${base} and show counts from ${smallestShown}`,
      become: 'less precise',
    },
  );
  return { ...move, base, smallestShown };
}

interface Asked extends Pick<Move, 'kind' | 'dimension' | 'categories'> {
  readonly touched: readonly HiddenCell[];
  readonly after: readonly Pick<HiddenCell, 'count' | 'children'>[];
  readonly what: string;
  /** What the shown ones of the touched figures become. */
  readonly become: string;
}

function priced(table: HiddenTable, policy: Rule, { touched, after, what, become, ...move }: Asked): Move {
  const hiddenAfter = after.filter((cell) => isHiddenByRule(policy, cell)).length;
  const cells = shown(touched);
  return {
    ...move,
    table: table.id,
    cells,
    people: people(table, touched),
    cellsAfter: after.length,
    hiddenAfter,
    sentence: `${what}: up to ${after.length - hiddenAfter} of ${after.length} figures would be shown instead of ${shown(table.cells)} of ${table.cells.length}; ${figures(cells)} would be ${become}.`,
  };
}

const codeOf = (at: HiddenCell['at'], dimension: string): string => at[dimension] ?? 'all';
const shown = (cells: readonly HiddenCell[]): number => cells.filter(({ isHidden }) => !isHidden).length;
const figures = (n: number): string => (n === 1 ? '1 figure shown now' : `${n} figures shown now`);

function parted<T>(all: readonly T[], is: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** People in those of the cells that restrict the most dimensions. */
function people({ dimensions }: HiddenTable, cells: readonly HiddenCell[]): number {
  const depth = ({ at }: HiddenCell) =>
    dimensions.filter((dimension) => codeOf(at, dimension) !== 'all').length;
  const deepest = cells.reduce((most, cell) => Math.max(most, depth(cell)), 0);
  return cells.reduce((sum, cell) => (depth(cell) === deepest ? sum + cell.count : sum), 0);
}
