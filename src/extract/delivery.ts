/** Opens a delivery: what each file is, by its first bytes and its header. No row is read yet. */
import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadableFile } from '../engine/duckdb/read-files.ts';
import { parquetColumns } from '../engine/duckdb/read-files.ts';
import type { Engine } from '../engine/engine.ts';
import { tally } from '../engine/grouped.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { makeFolder } from '../vault/write-folder.ts';
import { deliveryFiles, type FoundFile, refusing } from './delivery-files.ts';
import { type FirstLine, firstBytes, isParquet, readFirstLine, refuseRepeats } from './first-line.ts';
import { type Inspection, inspectFile } from './inspect-file.ts';
import type { LayoutId } from './layouts/layout.ts';
import { recognise } from './recognise.ts';
import { rewriteText } from './rewrite-text.ts';

export interface Delivery {
  /** The study's folder, absolute. */
  readonly folder: string;
  readonly files: readonly DeliveredFile[];
}

export interface DeliveredFile extends FoundFile {
  readonly format: 'delimited' | 'parquet' | 'other';
  readonly header: readonly string[];
  /** Six characters, such as `MHS501`; undefined when the header fits no table. */
  readonly table: string | undefined;
  readonly layouts: readonly LayoutId[];
  /** Columns that only another layout has. */
  readonly foreignColumns: number;
  readonly firstLine?: FirstLine;
}

/** A file whose bytes have been looked at, as the engine reads it. */
export interface InspectedFile {
  readonly file: DeliveredFile;
  readonly inspection: Inspection;
  readonly encoding: FirstLine['encoding'] | undefined;
  readonly readable: ReadableFile;
}

/**
 * `folder` is the study's. The engine must be allowed to read it.
 * Throws the codes of `deliveryFiles` and `readFirstLine`.
 */
export async function openDelivery(engine: Engine, folder: string): Promise<Delivery> {
  const root = realpathSync(folder);
  const files: DeliveredFile[] = [];
  for (const found of deliveryFiles(root)) files.push(await openFile(engine, found));
  return { folder: root, files };
}

async function openFile(engine: Engine, found: FoundFile): Promise<DeliveredFile> {
  const bytes = refusing(found.name, () => firstBytes(found.path));
  if (isParquet(bytes)) {
    const header = await columnsOfParquet(engine, found);
    refuseRepeats(header, found.name);
    return { ...found, format: 'parquet', header, ...recognisedIn(header) };
  }
  const firstLine = readFirstLine(bytes, found.name);
  if (firstLine === undefined)
    return { ...found, format: 'other', header: [], table: undefined, layouts: [], foreignColumns: 0 };
  const { header } = firstLine;
  return { ...found, format: 'delimited', header, ...recognisedIn(header), firstLine };
}

function recognisedIn(header: readonly string[]) {
  const { table, layouts, foreign } = recognise(header);
  return { table, layouts, foreignColumns: foreign };
}

async function columnsOfParquet(engine: Engine, { name, path }: FoundFile): Promise<readonly string[]> {
  try {
    const columns = await engine.keep('parquet_columns', 'row', parquetColumns(path), ['label']);
    const names = await engine.collect(tally(columns, { sets: [['label']], measures: {} }));
    await engine.drop(columns);
    return names.flatMap(({ at }) => at.label ?? []);
  } catch (error) {
    if (error instanceof HomewardError) throw error;
    throw new HomewardError('EXTRACT_FILE_DAMAGED', 'the Parquet file cannot be opened', { file: name });
  }
}

/**
 * Looks at every byte of a file and, where the engine could not read it, rewrites it into the study's `work/`.
 * Throws EXTRACT_FILE_DAMAGED, EXTRACT_ZERO_BYTES, EXTRACT_LAYOUTS_MIXED, EXTRACT_FILE_UNREADABLE.
 */
export async function inspect(
  { folder, files }: Delivery,
  file: DeliveredFile,
  signal?: AbortSignal,
): Promise<InspectedFile> {
  const { firstLine, name, path } = file;
  const gzipped = firstLine?.gzipped ?? false;
  const inspection = await inspectFile(path, {
    gzipped,
    headerBytes: firstLine?.headerBytes ?? 0,
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw refusing(name, () => {
      throw error;
    });
  });
  if (firstLine === undefined)
    return { file, inspection, encoding: undefined, readable: { kind: 'parquet', path, names: file.header } };
  if (inspection.damaged)
    throw new HomewardError('EXTRACT_FILE_DAMAGED', 'the packed file ends too early', { file: name });
  const wide = firstLine.encoding.startsWith('utf-16');
  const encoding = wide || inspection.utf8 ? firstLine.encoding : 'windows-1252';
  const mixed = inspection.crlf !== (firstLine.lineEnd === '\r\n' ? inspection.lineEnds : 0);
  const rewrite = encoding !== 'utf-8' || mixed || firstLine.lineEnd === '\r';
  const as = rewrite ? join(folder, 'work', `text-${files.indexOf(file) + 1}.csv`) : path;
  let text = inspection;
  if (rewrite) {
    makeFolder(join(folder, 'work'));
    rmSync(as, { force: true });
    await rewriteText({ from: path, to: as, encoding, gzipped, ...(signal === undefined ? {} : { signal }) });
    text = await inspectFile(as, {
      gzipped: false,
      headerBytes: Buffer.byteLength(firstLine.header.join('')),
    });
  }
  if (text.zeroBytes)
    throw new HomewardError('EXTRACT_ZERO_BYTES', 'the text holds zero bytes', { file: name });
  if (text.secondHeader)
    throw new HomewardError('EXTRACT_LAYOUTS_MIXED', 'a second header stands below the first', {
      file: name,
    });
  return {
    file,
    inspection: { ...text, sha256: inspection.sha256, bytes: inspection.bytes },
    encoding,
    readable: {
      kind: 'delimited',
      path: as,
      delimiter: firstLine.delimiter,
      lineEnd: rewrite || firstLine.lineEnd === '\n' ? '\n' : '\r\n',
      gzipped: gzipped && !rewrite,
      columns: firstLine.header.length,
    },
  };
}
