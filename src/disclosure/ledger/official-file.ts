/** `reference/known-figures.csv`: figures about the study's own admissions that anybody has, such as an official total for England. */
import { HomewardError } from '../../errors/homeward-error.ts';
import { findReference, readReference } from '../../places/reference-file.ts';
import { columnOf, dimensionNames } from '../../study/dimensions.ts';
import type { Ledger, OfficialEntry, Population } from './ledger.ts';
import { readDimensions } from './read-entry.ts';

const required = ['measure', 'lower', 'upper', 'source', 'published'];

/**
 * One entry for each source and day of publication, with the categories that it names: the study's own dimensions know how they lie. Each row is
 * one figure: a column for each dimension that it is restricted on (named as in the CSV tables of a release; empty: all), the measure
 * (`admissions`), the least and the greatest count that it stands for (an exact figure: both the same), where it was published, and when (ISO date,
 * may be empty). Empty where there is no file. Throws PLACES_* of the reference files.
 */
export async function readOfficial(
  folder: string,
  population: Population,
): Promise<readonly OfficialEntry[]> {
  const path = await findReference(folder, 'known-figures');
  if (path === undefined) return [];
  const { file, columns, rows } = await readReference(path, 'reference/known-figures.csv', required);
  const dimensions = dimensionNames.filter((name) => columns.has(columnOf(name)));
  const entries = new Map<string, OfficialEntry>();
  for (const { line, cells } of rows) {
    const cell = (column: string) => cells[columns.get(column) ?? -1] ?? '';
    const wrong = (field: string, what: string) =>
      new HomewardError('PLACES_VALUE_WRONG', what, { file, line, field });
    const count = (column: string) => {
      if (!/^\d{1,9}$/.test(cell(column))) throw wrong(column, 'not a whole number');
      return Number(cell(column));
    };
    const [lower, upper] = [count('lower'), count('upper')];
    if (upper < lower) throw wrong('upper', 'less than lower');
    const [measure, source, published] = [cell('measure'), cell('source'), cell('published')];
    if (measure !== 'admissions') throw wrong('measure', 'not admissions');
    if (source === '') throw wrong('source', 'empty');
    if (published !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(published)) throw wrong('published', 'not a date');
    const at = Object.fromEntries(
      dimensions.flatMap((name) => {
        const code = cell(columnOf(name));
        return code === '' || code === 'all' ? [] : [[name, code]];
      }),
    );
    const key = `${source}|${published}`;
    const before = entries.get(key);
    entries.set(key, {
      type: 'official',
      source,
      published: published === '' ? null : published,
      population: { ...population, delivery: '' },
      dimensions: [],
      tables: [
        ...(before?.tables ?? []),
        {
          id: `figure-${(before?.tables.length ?? 0) + 1}`,
          dimensions: Object.keys(at),
          cells: [
            lower === upper
              ? { at, measure, kind: 'exact', value: lower, lower, upper }
              : { at, measure, kind: 'between', lower, upper },
          ],
        },
      ],
    });
  }
  return [...entries.values()].map((entry) => ({ ...entry, dimensions: readDimensions(entry) }));
}

/** The entries that the ledger does not hold yet. */
export function notKnown({ entries }: Ledger, official: readonly OfficialEntry[]): readonly OfficialEntry[] {
  const held = new Set(entries.flatMap((entry) => (entry.type === 'official' ? [figuresIn(entry)] : [])));
  return official.filter((entry) => !held.has(figuresIn(entry)));
}

const figuresIn = ({ source, published, tables }: OfficialEntry): string =>
  JSON.stringify([
    source,
    published,
    tables.map(({ cells }) =>
      cells.map(({ at, measure, lower, upper }) => [Object.entries(at), measure, lower, upper]),
    ),
  ]);
