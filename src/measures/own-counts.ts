/** What each provider could count by itself: its own admissions by the dimensions of each table and of each pair of definitions. */
import type { Engine } from '../engine/engine.ts';
import { grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { columnOf, type Dimension } from '../study/dimensions.ts';
import type { Study } from '../study/study.ts';
import type { OwnCount, OwnCounts } from './results.ts';
import { counted } from './tables.ts';

/** In the order of the providers' codes, which stay behind. Cost: one query a table, and one for all definitions. */
export async function ownCounts(
  engine: Engine,
  placements: Relation<'placement'>,
  { tables, outOfArea }: Study,
): Promise<readonly OwnCounts[]> {
  const definitions = outOfArea.map(({ id }): Dimension => `out-of-area:${id}`);
  const pairs = definitions.flatMap((a, i) => definitions.slice(i + 1).map((b) => [a, b]));
  const apart = [...tables.map(({ dimensions }) => [dimensions]), pairs.length > 0 ? pairs : [definitions]];
  const byProvider = new Map<string, Map<string, OwnCount[]>>();
  for (const lists of apart.filter((some) => some.flat().length > 0)) {
    const sets = lists.map((list) => ['provider', ...list.map(columnOf)]);
    const rows = await engine.collect(grouped(placements, { sets, measures: {}, where: counted }));
    for (const { at, numbers } of rows) {
      const list = lists.find((dimensions) => isBy(at, dimensions.map(columnOf))) ?? [];
      const own = byProvider.get(at.provider ?? '') ?? new Map<string, OwnCount[]>();
      byProvider.set(at.provider ?? '', own);
      const places = Object.fromEntries(list.map((dimension) => [dimension, at[columnOf(dimension)] ?? '']));
      const counts = own.get(list.join()) ?? [];
      own.set(list.join(), counts);
      counts.push({ at: places, admissions: numbers.admissions ?? 0 });
    }
  }
  return [...byProvider].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => [...own.values()]);
}

/** Whether the row is a group by these columns and the provider, and no margin over one of them. */
const isBy = (at: Readonly<Record<string, string | null>>, columns: readonly string[]): boolean =>
  Object.entries(at).every(([column, code]) => (code !== null) === ['provider', ...columns].includes(column));
