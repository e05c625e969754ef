/** Reads one delimited or Parquet file inside the engine, with everything stated and nothing guessed; every column is text. */
import { join, name, type Sql, sql } from '../sql.ts';

export interface DelimitedFile {
  readonly kind: 'delimited';
  /** Absolute path of UTF-8 text. */
  readonly path: string;
  readonly delimiter: ',' | '|' | '\t';
  readonly lineEnd: '\n' | '\r\n';
  readonly gzipped: boolean;
  /** How many columns the header has. */
  readonly columns: number;
}

export interface ParquetFile {
  readonly kind: 'parquet';
  readonly path: string;
  /** Names as the file has them, in any order. */
  readonly names: readonly string[];
}

export type ReadableFile = DelimitedFile | ParquetFile;

/** A longer line is rejected, not read: no row of the data set comes near. */
const longestLine = 1_000_000;

/** Rejected lines that are counted in one file; above it the count says "at least". */
export const mostRejects = 100_000;

/** The column at a place in the header, the first 0. */
export const columnAt = (index: number): Sql => name(`c${index}`);

/**
 * The rows below the header, columns `c0`, `c1`, … in the order of the header. Lines that do not have the shape of the header are
 * left out and counted by `rejected()`; an empty field is null. Source of each setting: facts on the engine, §1.7.
 */
export function readFile(file: ReadableFile): Sql {
  if (file.kind === 'parquet') return parquet(file);
  const columns = Array.from({ length: file.columns }, (_, i) => sql`${`c${i}`}: 'VARCHAR'`);
  return sql`(select * from read_csv(${portable(file.path)}, auto_detect = false, header = false, skip = 1,
    delim = ${file.delimiter}, quote = '"', escape = '"', new_line = ${file.lineEnd === '\n' ? '\\n' : '\\r\\n'},
    columns = {${join(columns)}}, nullstr = [''],
    encoding = 'utf-8', compression = ${file.gzipped ? 'gzip' : 'none'}, max_line_size = ${longestLine},
    store_rejects = true, rejects_limit = ${mostRejects}))`;
}

function parquet({ path, names }: ParquetFile): Sql {
  const columns = names.map(
    (column, i) => sql`nullif(cast(${name(column)} as varchar), '') as ${columnAt(i)}`,
  );
  return sql`(select ${join(columns)} from read_parquet(${portable(path)}))`;
}

/** The names of the columns of a Parquet file: one row each, column `label`. */
export const parquetColumns = (path: string): Sql =>
  sql`select name as label from parquet_schema(${portable(path)}) where coalesce(num_children, 0) = 0`;

const portable = (path: string): string => path.replaceAll('\\', '/');
