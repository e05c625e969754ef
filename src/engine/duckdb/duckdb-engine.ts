/** DuckDB inside this process: in memory, locked to the folders it is given, silent about what it reads. */
import { availableParallelism } from 'node:os';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { HomewardError } from '../../errors/homeward-error.ts';
import { duckdbDialect } from '../dialect.ts';
import type { Engine } from '../engine.ts';
import type { Grouped, GroupedRow } from '../grouped.ts';
import type { Grain, Relation } from '../relation.ts';
import { name, render, type Sql, sql } from '../sql.ts';

export interface EngineOptions {
  /** Folders that may be read; nothing else can be reached, and nothing can be written. */
  readonly folders: readonly string[];
  /** Default: as many as the machine has, at most eight, since each needs memory of its own. */
  readonly threads?: number;
  /** For example `1500MB`. Default: HOMEWARD_MEMORY, else 1500MB. */
  readonly memoryLimit?: string;
  /** Ends running work at once. */
  readonly signal?: AbortSignal;
}

export interface DuckDbEngine extends Engine {
  /** Lines that reads since the last call could not take, by file; forgets them. Never their content. */
  rejected(): Promise<
    readonly { readonly file: string; readonly lines: number; readonly firstLine: number }[]
  >;
  /** Share of the running query that is done, 0 to 1; undefined when unknown. */
  progress(): number | undefined;
}

export async function openDuckDb(options: EngineOptions): Promise<DuckDbEngine> {
  const { DuckDBInstance } = await load();
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? Math.min(availableParallelism(), 8)),
    memory_limit: options.memoryLimit ?? process.env.HOMEWARD_MEMORY ?? '1500MB',
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  return lockDown(connection, options).then(() => engineOn(connection, instance, options));
}

async function load() {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new HomewardError('SYSTEM_ENGINE_MISSING', 'the database engine cannot be loaded on this machine');
  }
}

/** Order matters: allowed folders do nothing until external access ends, and nothing holds until the configuration is locked. */
async function lockDown(connection: DuckDBConnection, { folders }: EngineOptions): Promise<void> {
  const list = folders
    .map((folder) => render(sql`${folder.replaceAll('\\', '/')}`, duckdbDialect))
    .join(', ');
  await connection.run("set timezone = 'UTC'");
  await connection.run('set enable_progress_bar = true');
  await connection.run('set enable_progress_bar_print = false');
  await connection.run(`set allowed_directories = [${list}]`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
}

function engineOn(
  connection: DuckDBConnection,
  instance: DuckDBInstance,
  { signal }: EngineOptions,
): DuckDbEngine {
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt);

  const run = async (text: string) => {
    signal?.throwIfAborted();
    try {
      return await connection.runAndReadAll(text);
    } catch (error) {
      signal?.throwIfAborted();
      throw translated(error);
    }
  };

  return {
    dialect: duckdbDialect,

    async keep<G extends Grain>(table: string, grain: G, query: Sql, categories: readonly string[] = []) {
      await run(duckdbDialect.createTable(render(name(table), duckdbDialect), render(query, duckdbDialect)));
      return { name: table, grain, categories } satisfies Relation<G>;
    },

    async drop(relation) {
      await run(`drop table ${render(name(relation.name), duckdbDialect)}`);
    },

    async collect(grouped, cellLimit = 50_000) {
      const text = render(grouped.query, duckdbDialect);
      const reader = await run(`${text}\norder by all\nlimit ${cellLimit + 1}`);
      if (reader.currentRowCount > cellLimit) throw new Error('impossible: more groups than the cell limit');
      return reader.getRowObjects().map((row) => groupedRow(grouped, row));
    },

    async rejected() {
      const found = await run(
        `select f.file_path as file, count(distinct e.line) as lines, min(e.line) as first_line
         from reject_errors e join reject_scans f using (scan_id, file_id) group by all order by all`,
      ).catch(() => undefined);
      if (found === undefined) return [];
      const rows = found.getRowObjects().map((row) => ({
        file: String(row.file),
        lines: Number(row.lines),
        firstLine: Number(row.first_line),
      }));
      await run('drop table if exists reject_errors');
      await run('drop table if exists reject_scans');
      return rows;
    },

    progress() {
      const percentage = connection.progress.percentage;
      return percentage >= 0 ? Math.min(1, percentage / 100) : undefined;
    },

    async close() {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function groupedRow(grouped: Grouped, row: Record<string, unknown>): GroupedRow {
  const at: Record<string, string | null> = {};
  for (const column of grouped.by)
    at[column] =
      Number(row[`margin:${column}`]) === 1 ? null : row[column] === null ? 'unknown' : String(row[column]);
  const numbers: Record<string, number | null> = {};
  for (const label of grouped.numbers) {
    const value = row[label];
    numbers[label] = value === null || value === undefined ? null : Number(value);
  }
  return { at, numbers };
}

/** Engine messages quote values of records: only their kind is passed on. */
function translated(error: unknown): Error {
  const message = error instanceof Error ? error.message : '';
  if (/out of memory|could not allocate/i.test(message))
    return new HomewardError('SYSTEM_OUT_OF_MEMORY', 'the work does not fit into the memory limit');
  if (/no space left/i.test(message)) return new HomewardError('SYSTEM_DISK_FULL', 'the disk is full');
  const kind = /^(\w+(?: \w+)? Error)/.exec(message)?.[1] ?? 'unknown';
  return new Error(`impossible: the engine refused a query (${kind})`);
}
