/** The files that were read, for the record of a result. */
import { readFile } from '../engine/duckdb/read-files.ts';
import type { Engine } from '../engine/engine.ts';
import { tally } from '../engine/grouped.ts';
import { sql } from '../engine/sql.ts';
import type { InspectedFile } from './delivery.ts';
import { linesOf } from './doubts.ts';
import type { Extracted } from './relations.ts';
import { isRead } from './tables.ts';

/** In the order of their names. Rows of text are its lines below the header. */
export async function inputsOf(
  engine: Engine,
  files: readonly InspectedFile[],
): Promise<Extracted['inputs']> {
  const inputs = [];
  for (const inspected of files) {
    const { file, inspection } = inspected;
    if (!isRead(file.table ?? '')) continue;
    const rows = file.format === 'parquet' ? await countRows(engine, inspected) : linesOf(inspected);
    inputs.push({ file: file.name, sha256: inspection.sha256, rows });
  }
  return inputs;
}

/** Rows that the engine reads in a file. */
export async function countRows(engine: Engine, { readable }: InspectedFile): Promise<number> {
  const counted = await engine.keep(
    'delivered_count',
    'row',
    sql`select count(*) as n from ${readFile(readable)}`,
  );
  const [total] = await engine.collect(tally(counted, { sets: [[]], measures: { n: { sum: 'n' } } }));
  await engine.drop(counted);
  return total?.numbers.n ?? 0;
}
