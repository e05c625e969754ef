/** The rows of one table, over all its files and layouts, with our words as columns and cleaned text in them. */
import { columnAt, readFile } from '../engine/duckdb/read-files.ts';
import { join, name, type Sql, sql } from '../engine/sql.ts';
import type { InspectedFile } from './delivery.ts';
import { folded, personNames, type TableId, tables } from './tables.ts';

/** The rows of a table; `of` narrows them to those whose person it accepts. */
export type Rows = (of?: (person: Sql) => Sql) => Sql;

/**
 * Columns: every field of the table in `tables`; null where a file lacks it. Empty fields, spaces and words for nothing are null. The
 * narrowing is done before anything else is cleaned, because nearly all rows of a national delivery are left out by it.
 */
export const rowsOf =
  (table: TableId, files: readonly InspectedFile[]): Rows =>
  (of) =>
    unionOf(table, files, of);

function unionOf(table: TableId, files: readonly InspectedFile[], of?: (person: Sql) => Sql): Sql {
  const fields = Object.entries<readonly string[]>(tables[table]);
  if (files.length === 0) {
    const none = fields.map(([field]) => sql`cast(null as varchar) as ${name(field)}`);
    return sql`(select ${join(none)} where false)`;
  }
  const selects = files.map(({ file, readable }) => {
    const columns = fields.map(
      ([field, names]) => sql`${firstFilled(file.header, names, cleaned)} as ${name(field)}`,
    );
    const where =
      of === undefined ? sql`` : sql` where ${of(firstFilled(file.header, personNames, trimmed))}`;
    return sql`select ${join(columns)} from ${readFile(readable)} lines${where}`;
  });
  return sql`(${join(selects, '\n    union all\n    ')})`;
}

/** Words that stand for nothing. */
const nothing = join(['NULL', 'null', '\\N', 'NA', 'N/A', 'None', 'NaN', 'nan'].map((word) => sql`${word}`));

/** Only text with a space in it is trimmed: trimming costs more than reading. */
const trimmed = (text: Sql): Sql =>
  sql`case when contains(${text}, ' ') then nullif(trim(${text}), '') else ${text} end`;
const cleaned = (text: Sql): Sql =>
  sql`case when strlen(${text}) < 5 and ${text} in (${nothing}) then null else ${trimmed(text)} end`;

/** Where any of the names stands in the header, in their order. */
export function placesOf(header: readonly string[], names: readonly string[]): readonly number[] {
  const columns = header.map(folded);
  return names.map((each) => columns.indexOf(folded(each))).filter((at) => at >= 0);
}

function firstFilled(header: readonly string[], names: readonly string[], clean: (text: Sql) => Sql): Sql {
  const filled = placesOf(header, names).map((at) => clean(columnAt(at)));
  if (filled.length === 0) return sql`cast(null as varchar)`;
  return filled.length === 1 ? join(filled) : sql`coalesce(${join(filled)})`;
}
