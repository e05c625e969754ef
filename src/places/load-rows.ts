/** Puts checked reference rows into the engine. They are not records: their codes may be JavaScript values. */

import type { SqlType } from '../engine/dialect.ts';
import { typeName } from '../engine/dialect.ts';
import type { Engine } from '../engine/engine.ts';
import type { Grain, Relation } from '../engine/relation.ts';
import { join, name, sql } from '../engine/sql.ts';

type Cell = string | number | null;

/**
 * One literal of tab-separated lines, split and cast by the engine: ten times as fast as a list of values (33,000 rows in 0.1 s), and what was
 * checked is what is used. Cells hold no control characters: `cellsOf` refuses them.
 */
export function loadRows<G extends Grain>(
  engine: Engine,
  table: { readonly name: string; readonly grain: G; readonly categories: readonly string[] },
  columns: Readonly<Record<string, SqlType>>,
  rows: readonly (readonly Cell[])[],
): Promise<Relation<G>> {
  const text = rows.map((row) => row.map((cell) => cell ?? '').join('\t')).join('\n');
  const casts = Object.entries(columns).map(
    ([column, type], i) => sql`cast(nullif(cells[${i + 1}], '') as ${typeName(type)}) as ${name(column)}`,
  );
  const lines = sql`select unnest(string_split(${text}, ${'\n'})) as line`;
  const split = sql`select string_split(line, ${'\t'}) as cells from (${lines}) lines`;
  return engine.keep(
    table.name,
    table.grain,
    sql`select ${join(casts)} from (${split}) split`,
    table.categories,
  );
}
