/** Published files of any kind as publications to attack, with everything that was assumed on the way. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { Policy } from '../policy/policy.ts';
import { readCellId } from '../tables/publication.ts';
import { csvSheet } from './csv-sheet.ts';
import { figuresIn, type Names } from './figures.ts';
import { gather, listed, type SheetFigures } from './gather.ts';
import { type Hierarchy, withHierarchies } from './hierarchy-file.ts';
import type { Layout } from './layout.ts';
import { type PrintedCell, type PublicationRead, publicationOf } from './publication-of.ts';
import { recognise } from './recognise.ts';
import { releasePublication } from './release-publication.ts';
import { ruleSeen } from './rule-seen.ts';
import { type Sheet, titleOf } from './sheet.ts';
import { workbookSheets } from './workbook.ts';

export interface PublishedFile {
  /** Base name, for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadOptions {
  /** null: the rule that the figures show. */
  readonly policy: Policy | null;
  /** null: layouts are known or found. */
  readonly mapping: readonly Layout[] | null;
  readonly hierarchies: readonly Hierarchy[];
}

export interface Published extends PublicationRead {
  /** Sheets in which no table was found. */
  readonly leftOut: readonly string[];
}

/**
 * Releases (`.json`) by themselves; all other files together. Throws PUBLISHED_KIND, PUBLISHED_UNREADABLE, PUBLISHED_HIERARCHY, and PUBLISHED_NO_TABLE
 * when no file holds a figure.
 */
export function readPublished(files: readonly PublishedFile[], options: ReadOptions): Published {
  const releases = files.filter(({ name }) => /\.json$/i.test(name));
  const tables = files.filter((file) => !releases.includes(file));
  const read = [...releases.map(readRelease), ...(tables.length > 0 ? [readTables(tables, options)] : [])];
  const distinctNames =
    read.length > 1 ? ['Each release was attacked by itself, apart from the other files.'] : [];
  return {
    parts: read.flatMap(({ parts }) => parts),
    dimensions: read.flatMap(({ dimensions }) => dimensions),
    cells: new Map(read.flatMap(({ cells }) => [...cells])),
    measures: new Map(read.flatMap(({ measures }) => [...measures])),
    assumed: [...read.flatMap(({ assumed }) => assumed), ...distinctNames],
    floors: read.flatMap(({ floors }) => floors),
    setAside: read.reduce((so, { setAside }) => so + setAside, 0),
    withoutTotals: read.flatMap(({ withoutTotals }) => withoutTotals),
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
}

function readTables(
  files: readonly PublishedFile[],
  { policy, mapping, hierarchies }: ReadOptions,
): Published {
  const names: Names = {
    measures: new Map(),
    categories: new Map(),
    parents: new Map(),
    within: new Map(),
  };
  const subnational = new Set<string>();
  const leftOut: string[] = [];
  const assumed: string[] = [];
  const sheets = files.flatMap(sheetsOf).flatMap((sheet): readonly SheetFigures[] => {
    const found = recognise(sheet, mapping);
    const read = found.flatMap((recognised, i): readonly SheetFigures[] => {
      const figures = figuresIn(sheet, recognised, names);
      const { known, layout } = recognised;
      if (known !== null) assumed.push(`${titleOf(sheet)} is laid out as ${known}.`);
      for (const dimension of layout.subnational ?? []) subnational.add(dimension);
      const id = idOf(sheet, found.length > 1 ? i + 1 : null);
      return figures.length === 0 ? [] : [{ file: sheet.file, id, figures }];
    });
    if (read.length === 0) leftOut.push(titleOf(sheet));
    return read;
  });
  if (sheets.length === 0)
    throw new HomewardError('PUBLISHED_NO_TABLE', `no table with figures in ${listed(leftOut)}`, {
      file: files[0]?.name ?? '',
    });
  const gathered = gather(sheets, names);
  const grouped = withHierarchies(gathered.dimensions, hierarchies);
  const rule = ruleSeen(gathered.tables, [...subnational], policy);
  const read = publicationOf({ ...gathered, dimensions: grouped.dimensions }, rule, names);
  return {
    ...read,
    assumed: [
      ...assumed,
      ...rule.assumed,
      'The categories beside a total make it up, each person in one of them.',
      ...grouped.assumed,
      ...read.assumed,
    ],
    leftOut,
  };
}

function readRelease({ name, bytes }: PublishedFile): Published {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''));
  } catch {
    throw new HomewardError('PUBLISHED_UNREADABLE', 'the file is not JSON', { file: name });
  }
  const { publication, printed } = releasePublication(json, name);
  const cells = publication.tables.flatMap((table) =>
    table.cells.map((cell): [string, PrintedCell] => {
      const { text } = printed(table.id, cell);
      const { at, measure, from = name } = cell;
      return [
        readCellId(table, cell),
        { table: table.id, dimensions: table.dimensions, at, measure, text, from, exempt: false },
      ];
    }),
  );
  return {
    parts: [{ name, publication, loosened: publication }],
    dimensions: publication.dimensions,
    cells: new Map(cells),
    measures: new Map(),
    assumed: [
      `${name} is a release under its own policy: a marker hides a count of any size; shares and medians say nothing.`,
    ],
    floors: [],
    setAside: 0,
    withoutTotals: [],
    leftOut: [],
  };
}

function sheetsOf({ name, bytes }: PublishedFile): readonly Sheet[] {
  if (/\.(csv|tsv|txt)$/i.test(name)) return [csvSheet(name, bytes)];
  if (/\.(ods|xlsx)$/i.test(name)) return workbookSheets(name, bytes);
  throw new HomewardError('PUBLISHED_KIND', `cannot read ${name}`, { file: name });
}

function idOf({ file, name }: Sheet, table: number | null): string {
  const stem = name ?? file.replace(/\.\w+$/, '');
  const plain = stem
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return table === null ? plain : `${plain}-${table}`;
}
