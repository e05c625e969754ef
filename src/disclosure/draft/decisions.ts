/** Which quantity is shown and which hidden, and the tables as they are printed by that. */

import type { Policy } from '../policy/policy.ts';
import { isHiddenByRule, roundedTo } from '../policy/rule.ts';
import type { ReleasedCell } from '../release.ts';
import type { DraftCell, DraftTable } from './draft.ts';
import type { Quantity } from './quantities.ts';
import { statisticKey } from './statistics.ts';

export type Decision = 'shown' | 'hidden for the rule' | 'hidden to protect';
export type Decisions = ReadonlyMap<string, Decision>;

/** `notAgain`: keys of quantities that an earlier release shows for others, so that they are not shown for these. */
export function byRule(
  quantities: readonly Quantity[],
  policy: Policy,
  notAgain: ReadonlySet<string>,
): Map<string, Decision> {
  const isHidden = (quantity: Quantity) => isHiddenByRule(policy, quantity) || notAgain.has(quantity.key);
  return new Map(
    quantities.map((quantity) => [quantity.key, isHidden(quantity) ? 'hidden for the rule' : 'shown']),
  );
}

/** The cells of a table as they are published. */
export function printedCells(
  table: DraftTable,
  quantities: ReadonlyMap<string, Quantity>,
  decisions: Decisions,
  policy: Policy,
): readonly ReleasedCell[] {
  const rounded = (key: string): number | null =>
    decisions.get(key) === 'shown' ? roundedTo(policy.roundTo, quantities.get(key)?.count ?? 0) : null;
  const isKept = (cell: DraftCell) =>
    cell.kind === 'statistic' &&
    decisions.get(statisticKey(cell.quantity, cell.needs)) !== 'hidden to protect' &&
    isStatisticShown(cell, rounded(cell.quantity) !== null);
  return table.cells.map((cell) => printedCell(cell, rounded, isKept(cell)));
}

function printedCell(
  cell: DraftCell,
  rounded: (key: string) => number | null,
  isKept: boolean,
): ReleasedCell {
  const { at, measure } = cell;
  switch (cell.kind) {
    case 'notApplicable':
      return { at, measure, kind: 'notApplicable' };
    case 'count': {
      const value = rounded(cell.quantity);
      return value === null ? { at, measure, kind: 'hidden' } : { at, measure, kind: 'rounded', value };
    }
    case 'statistic': {
      const { unit, value } = cell;
      return isKept && value !== null
        ? { at, measure, kind: 'shown', value, unit }
        : { at, measure, kind: 'hidden', unit };
    }
    case 'ratio': {
      const of = sumOf(cell.ofQuantities.map(rounded));
      const over = sumOf(cell.overQuantities.map(rounded));
      if (of === null || over === null || over === 0) return { at, measure, kind: 'hidden' };
      const value = Math.min(100, Math.floor((200 * of + over) / (2 * over)));
      return { at, measure, kind: 'derived', value, of: cell.of, over: cell.over };
    }
  }
}

export const isStatisticShown = (
  cell: { readonly children: number; readonly needs: number },
  isCountShown: boolean,
): boolean => isCountShown && cell.children >= cell.needs;

const sumOf = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
