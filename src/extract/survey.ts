/** What `homeward check` says of a delivery: what each file is, which months were sent, what is missing and doubtful. Counts only. */
import type { DuckDbEngine } from '../engine/duckdb/duckdb-engine.ts';
import { tally } from '../engine/grouped.ts';
import { type ErrorDocument, HomewardError } from '../errors/homeward-error.ts';
import { type Month, monthOfNumber } from '../study/calendar.ts';
import { nameable } from './codes.ts';
import { type DeliveredFile, openDelivery } from './delivery.ts';
import { type Gap, gapsOf } from './gaps.ts';
import type { LayoutId } from './layouts/layout.ts';
import { type ReadOptions, readFiles } from './read-delivery.ts';
import type { Doubt, Extracted } from './relations.ts';
import { emptyIdentifying } from './requirements.ts';
import { placesOf } from './rows-of.ts';
import { isRead, type TableId, tables } from './tables.ts';

export interface Survey {
  readonly format: 'homeward/check@1';
  readonly files: readonly SurveyedFile[];
  /** First and last month that any provider sent; absent when the delivery cannot be read. */
  readonly months?: { readonly from: Month; readonly to: Month };
  /** One row a provider; its months in order. */
  readonly grid: readonly { readonly provider: string; readonly months: readonly SentMonth[] }[];
  /** Providers whose code does not look like one, and which are therefore not named. */
  readonly unnamedProviders: number;
  readonly missing: readonly Gap[];
  readonly doubts: readonly Doubt[];
  /** What stops an analysis; empty when it can go on. */
  readonly problems: readonly ErrorDocument[];
}

export interface SurveyedFile {
  readonly file: string;
  /** Null: the file fits no table. */
  readonly table: string | null;
  readonly read: boolean;
  readonly layouts: readonly LayoutId[];
  /** Null where the file was not read to its end. */
  readonly rows: number | null;
  readonly format: DeliveredFile['format'];
  readonly encoding: string | null;
  readonly delimiter: 'comma' | 'pipe' | 'tab' | null;
  readonly packed: boolean;
  readonly columnsUnderstood: number;
  readonly columnsIgnored: number;
  /** Columns that could identify a person, present but empty. */
  readonly emptyIdentifyingColumns: readonly string[];
}

export interface SentMonth {
  readonly month: Month;
  readonly sent: 'sent' | 'refreshed' | 'missing';
}

/** The survey, and the error that would stop an analysis, if any. Throws what `openDelivery` throws. */
export async function surveyDelivery(
  engine: DuckDbEngine,
  folder: string,
  options: ReadOptions,
): Promise<{ readonly survey: Survey; readonly error?: HomewardError }> {
  const delivery = await openDelivery(engine, folder);
  const missing = gapsOf(delivery);
  const common = { format: 'homeward/check@1', missing } as const;
  try {
    const { extracted, files: inspected } = await readFiles(engine, delivery, options);
    const files = delivery.files.map((file) =>
      surveyed(
        file,
        extracted.inputs.find((input) => input.file === file.name)?.rows,
        inspected.find((each) => each.file === file)?.encoding,
      ),
    );
    const sent = await sentMonths(engine, extracted);
    return { survey: { ...common, files, ...sent, doubts: extracted.doubts, problems: [] } };
  } catch (error) {
    if (!(error instanceof HomewardError)) throw error;
    const files = delivery.files.map((file) => surveyed(file));
    const empty = { grid: [], unnamedProviders: 0, doubts: [] };
    return { survey: { ...common, files, ...empty, problems: [error.toJSON()] }, error };
  }
}

const delimiters = { ',': 'comma', '|': 'pipe', '\t': 'tab' } as const;

function surveyed(file: DeliveredFile, rows?: number, encoding = file.firstLine?.encoding): SurveyedFile {
  const read = isRead(file.table ?? '');
  const fields = read ? Object.values<readonly string[]>(tables[file.table as TableId]) : [];
  const understood = new Set(fields.flatMap((names) => placesOf(file.header, names))).size;
  return {
    file: file.name,
    table: file.table ?? null,
    read,
    layouts: file.layouts,
    rows: rows ?? null,
    format: file.format,
    encoding: encoding ?? null,
    delimiter: file.firstLine === undefined ? null : delimiters[file.firstLine.delimiter],
    packed: file.firstLine?.gzipped ?? false,
    columnsUnderstood: understood,
    columnsIgnored: file.header.length - understood,
    emptyIdentifyingColumns: emptyIdentifying(file),
  };
}

async function sentMonths(
  engine: DuckDbEngine,
  { finals }: Extracted,
): Promise<Pick<Survey, 'months' | 'grid' | 'unnamedProviders'>> {
  const rows = await engine.collect(
    tally(finals, { sets: [['provider', 'month']], measures: { submissions: { sum: 'submissions' } } }),
  );
  const numbers = rows.map(({ at }) => Number(at.month));
  if (numbers.length === 0) return { grid: [], unnamedProviders: 0 };
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const sent = new Map<string, Map<number, number>>();
  for (const { at, numbers: counts } of rows) {
    const months = sent.get(at.provider ?? '') ?? new Map<number, number>();
    sent.set(at.provider ?? '', months.set(Number(at.month), counts.submissions ?? 0));
  }
  const named = [...sent]
    .filter(([provider]) => nameable.provider.test(provider))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return {
    months: { from: monthOfNumber(first), to: monthOfNumber(last) },
    grid: named.map(([provider, months]) => ({
      provider,
      months: all.map((number) => ({ month: monthOfNumber(number), sent: wordFor(months.get(number) ?? 0) })),
    })),
    unnamedProviders: sent.size - named.length,
  };
}

const wordFor = (submissions: number): SentMonth['sent'] =>
  submissions === 0 ? 'missing' : submissions === 1 ? 'sent' : 'refreshed';
