/** What to do with a table of which too much would be hidden: coarser tables, each with its price. For the team only: it reads true counts. */
import type { Policy } from '../policy/policy.ts';
import { isHiddenByRule } from '../policy/rule.ts';

export interface HiddenTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  readonly cells: readonly HiddenCell[];
}

export interface HiddenCell {
  /** A code for each dimension, or `all`. */
  readonly at: Readonly<Record<string, string>>;
  readonly count: number;
  readonly isHidden: boolean;
}

export interface Move {
  readonly kind: 'merge' | 'drop-dimension' | 'coarser-base' | 'drop-table';
  readonly table: string;
  readonly dimension?: string;
  readonly categories?: readonly string[];
  readonly base?: number;
  readonly smallestShown?: number;
  /** Shown figures that would be gone or, for a coarser base, less precise. */
  readonly cells: number;
  /** Those counted in the finest figures that would be told apart less. */
  readonly people: number;
  /** Cells that the rule alone would still hide. */
  readonly hiddenAfter: number;
  readonly sentence: string;
}

/** Share of hidden cells beyond which a coarser table is proposed. */
const tooMuch = 1 / 3;

export const isMostlyHidden = ({ cells }: HiddenTable): boolean =>
  cells.filter(({ isHidden }) => isHidden).length > tooMuch * cells.length;

type Rule = Pick<Policy, 'smallestShown' | 'zeros' | 'units' | 'roundTo'>;

/** In the order of disclosure facts, §5: merge, drop a dimension, coarser base, drop the table. Empty for a table that is shown well enough. */
export function movesFor(table: HiddenTable, policy: Rule): readonly Move[] {
  if (!isMostlyHidden(table)) return [];
  const worst = mostHiddenDimension(table);
  return [
    ...(worst === null
      ? []
      : [mergeOf(table, worst, policy), dropDimension(table, worst, policy)].filter((move) => move !== null)),
    coarserBase(table, policy),
    {
      kind: 'drop-table',
      table: table.id,
      cells: shown(table.cells),
      people: people(table, table.cells),
      hiddenAfter: 0,
      sentence: `Leave out ${table.id}: ${figures(shown(table.cells))} would be gone.`,
    },
  ];
}

/** The dimension most of whose categories' cells are hidden; the first of equals. */
function mostHiddenDimension({ dimensions, cells }: HiddenTable): string | null {
  let worst: string | null = null;
  let most = 0;
  for (const dimension of dimensions) {
    const inside = cells.filter(({ at }) => codeOf(at, dimension) !== 'all');
    const share = inside.filter(({ isHidden }) => isHidden).length / Math.max(1, inside.length);
    if (share > most) [worst, most] = [dimension, share];
  }
  return worst;
}

/** The two categories of fewest people become one. */
function mergeOf(table: HiddenTable, dimension: string, policy: Rule): Move | null {
  const totals = new Map<string, number>();
  for (const { at, count } of table.cells) {
    const code = codeOf(at, dimension);
    if (
      code !== 'all' &&
      table.dimensions.every((other) => other === dimension || codeOf(at, other) === 'all')
    )
      totals.set(code, (totals.get(code) ?? 0) + count);
  }
  const [first, second, ...rest] = [...totals]
    .sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
    .map(([code]) => code);
  if (first === undefined || second === undefined || rest.length === 0) return null;
  const isMerged = ({ at }: HiddenCell) => [first, second].includes(codeOf(at, dimension));
  const merged = new Map<string, number>();
  for (const cell of table.cells.filter(isMerged)) {
    const place = table.dimensions
      .map((other) => (other === dimension ? '' : codeOf(cell.at, other)))
      .join('|');
    merged.set(place, (merged.get(place) ?? 0) + cell.count);
  }
  const touched = table.cells.filter(isMerged);
  const left = table.cells.filter((cell) => !isMerged(cell)).map(({ count }) => count);
  return {
    kind: 'merge',
    table: table.id,
    dimension,
    categories: [first, second],
    cells: shown(touched),
    people: people(table, touched),
    hiddenAfter: hiddenByRule([...left, ...merged.values()], policy),
    sentence: `Merge ${first} and ${second} of ${dimension} in ${table.id}: ${figures(shown(touched))} of the two would become those of one.`,
  };
}

function dropDimension(table: HiddenTable, dimension: string, policy: Rule): Move {
  const inside = table.cells.filter(({ at }) => codeOf(at, dimension) !== 'all');
  const left = table.cells.filter(({ at }) => codeOf(at, dimension) === 'all');
  return {
    kind: 'drop-dimension',
    table: table.id,
    dimension,
    cells: shown(inside),
    people: people(table, inside),
    hiddenAfter: hiddenByRule(
      left.map(({ count }) => count),
      policy,
    ),
    sentence: `Leave ${dimension} out of ${table.id}: ${figures(shown(inside))} would be gone.`,
  };
}

/**
 * Three times the base, since an odd multiple never narrows what the base left open (disclosure facts, §8). What is shown must not be rounded to nought,
 * so that the smallest shown count rises with it.
 */
function coarserBase(table: HiddenTable, policy: Rule): Move {
  const base = policy.roundTo === 1 ? 5 : 3 * policy.roundTo;
  const smallestShown = Math.max(policy.smallestShown, Math.floor(base / 2) + 1);
  return {
    kind: 'coarser-base',
    table: table.id,
    base,
    smallestShown,
    cells: shown(table.cells),
    people: people(table, table.cells),
    hiddenAfter: hiddenByRule(
      table.cells.map(({ count }) => count),
      { ...policy, smallestShown },
    ),
    sentence: `Round ${table.id} to ${base} and show counts from ${smallestShown}: ${figures(shown(table.cells))} would be less precise.`,
  };
}

const codeOf = (at: HiddenCell['at'], dimension: string): string => at[dimension] ?? 'all';
const shown = (cells: readonly HiddenCell[]): number => cells.filter(({ isHidden }) => !isHidden).length;
const figures = (n: number): string => (n === 1 ? '1 shown figure' : `${n} shown figures`);
const hiddenByRule = (counts: readonly number[], policy: Rule): number =>
  counts.filter((count) => isHiddenByRule(policy, { count, children: null })).length;

/** People in those of the cells that restrict the most dimensions. */
function people({ dimensions }: HiddenTable, cells: readonly HiddenCell[]): number {
  const depth = ({ at }: HiddenCell) =>
    dimensions.filter((dimension) => codeOf(at, dimension) !== 'all').length;
  const deepest = cells.reduce((most, cell) => Math.max(most, depth(cell)), 0);
  return cells.reduce((sum, cell) => (depth(cell) === deepest ? sum + cell.count : sum), 0);
}
