/** What a delivery must have, and must not have, before its rows are read. */
import { columnAt, readFile } from '../engine/duckdb/read-files.ts';
import type { Engine } from '../engine/engine.ts';
import { tally } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { join, sql } from '../engine/sql.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import type { DeliveredFile, Delivery, InspectedFile } from './delivery.ts';
import { linesOf } from './doubts.ts';
import { placesOf } from './rows-of.ts';
import {
  folded,
  identifyingColumns,
  isRead,
  requiredFields,
  requiredTables,
  type TableId,
  tables,
} from './tables.ts';

/** Throws EXTRACT_TABLE_NOT_AGREED, by file and table. Source: agreement, "data sets". */
export function requireAgreed({ files }: Delivery, agreed: readonly string[] | undefined): void {
  if (agreed === undefined) return;
  for (const { table, name: file } of files)
    if (table !== undefined && !agreed.some((each) => each.slice(0, 6).toUpperCase() === table))
      throw new HomewardError('EXTRACT_TABLE_NOT_AGREED', `the agreement does not list the table ${table}`, {
        file,
      });
}

/** Throws EXTRACT_TABLE_MISSING. */
export function requireTables({ files }: Delivery): void {
  for (const table of requiredTables)
    if (!files.some((file) => file.table === table)) {
      const unknown = files.filter((file) => file.table === undefined).length;
      const hint = unknown === 0 ? '' : ` (${unknown} of the files fit no table)`;
      throw new HomewardError('EXTRACT_TABLE_MISSING', `the table ${table} is not in the delivery${hint}`, {
        file: 'delivery',
        field: table,
      });
    }
}

/** Throws EXTRACT_COLUMN_MISSING, naming every name under which the column would be known. */
export function requireColumns({ files }: Delivery, vintage: 2011 | 2021): void {
  for (const file of files)
    if (isRead(file.table ?? '')) requireColumnsOf(file, file.table as TableId, vintage, files);
}

function requireColumnsOf(
  { header, name: file }: DeliveredFile,
  table: TableId,
  vintage: 2011 | 2021,
  files: readonly DeliveredFile[],
): void {
  const fields: Readonly<Record<string, readonly string[]>> = tables[table];
  const missing = (...names: readonly string[]) => placesOf(header, names).length === 0;
  const refuse = (names: readonly string[]) => {
    throw new HomewardError('EXTRACT_COLUMN_MISSING', `missing column of ${table}: ${names.join(' or ')}`, {
      file,
      ...(names[0] === undefined ? {} : { field: names[0] }),
    });
  };
  for (const field of requiredFields[table]) {
    const names = fields[field] ?? [];
    if (missing(...names)) refuse(names);
  }
  if (table === 'MHS000' && missing('UniqMonthID', 'ReportingPeriodStartDate'))
    refuse(['UniqMonthID', 'ReportingPeriodStartDate']);
  const areas = vintage === 2011 ? ['LSOA2011', 'LSOA'] : ['LSOA2021', 'LSOA', 'LSOA2011'];
  if (table === 'MHS001' && missing(...areas)) refuse(areas);
  const wards = files.some((each) => each.table === 'MHS903');
  if (table === 'MHS502' && missing('SiteIDOfTreat', 'SiteIDOfWard') && (missing('WardCode') || !wards))
    refuse(['SiteIDOfTreat', 'WardCode together with the table MHS903']);
}

/** Throws EXTRACT_IDENTIFYING when a column that a pseudonymised extract does not carry is filled in any row. */
export async function refuseIdentifying(engine: Engine, files: readonly InspectedFile[]): Promise<void> {
  const wanted = identifyingColumns.map(folded);
  for (const { file, readable } of files) {
    const places = file.header.flatMap((column, at) => (wanted.includes(folded(column)) ? [at] : []));
    if (places.length === 0) continue;
    const counts = places.map((at) => sql`count(nullif(trim(${columnAt(at)}), '')) as ${columnAt(at)}`);
    const filled = await engine.keep(
      'delivered_identifying',
      'row',
      sql`select ${join(counts)} from ${readFile(readable)}`,
    );
    const measures = Object.fromEntries(places.map((at) => [`c${at}`, { sum: `c${at}` }]));
    const [row] = await engine.collect(tally(filled, { sets: [[]], measures }));
    await engine.drop(filled);
    for (const at of places) {
      const rows = row?.numbers[`c${at}`] ?? 0;
      if (rows > 0)
        throw new HomewardError(
          'EXTRACT_IDENTIFYING',
          `an identifying column of ${file.table ?? 'an unknown table'} is filled in ${rows} rows`,
          {
            file: file.name,
            field: identifyingColumns[wanted.indexOf(folded(file.header[at] ?? ''))] ?? '',
          },
        );
    }
  }
}

/** Identifying columns that a file has; when nothing refused them, they are empty. */
export const emptyIdentifying = ({ header }: DeliveredFile): readonly string[] => {
  const columns = header.map(folded);
  return identifyingColumns.filter((column) => columns.includes(folded(column)));
};

/** Throws EXTRACT_NO_ROWS when the files of a table that must be there hold a header and nothing else. */
export function requireLines(table: TableId, files: readonly InspectedFile[]): void {
  const [first] = files;
  if (!(requiredTables as readonly TableId[]).includes(table) || first === undefined) return;
  if (files.every((inspected) => inspected.file.format === 'delimited' && linesOf(inspected) === 0))
    throw new HomewardError('EXTRACT_NO_ROWS', `the table ${table} has a header and no rows`, {
      file: first.file.name,
    });
}

/** Throws EXTRACT_NO_ROWS when a table that must be there is empty. `counted` has the column `delivered`. */
export async function requireRows(engine: Engine, table: string, counted: Relation): Promise<void> {
  const [total] = await engine.collect(
    tally(counted, { sets: [[]], measures: { delivered: { sum: 'delivered' } } }),
  );
  if ((total?.numbers.delivered ?? 0) === 0)
    throw new HomewardError('EXTRACT_NO_ROWS', `the table ${table} has no row that can be read`, {
      field: table,
    });
}
