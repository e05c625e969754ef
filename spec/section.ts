/** What a section of the manual is made of, and how its query is run on small drawn tables. */
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbDialect } from '../src/engine/dialect.ts';
import type { Grain, Relation } from '../src/engine/relation.ts';
import { render, type Sql } from '../src/engine/sql.ts';
import type { Cell, Drawn } from './drawn.ts';

export interface Chapter {
  /** File name of the page in docs/manual/. */
  readonly page: string;
  readonly title: string;
  readonly intro: string;
}

export interface Section {
  readonly title: string;
  /** The rule in words, with its source. */
  readonly rule: string;
  readonly cases: readonly Case[];
}

export interface Case {
  /** A sentence of the manual. */
  readonly says: string;
  /** Tables that go in, by the name that the query gives them. */
  readonly given: Readonly<Record<string, Drawn>>;
  /** Columns that the query needs and the case is not about, by table; SQL constants. */
  readonly plain?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The query of the product, over `given` by name. */
  readonly query: (table: (name: string) => Relation<never>) => Sql;
  /** Rows in the order of their cells; the columns that the case is about. */
  readonly gives: Drawn;
}

/** Runs a case on DuckDB and answers the columns of `gives`, in the order of their cells. */
export async function run({ given, plain = {}, query, gives }: Case): Promise<readonly (readonly Cell[])[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const [name, table] of Object.entries(given))
      await connection.run(`create table "${name}" as ${valuesOf(table, plain[name] ?? {})}`);
    const relation = (name: string): Relation<never> => ({
      name,
      grain: 'row' satisfies Grain as never,
      categories: Object.values(given).flatMap(({ columns }) => columns.map((column) => column.name)),
    });
    const columns = gives.columns.map(({ name, type }) => `cast("${name}" as ${type}) as "${name}"`);
    const reader = await connection.runAndReadAll(
      `select ${columns.join(', ')} from (${render(query(relation), duckdbDialect)}) answer order by all`,
    );
    return reader
      .getRows()
      .map((row) =>
        row.map((cell) => (cell === null || typeof cell !== 'object' ? (cell as Cell) : String(cell))),
      );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function valuesOf({ columns, rows }: Drawn, plain: Readonly<Record<string, string>>): string {
  const literal = (cell: Cell) =>
    typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const casts = columns.map(({ name, type }) => `cast("${name}" as ${type}) as "${name}"`);
  const more = Object.entries(plain).map(([name, constant]) => `${constant} as "${name}"`);
  const lines = rows.map((row) => `(${row.map(literal).join(', ')})`);
  const empty = rows.length === 0;
  const body = empty ? `(${columns.map(() => 'null').join(', ')})` : lines.join(', ');
  return `select ${[...casts, ...more].join(', ')} from (values ${body}) drawn(${names})${empty ? ' where false' : ''}`;
}
