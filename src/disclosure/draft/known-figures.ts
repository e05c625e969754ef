/** What earlier releases and official figures say of counts, in the words of the new release's model. */
import { plainPlace } from '../ledger/plain-places.ts';
import type { Policy } from '../policy/policy.ts';
import type { Interval } from '../policy/rule.ts';
import { intervalOf } from '../tables/facts-of.ts';
import { readCellId } from '../tables/publication.ts';
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
      const { at, measure, says } = cell;
      if (says.kind === 'says-nothing' || says.kind === 'not-applicable') continue;
      const figure = divided(joint, table, placesOf(at, measure));
      const same = joint.countsTheSame(table) ? undivided.get(nameOf(at, measure)) : undefined;
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

/** The places whose admissions a cell adds up; none for counts that no dimension divides. */
function placesOf(
  at: Readonly<Record<string, string>>,
  measure: string,
): readonly Readonly<Record<string, string>>[] {
  if (measure === 'admissions') return [at];
  const [, a, b] = /^not-determined by (.+) or (.+)$/.exec(measure) ?? [];
  if (a === undefined || b === undefined) return [];
  const [one, other] = [`out-of-area:${a}`, `out-of-area:${b}`];
  return [
    { [one]: 'not-determined' },
    { [one]: 'yes', [other]: 'not-determined' },
    { [one]: 'no', [other]: 'not-determined' },
  ];
}

const nameOf = (at: Readonly<Record<string, string>>, measure: string): string =>
  JSON.stringify([Object.entries(at), measure]);

function undividedCounts({ tables, quantities }: Draft): ReadonlyMap<string, Quantity> {
  const byKey = new Map(quantities.all().map((quantity) => [quantity.key, quantity]));
  return new Map(
    tables.flatMap(({ id, cells }) =>
      cells.flatMap((cell) => {
        const quantity = cell.kind === 'count' ? byKey.get(cell.quantity) : undefined;
        const { at, measure } = plainPlace(id, cell);
        return quantity === undefined ? [] : [[nameOf(at, measure), quantity] as const];
      }),
    ),
  );
}

function both(a: Interval | null, b: Interval | null): Interval | null {
  if (a === null || b === null) return a ?? b;
  return { lower: Math.max(a.lower, b.lower), upper: Math.min(a.upper, b.upper) };
}
