/** `node duckdb.js STUDY ANSWERS THREADS`: answers an invented study with plain DuckDB SQL and writes the answers as JSON. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { columnOf, idOf, lastDay, questions } from '../questions.js';

const [folder = '.', answersFile = 'answers.json', threads = '2'] = process.argv.slice(2);
const { period, tables, definitions } = questions(folder);
const filled = (file, values) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`$${name}`, value),
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );

const known = {
  delivery: join(folder, 'delivery'),
  reference: join(folder, 'reference'),
  from: `${period.from}-01`,
  to: lastDay(period.to),
  census: lastDay(period.to),
};
const verdicts = definitions.flatMap((definition) =>
  ['yes', 'no', 'not-determined'].map(
    (verdict) =>
      `,\n    count(*) filter (${columnOf(definition)} = '${verdict}') as "${definition} ${verdict}"`,
  ),
);
const cells = (dimensions) => {
  const columns = dimensions.map(columnOf);
  return filled('cells.sql', {
    id: idOf(dimensions),
    at: columns.map((column) => `coalesce(${column}, 'all')`).join(" || '|' || "),
    verdicts: verdicts.join(''),
    columns: columns.join(', '),
  });
};
const pairs = definitions.flatMap((a, i) =>
  definitions.slice(i + 1).map((b) => ({ a: columnOf(a), b: columnOf(b) })),
);

const instance = await DuckDBInstance.create(':memory:', { threads, preserve_insertion_order: 'false' });
const connection = await instance.connect();
await connection.run(filled('analyse.sql', known));
await connection.run(filled('answers.sql', known));
for (const { dimensions } of tables) await connection.run(cells(dimensions));
await connection.run(filled('central.sql', known));
for (const definition of definitions)
  await connection.run(filled('verdicts.sql', { definition: columnOf(definition) }));
for (const pair of pairs) await connection.run(filled('agreement.sql', pair));
const reader = await connection.runAndReadAll('from answers');
writeFileSync(answersFile, JSON.stringify(Object.fromEntries(reader.getRows())));
connection.closeSync();
instance.closeSync();
