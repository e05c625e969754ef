/** An engine that computes nothing: it writes down the SQL that it is given, in the words of a dialect. For `homeward explain --sql`. */
import type { Dialect } from './dialect.ts';
import type { Engine } from './engine.ts';
import type { Grain, Relation } from './relation.ts';
import { name, render, type Sql } from './sql.ts';

export interface RecordingEngine extends Engine {
  /** Each statement ends with a semicolon and has a comment that says what its rows are. */
  readonly statements: readonly string[];
}

export function recordingEngine(dialect: Dialect): RecordingEngine {
  const statements: string[] = [];
  return {
    dialect,
    statements,
    async keep<G extends Grain>(table: string, grain: G, query: Sql, categories: readonly string[] = []) {
      const create = dialect.createTable(render(name(table), dialect), tidy(render(query, dialect)));
      statements.push(`-- ${table}: one row a ${grain}\n${create};`);
      return { name: table, grain, categories } satisfies Relation<G>;
    },
    async drop() {},
    async collect({ query }) {
      statements.push(`-- the only rows that leave: groups\n${tidy(render(query, dialect))};`);
      return [];
    },
    async close() {},
  };
}

/** Without blank lines, and without the indentation that the template has in our code. */
function tidy(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indents = lines.slice(1).map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line, i) => (i === 0 ? line.trimStart() : line.slice(indent))).join('\n');
}
