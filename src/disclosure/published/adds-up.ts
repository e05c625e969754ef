/** Whether printed totals agree with their parts under the stated rounding; a line that does not is said and set aside. */
import type { Interval } from '../policy/rule.ts';
import { intervalOf } from '../tables/facts-of.ts';
import type { Publication, ReadCell, ReadDimension, ReadTable } from '../tables/publication.ts';
import { placeKey } from './gather.ts';

/**
 * `short`: the parts are less than the total. `larger`: so they are, unless a marker among them hides more than the rule does. `over`: the parts are
 * more than the total. `floor`: exactly the total, although some are hidden.
 */
export interface Line {
  readonly kind: 'short' | 'larger' | 'over' | 'floor';
  readonly dimension: string;
  readonly cell: ReadCell;
  readonly total: Interval;
  readonly parts: Interval;
  /** Keys of the parts with a marker. */
  readonly hidden: readonly string[];
}

interface Known extends Interval {
  readonly isHidden: boolean;
}

/** Lines that do not add up: the categories that lie in one category, or in all, against it, whichever table prints them. Cost: cells times dimensions. */
export function linesOff(
  tables: readonly ReadTable[],
  dimensions: readonly ReadDimension[],
  policy: Publication['policy'],
): readonly Line[] {
  const known = knownAt(tables, policy);
  const below = new Map(dimensions.map(({ name, categories }) => [name, childrenOf(categories)]));
  const lines = tables.flatMap((table) =>
    [...below.keys()].flatMap((dimension) =>
      table.cells.flatMap((cell): readonly Line[] => {
        const { at, measure } = cell;
        const codes = below.get(dimension)?.get(at[dimension] ?? 'all') ?? [];
        const total = known.get(placeKey(cell));
        const keys = codes.map((code) => placeKey({ at: { ...at, [dimension]: code }, measure }));
        const parts = keys.flatMap((key) => known.get(key) ?? []);
        if (total === undefined || parts.length === 0 || parts.length < codes.length) return [];
        const hidden = keys.filter((key) => known.get(key)?.isHidden === true);
        const sum = {
          lower: parts.reduce((so, { lower }) => so + lower, 0),
          upper: parts.reduce((so, { upper }) => so + upper, 0),
        };
        const line = { dimension, cell, total, parts: sum, hidden };
        if (total.upper < sum.lower) return [{ kind: 'over', ...line }];
        if (total.lower <= sum.upper) return [];
        return [{ kind: hidden.length > 0 ? 'larger' : 'short', ...line }];
      }),
    ),
  );
  return [...lines, ...floorsOf(tables, below, known)];
}

const childrenOf = (categories: ReadDimension['categories']): ReadonlyMap<string, readonly string[]> => {
  const children = new Map<string, string[]>();
  for (const { code, parents } of categories)
    for (const parent of parents.length === 0 ? ['all'] : parents)
      children.set(parent, [...(children.get(parent) ?? []), code]);
  return children;
};

/** What all tables together say of each place. */
function knownAt(tables: readonly ReadTable[], policy: Publication['policy']): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const { cells } of tables)
    for (const cell of cells) {
      if (cell.says.kind === 'says-nothing' || 'of' in cell.says) continue;
      const said = intervalOf(cell.says, policy) ?? { lower: 0, upper: Number.POSITIVE_INFINITY };
      const key = placeKey(cell);
      const before = known.get(key);
      const isHidden =
        (before?.isHidden ?? true) && cell.says.kind !== 'exact' && cell.says.kind !== 'rounded';
      const lower = Math.max(before?.lower ?? 0, said.lower);
      const upper = Math.max(lower, Math.min(before?.upper ?? said.upper, said.upper));
      known.set(key, { lower, upper, isHidden });
    }
  return known;
}

/** Exact totals that their shown finest parts make already, although others are hidden. Cost: finest cells times the groups that each lies in. */
function floorsOf(
  tables: readonly ReadTable[],
  below: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>,
  known: ReadonlyMap<string, Known>,
): readonly Line[] {
  const above = (dimension: string, code: string): readonly string[] => [
    code,
    ...[...(below.get(dimension) ?? [])].flatMap(([parent, codes]) =>
      codes.includes(code) ? above(dimension, parent) : [],
    ),
  ];
  const sums = new Map<string, { shown: number; exact: boolean; hidden: number }>();
  for (const table of tables)
    for (const cell of table.cells) {
      const own = known.get(placeKey(cell));
      const isFinest = table.dimensions.every(
        (name) => below.get(name)?.get(cell.at[name] ?? 'all') === undefined,
      );
      if (own === undefined || !isFinest || table.dimensions.length === 0) continue;
      const places = table.dimensions.reduce<readonly Record<string, string>[]>(
        (so, name) =>
          so.flatMap((at) => above(name, cell.at[name] ?? 'all').map((code) => ({ ...at, [name]: code }))),
        [{}],
      );
      const isNobody = table.dimensions.some(
        (name) =>
          known.get(placeKey({ at: { ...cell.at, [name]: 'all' }, measure: cell.measure }))?.upper === 0,
      );
      for (const at of places) {
        const key = `${table.id}\u0000${placeKey({ at, measure: cell.measure })}`;
        const sum = sums.get(key) ?? { shown: 0, exact: true, hidden: 0 };
        sums.set(key, sum);
        if (!own.isHidden) sum.shown += own.lower;
        if (!own.isHidden && own.lower !== own.upper) sum.exact = false;
        if (own.isHidden && !isNobody) sum.hidden += 1;
      }
    }
  const found = new Map<string, Line>();
  for (const { cells } of tables)
    for (const cell of cells) {
      const key = placeKey(cell);
      const total = known.get(key);
      if (cell.says.kind !== 'exact' || total === undefined || found.has(key)) continue;
      for (const table of tables) {
        const sum = sums.get(`${table.id}\u0000${key}`);
        if (
          sum === undefined ||
          sum.hidden === 0 ||
          !sum.exact ||
          sum.shown !== total.lower ||
          sum.shown === 0
        )
          continue;
        const dimension = table.dimensions.join(' and ');
        found.set(key, {
          kind: 'floor',
          dimension,
          cell,
          total,
          parts: total,
          hidden: [],
        });
      }
    }
  return [...found.values()];
}
