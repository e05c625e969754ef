/** A publication in pieces: some say nothing about each other, and what is too large to attack at once is cut. */
import type { Publication, ReadDimension } from '../tables/publication.ts';
import { notListed, type Part } from './publication-of.ts';

export interface Slice extends Part {
  /** False: figures outside the slice say something about it, so that only what is found is true; nothing is proven safe. */
  readonly isWhole: boolean;
}

/** Beyond so many cells a linear program takes minutes. */
const mostTogether = 8000;

/** By dimensions whose total is nowhere printed, which loses nothing; then, while there are too many cells, by the largest dimension. */
export function slicesOf(part: Part): readonly Slice[] {
  return cut({ ...part, isWhole: true });
}

function cut(slice: Slice): readonly Slice[] {
  const { publication } = slice;
  const { dimensions, tables } = publication;
  const cells = tables.reduce((so, table) => so + table.cells.length, 0);
  const sizeOf = ({ name }: ReadDimension) =>
    new Set(tables.flatMap((table) => table.cells.map(({ at }) => at[name] ?? 'all'))).size;
  const divisible = dimensions.filter((dimension) => sizeOf(dimension) > 1);
  const apart = divisible.find(
    ({ name, categories }) =>
      categories.every(({ parents }) => parents.length === 0) &&
      tables.every((table) => table.cells.every(({ at }) => (at[name] ?? 'all') !== 'all')),
  );
  const isLarge = cells > mostTogether && divisible.length > 1;
  const largest = isLarge ? [...divisible].sort((a, b) => sizeOf(b) - sizeOf(a))[0] : undefined;
  const by = apart ?? largest;
  if (by === undefined) return [slice];
  const codes = ['all', ...by.categories.map(({ code }) => code)];
  return codes.flatMap((code) => {
    const own = within(publication, by.name, code);
    if (own.tables.length === 0) return [];
    return cut({
      name: slice.name,
      publication: own,
      loosened: within(slice.loosened, by.name, code),
      isWhole: slice.isWhole && by === apart,
    });
  });
}

/** Only the cells at one category, which is then all that there is of the dimension. */
function within(publication: Publication, name: string, code: string): Publication {
  const only = code === 'all' ? notListed : code;
  return {
    ...publication,
    dimensions: publication.dimensions.map((dimension) =>
      dimension.name === name ? { name, categories: [{ code: only, name: only, parents: [] }] } : dimension,
    ),
    tables: publication.tables
      .map((table) => ({ ...table, cells: table.cells.filter(({ at }) => (at[name] ?? 'all') === code) }))
      .filter((table) => table.cells.length > 0),
  };
}
