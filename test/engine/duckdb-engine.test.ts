import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type DuckDbEngine, openDuckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { grouped, tally } from '../../src/engine/grouped.ts';
import { raw, sql } from '../../src/engine/sql.ts';

const open: DuckDbEngine[] = [];
async function anEngine(folders: readonly string[] = [], threads = 2, signal?: AbortSignal) {
  const engine = await openDuckDb({ folders, threads, ...(signal === undefined ? {} : { signal }) });
  open.push(engine);
  return engine;
}
afterEach(async () => {
  while (open.length > 0) await open.pop()?.close();
});

const children = sql`select * from (values ('a', 's1', 'north', 10), ('a', 's2', 'north', 30), ('b', 's3', 'south', 20)) as t (person, spell, region, km)`;

describe('results', () => {
  test('come out as groups with admissions and children beside every statistic', async () => {
    const engine = await anEngine();
    const kept = await engine.keep('kept', 'placement', children, ['region']);
    const rows = await engine.collect(
      grouped(kept, { sets: [['region'], []], measures: { median: { quantile: 'km', fraction: 0.5 } } }),
    );
    expect(rows).toEqual([
      { at: { region: 'north' }, numbers: { admissions: 2, children: 1, median: 20 } },
      { at: { region: 'south' }, numbers: { admissions: 1, children: 1, median: 20 } },
      { at: { region: null }, numbers: { admissions: 3, children: 2, median: 20 } },
    ]);
  });

  test('cannot be grouped by a person, even one declared a category', async () => {
    const engine = await anEngine();
    const kept = await engine.keep('kept', 'placement', children, ['person', 'region']);
    expect(() => grouped(kept, { sets: [['person']], measures: {} })).toThrow(/not a category/);
    expect(() => tally(kept, { sets: [['km']], measures: {} })).toThrow(/not a category/);
  });

  test('stop at the cell limit', async () => {
    const engine = await anEngine();
    const kept = await engine.keep(
      'kept',
      'placement',
      sql`select 'p' as person, 's' as spell, range as region from range(20)`,
      ['region'],
    );
    await expect(engine.collect(grouped(kept, { sets: [['region']], measures: {} }), 10)).rejects.toThrow(
      /cell limit/,
    );
  });
});

describe('the lock', () => {
  let tables = 0;
  const refused = async (engine: DuckDbEngine, statement: string, kind = /\(Permission Error\)/) =>
    expect(engine.keep(`t${tables++}`, 'row', raw(statement)), statement).rejects.toThrow(kind);

  test('lets a file inside the study be read and nothing outside', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-'));
    const outside = join(mkdtempSync(join(tmpdir(), 'homeward-')), 'outside.csv');
    const inside = join(folder, 'inside.csv');
    writeFileSync(inside, 'n\n1\n');
    writeFileSync(outside, 'n\n1\n');
    const engine = await anEngine([folder]);
    await engine.keep('inside', 'row', sql`select * from read_csv(${inside})`);
    await refused(engine, `select * from read_csv('${outside}')`);
    await refused(engine, `select * from read_text('/etc/hostname')`);
    await refused(engine, `select * from read_csv('${folder}/../../etc/hostname')`);
  });

  test('refuses extensions, other databases, settings and the environment', async () => {
    const engine = await anEngine();
    for (const act of [`install httpfs`, `load httpfs`, `attach 'other.db'`, `copy (select 1) to 'out.csv'`])
      await refused(engine, `select 1; ${act}`);
    for (const setting of [
      `enable_external_access = true`,
      `lock_configuration = false`,
      `memory_limit = '64GB'`,
    ])
      await refused(engine, `select 1; set ${setting}`, /\(Invalid Input Error\)/);
    await refused(engine, `select getenv('HOME')`, /\(Catalog Error\)/);
  });
});

test('an error of the engine never quotes a value', async () => {
  const engine = await anEngine();
  const failing = engine.keep('t', 'row', sql`select cast(${'ZQXJV-SECRET'} as integer) as n`);
  await expect(failing).rejects.toThrow(/^impossible: the engine refused a query \(Conversion Error\)$/);
});

test('work that does not fit into the memory limit ends in a clear error', async () => {
  const engine = await openDuckDb({ folders: [], memoryLimit: '20MB' });
  open.push(engine);
  const failing = engine.keep(
    't',
    'row',
    sql`select range as n, repeat('x', 200) as x from range(2000000) order by hash(range)`,
  );
  await expect(failing).rejects.toMatchObject({ code: 'SYSTEM_OUT_OF_MEMORY', exitCode: 7 });
});

test('work ends at once when it is interrupted', async () => {
  const stop = new AbortController();
  const engine = await anEngine([], 2, stop.signal);
  const working = engine.keep('t', 'row', sql`select count(*) as n from range(100000000) a, range(1000) b`);
  setTimeout(() => stop.abort(), 100);
  const from = performance.now();
  await expect(working).rejects.toMatchObject({ name: 'AbortError' });
  expect(performance.now() - from).toBeLessThan(5_000);
});

test('literals cannot break out of their quotes, nor names', async () => {
  const engine = await anEngine();
  const hostile = `'; drop table kept; --"`;
  const kept = await engine.keep(
    hostile,
    'placement',
    sql`select ${hostile} as region, 'p' as person, 's' as spell`,
    ['region'],
  );
  const [row] = await engine.collect(grouped(kept, { sets: [['region']], measures: {} }));
  expect(row?.at.region).toBe(hostile);
});
