/** A table that the study asks for: admissions, distance and, where verdicts are a dimension, the share out of area. */
import type { ResultCell, ResultTable } from '../../measures/results.ts';
import type { Policy } from '../policy/policy.ts';
import type { DraftCell, Drafting, DraftTable } from './draft.ts';

/** Hiding a cell inside costs its importance, a margin three times, the grand total (a headline too) most. */
const dear = { inside: 6, margin: 30 } as const;

export function studyTable(table: ResultTable, { quantities, axes, policy }: Drafting): DraftTable {
  const { dimensions } = table;
  const atKey = (at: Readonly<Record<string, string>>) =>
    dimensions.map((dimension) => at[dimension]).join('|');
  const cells = new Map(table.cells.map((cell) => [atKey(cell.at), cell]));
  const verdict = dimensions.findLast((dimension) => dimension.startsWith('out-of-area:'));
  const keys = new Map<string, string | null>();
  const places = placesOf(dimensions, axes.categories);
  for (const at of places) {
    const cell = cells.get(atKey(at));
    const isMargin = Object.values(at).includes('all');
    const facts = { count: cell?.admissions ?? 0, children: cell?.children ?? 0 };
    keys.set(atKey(at), quantities.add([at], { ...facts, importance: isMargin ? dear.margin : dear.inside }));
  }
  const known = new Set(places.map(atKey));
  for (const { at } of table.cells)
    if (!known.has(atKey(at))) throw new Error(`impossible: a category of ${table.id} stands in no list`);
  return {
    id: table.id,
    title: table.title,
    dimensions,
    cells: places.flatMap((at): readonly DraftCell[] => {
      const quantity = keys.get(atKey(at)) ?? null;
      const cell = cells.get(atKey(at));
      if (quantity === null) return [{ at, measure: 'admissions', kind: 'notApplicable' }];
      const counts: readonly DraftCell[] = [
        { at, measure: 'admissions', kind: 'count', quantity },
        ...(cell === undefined ? [] : distanceCells(at, cell, quantity, policy)),
      ];
      if (verdict === undefined || at[verdict] !== 'yes' || policy.ratios === 'none') return counts;
      const no = keys.get(atKey({ ...at, [verdict]: 'no' })) ?? null;
      if (no === null) return counts;
      const share: DraftCell = {
        at,
        measure: 'share',
        kind: 'ratio',
        of: `${verdict}:yes`,
        over: `${verdict}:yes + ${verdict}:no`,
        ofQuantities: [quantity],
        overQuantities: [quantity, no],
      };
      return [...counts, share];
    }),
  };
}

/** Median and quartiles in whole km, by the rule on children with a known distance. */
export function distanceCells(
  at: Readonly<Record<string, string>>,
  { distance }: ResultCell,
  quantity: string,
  { quantiles }: Policy,
): readonly DraftCell[] {
  const cell = (measure: string, value: number | null, needs: number): DraftCell => ({
    at,
    measure,
    kind: 'statistic',
    value,
    unit: 'km',
    children: distance.knownChildren,
    needs,
    quantity,
  });
  return [
    cell('median-distance', distance.median, quantiles.median),
    cell('lower-quartile-distance', distance.q1, quantiles.quartile),
    cell('upper-quartile-distance', distance.q3, quantiles.quartile),
  ];
}

/** Every place of a table: categories in their order, the first dimension outermost, `all` last. */
function placesOf(
  dimensions: readonly string[],
  categories: ReadonlyMap<string, readonly string[]>,
): readonly Readonly<Record<string, string>>[] {
  return dimensions.reduce<readonly Readonly<Record<string, string>>[]>(
    (found, dimension) =>
      found.flatMap((at) =>
        [...(categories.get(dimension) ?? []), 'all'].map((code) => ({ ...at, [dimension]: code })),
      ),
    [{}],
  );
}
