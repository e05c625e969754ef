/** What earlier releases and official figures say of counts, in the words of the new release's model. */
import type { Policy } from '../policy/policy.ts';
import type { Interval } from '../policy/rule.ts';
import { intervalOf } from '../tables/facts-of.ts';
import { readCellId } from '../tables/publication.ts';
import { nameOf } from '../tables/whom-counts.ts';
import type { Draft } from './draft.ts';
import type { JointAxes } from './joint-axes.ts';
import { type Quantity, quantityKey } from './quantities.ts';

/** A count that stands in something known before; it need not stand in the new release. */
export interface KnownFigure extends Pick<Quantity, 'key' | 'boxes' | 'free'> {
  /** Cells, as `<release>/<cell>`. */
  readonly cells: readonly string[];
  /** What it is known to lie between; null when it is hidden everywhere. */
  readonly interval: Interval | null;
}

/**
 * Counts that no dimension divides (children, steps of the flow, checks) are the new release's where that counts the same people, and else
 * linked to nothing and left out. A figure that an earlier release hid must stay so, whatever is released next.
 */
export function knownFigures(draft: Draft, joint: JointAxes, policy: Policy): readonly KnownFigure[] {
  const undivided = undividedCounts(draft);
  const found = new Map<string, KnownFigure>();
  for (const table of joint.earlier)
    for (const cell of table.cells) {
      const { at, measure, places, says } = cell;
      if (says.kind === 'says-nothing' || says.kind === 'not-applicable') continue;
      const figure = divided(joint, table, places ?? [at]);
      const same = places !== undefined && joint.countsTheSame(table) ? undivided.get(measure) : undefined;
      const { key, boxes, free } = figure ?? same ?? { key: '', boxes: [], free: [] };
      if (key === '') continue;
      const before = found.get(key);
      found.set(key, {
        key,
        boxes,
        free,
        cells: [...(before?.cells ?? []), cell.from ?? readCellId(table, cell)],
        interval: both(before?.interval ?? null, intervalOf(says, policy)),
      });
    }
  return [...found.values()];
}

function divided(
  joint: JointAxes,
  table: JointAxes['earlier'][number],
  places: readonly Readonly<Record<string, string>>[],
) {
  const boxes = places.flatMap((at) => joint.boxIn(table, at) ?? []);
  return boxes.length === 0 ? undefined : { key: quantityKey(boxes, []), boxes, free: [] };
}

function undividedCounts({ tables, quantities }: Draft): ReadonlyMap<string, Quantity> {
  const byKey = new Map(quantities.all().map((quantity) => [quantity.key, quantity]));
  return new Map(
    tables.flatMap(({ cells }) =>
      cells.flatMap((cell) => {
        const quantity = cell.kind === 'count' ? byKey.get(cell.quantity) : undefined;
        return quantity === undefined ? [] : [[nameOf(cell), quantity] as const];
      }),
    ),
  );
}

function both(a: Interval | null, b: Interval | null): Interval | null {
  if (a === null || b === null) return a ?? b;
  return { lower: Math.max(a.lower, b.lower), upper: Math.min(a.upper, b.upper) };
}
