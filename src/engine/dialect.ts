/** The few things on which engines differ. A dialect overrides only those; everything else is the same SQL. */
import { byDialect, raw, render, type Sql, sql } from './sql.ts';

export type SqlType = 'text' | 'integer' | 'long' | 'double' | 'date' | 'boolean' | 'timestamp';

export interface Dialect {
  readonly name: 'duckdb' | 'databricks' | 'trino';
  readonly types: Readonly<Record<SqlType, string>>;
  /** A name in the engine's quotes. */
  quote(identifier: string): string;
  daysBetween(from: string, to: string): string;
  addDays(date: string, days: string): string;
  addMonths(date: string, months: string): string;
  quantile(value: string, fraction: number): string;
  wholeDivision(a: string, b: string): string;
  matches(text: string, pattern: string): string;
  createTable(name: string, query: string): string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const duckdbDialect: Dialect = {
  name: 'duckdb',
  types: {
    text: 'varchar',
    integer: 'integer',
    long: 'bigint',
    double: 'double',
    date: 'date',
    boolean: 'boolean',
    timestamp: 'timestamp',
  },
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  addDays: (date, days) => `(${date} + cast(${days} as integer))`,
  addMonths: (date, months) => `cast(${date} + to_months(cast(${months} as integer)) as date)`,
  quantile: (value, fraction) => `quantile_cont(${value}, ${fraction})`,
  wholeDivision: (a, b) => `(${a} // ${b})`,
  matches: (text, pattern) => `regexp_matches(${text}, ${quoted(pattern)})`,
  createTable: (table, query) => `create temp table ${table} as\n${query}`,
};

export const databricksDialect: Dialect = {
  ...duckdbDialect,
  name: 'databricks',
  types: { ...duckdbDialect.types, text: 'string', integer: 'int' },
  quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  daysBetween: (from, to) => `datediff(${to}, ${from})`,
  addDays: (date, days) => `date_add(${date}, ${days})`,
  addMonths: (date, months) => `add_months(${date}, ${months})`,
  quantile: (value, fraction) => `percentile(${value}, ${fraction})`,
  wholeDivision: (a, b) => `(${a} div ${b})`,
  matches: (text, pattern) => `(${text} rlike ${quoted(pattern.replaceAll('\\', '\\\\'))})`,
  createTable: (table, query) => `create temporary view ${table} as\n${query}`,
};

export const trinoDialect: Dialect = {
  ...duckdbDialect,
  name: 'trino',
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  addDays: (date, days) => `date_add('day', ${days}, ${date})`,
  addMonths: (date, months) => `date_add('month', ${months}, ${date})`,
  wholeDivision: (a, b) => `(${a} / ${b})`,
  // Trino has only approximate quantiles: sort the values and interpolate between the two ranks (type 7).
  quantile: (value, fraction) => {
    const sorted = `array_sort(array_agg(cast(${value} as double)) filter (where ${value} is not null))`;
    const at = `(${fraction} * (cardinality(${sorted}) - 1))`;
    const item = (rank: string) => `element_at(${sorted}, cast(${rank} as integer) + 1)`;
    return `(${item(`floor(${at})`)} + (${at} - floor(${at})) * (${item(`ceil(${at})`)} - ${item(`floor(${at})`)}))`;
  },
  matches: (text, pattern) => `regexp_like(${text}, ${quoted(pattern)})`,
  createTable: (table, query) => `create table ${table} as\n${query}`,
};

type Words = (dialect: Dialect, ...texts: string[]) => string;
const phrase = (words: Words, ...fragments: Sql[]): Sql =>
  byDialect((dialect) => words(dialect, ...fragments.map((fragment) => render(fragment, dialect))));

/** Whole days from one date to another. */
export const daysBetween = (from: Sql, to: Sql): Sql =>
  phrase((d, a, b) => d.daysBetween(a ?? '', b ?? ''), from, to);
export const addDays = (date: Sql, days: number): Sql =>
  phrase((d, a) => d.addDays(a ?? '', String(days)), date);
/** The exact quantile of type 7 (Hyndman and Fan 1996): interpolated, the default of R and Excel. */
export const quantile = (value: Sql, fraction: number): Sql =>
  phrase((d, a) => d.quantile(a ?? '', fraction), value);
export const matches = (text: Sql, pattern: string): Sql =>
  phrase((d, a) => d.matches(a ?? '', pattern), text);
export const wholeDivision = (a: Sql, b: Sql): Sql =>
  phrase((d, x, y) => d.wholeDivision(x ?? '', y ?? ''), a, b);
export const typeName = (type: SqlType): Sql => byDialect((d) => d.types[type]);
/** Null when the text cannot be read as the type. */
export const tryCast = (value: Sql, type: SqlType): Sql => sql`try_cast(${value} as ${typeName(type)})`;

/** First day of an MHSDS month number: April 1900 is month 1. Source: facts of the data set, month = (year − 1900) × 12 + month − 3. */
export const firstDayOfMonth = (month: Sql): Sql =>
  phrase((d, a) => d.addMonths("date '1900-03-01'", a ?? ''), month);
/** Last day of an MHSDS month number. */
export const lastDayOfMonth = (month: Sql): Sql => addDays(firstDayOfMonth(sql`(${month} + 1)`), -1);

export const date = (iso: string): Sql => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) throw new Error('impossible: not an ISO date');
  return raw(`date '${iso}'`);
};
