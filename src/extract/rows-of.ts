/** The rows of one table, over all its files and layouts, with our words as columns and cleaned text in them. */
import { columnAt, readFile } from '../engine/duckdb/read-files.ts';
import { join, name, type Sql, sql } from '../engine/sql.ts';
import type { InspectedFile } from './delivery.ts';
import { folded, type TableId, tables } from './tables.ts';

/** Columns: every field of the table in `tables`; null where a file lacks it. Empty fields, spaces and words for nothing are null. */
export function rowsOf(table: TableId, files: readonly InspectedFile[]): Sql {
  const fields = Object.entries<readonly string[]>(tables[table]);
  if (files.length === 0) {
    const none = fields.map(([field]) => sql`cast(null as varchar) as ${name(field)}`);
    return sql`(select ${join(none)} where false)`;
  }
  const selects = files.map(({ file, readable }) => {
    const columns = fields.map(([field, names]) => sql`${firstFilled(file.header, names)} as ${name(field)}`);
    return sql`select ${join(columns)} from ${readFile(readable)}`;
  });
  return sql`(${join(selects, '\n    union all\n    ')})`;
}

/** Where any of the names stands in the header, in their order. */
export function placesOf(header: readonly string[], names: readonly string[]): readonly number[] {
  const columns = header.map(folded);
  return names.map((each) => columns.indexOf(folded(each))).filter((at) => at >= 0);
}

function firstFilled(header: readonly string[], names: readonly string[]): Sql {
  const filled = placesOf(header, names).map((at) => sql`nullif(trim(${columnAt(at)}), '')`);
  if (filled.length === 0) return sql`cast(null as varchar)`;
  return filled.length === 1 ? join(filled) : sql`coalesce(${join(filled)})`;
}
