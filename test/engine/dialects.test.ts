import { expect, test } from 'vitest';
import {
  addDays,
  type Dialect,
  databricksDialect,
  date,
  daysBetween,
  duckdbDialect,
  lastDayOfMonth,
  matches,
  quantile,
  trinoDialect,
  tryCast,
  wholeDivision,
} from '../../src/engine/dialect.ts';
import { name, render, type Sql, sql } from '../../src/engine/sql.ts';

const words = (query: Sql) =>
  Object.fromEntries(
    [duckdbDialect, databricksDialect, trinoDialect].map((d: Dialect) => [d.name, render(query, d)]),
  );

test('names stand in the quotes of each engine', () => {
  expect(words(name('home `"region'))).toEqual({
    duckdb: '"home `""region"',
    databricks: '`home ``"region`',
    trino: '"home `""region"',
  });
});

test('days between two dates', () => {
  expect(words(daysBetween(sql`a`, sql`b`))).toEqual({
    duckdb: "date_diff('day', a, b)",
    databricks: 'datediff(b, a)',
    trino: "date_diff('day', a, b)",
  });
});

test('whole division', () => {
  expect(words(wholeDivision(sql`a`, sql`2`))).toEqual({
    duckdb: '(a // 2)',
    databricks: '(a div 2)',
    trino: '(a / 2)',
  });
});

test('patterns keep their backslashes', () => {
  expect(words(matches(sql`a`, '^\\d$'))).toEqual({
    duckdb: "regexp_matches(a, '^\\d$')",
    databricks: "(a rlike '^\\\\d$')",
    trino: "regexp_like(a, '^\\d$')",
  });
});

test('types, casts and dates', () => {
  expect(words(tryCast(sql`a`, 'text'))).toEqual({
    duckdb: 'try_cast(a as varchar)',
    databricks: 'try_cast(a as string)',
    trino: 'try_cast(a as varchar)',
  });
  expect(words(addDays(date('2022-07-01'), 1))).toEqual({
    duckdb: "(date '2022-07-01' + cast(1 as integer))",
    databricks: "date_add(date '2022-07-01', 1)",
    trino: "date_add('day', 1, date '2022-07-01')",
  });
  expect(words(lastDayOfMonth(sql`m`)).databricks).toBe(
    "date_add(add_months(date '1900-03-01', (m + 1)), -1)",
  );
});

test('an exact quantile on each engine, Trino by rank', () => {
  const { duckdb, databricks, trino } = words(quantile(sql`km`, 0.5));
  expect([duckdb, databricks]).toEqual(['quantile_cont(km, 0.5)', 'percentile(km, 0.5)']);
  expect(trino).toContain('element_at(array_sort(array_agg(');
});
