/** A new release beside everything that is known already: one publication, to be attacked as one. */
import type { Publication, ReadTable } from '../tables/publication.ts';
import type { Ledger, LedgerDimension, LedgerTable, Population } from './ledger.ts';
import { place } from './placed-populations.ts';
import { type CountEntry, readDimensions, readTables } from './read-entry.ts';

export interface Joint {
  /** The new tables, as they were, then the earlier ones with `release` and ids `<release>/<table>`. */
  readonly publication: Publication;
  /** The categories that the new tables lie within. */
  readonly within: Within;
  /** How each entry of the ledger that was taken in is read. */
  readonly readings: readonly EntryReading[];
  /** Sentences: what of the ledger the attack cannot hold against the new release, and why. */
  readonly apart: readonly string[];
}

type Within = NonNullable<ReadTable['within']>;

export interface EntryReading {
  /** Which entry, from 0. */
  readonly entry: number;
  readonly label: string;
  /** Dimensions that are read under another name. */
  readonly names: Readonly<Record<string, string>>;
  /** Null: nothing follows from it for the new release. */
  readonly within: Within | null;
}

/**
 * `publication`: the new tables, whose places are plain (`readTables` of an entry gives such). Releases that were withdrawn are still known.
 * `reader`: the attack of somebody who saw room sheets too; without one, of everybody. Cost: that of the tables; the joint model grows with
 * the pieces into which the populations cut each other.
 */
export function withEarlier(
  publication: Publication,
  population: Population,
  { entries }: Ledger,
  reader?: string,
): Joint {
  const earlier = entries.flatMap((entry, i): readonly Labelled[] => {
    if (entry.type === 'withdrawn') return [];
    if (entry.type === 'room' && (reader === undefined || !entry.readers.includes(reader))) return [];
    return [{ entry, label: labelOf(entry, i), i }];
  });
  const populations = [...earlier.map(({ entry }) => entry.population), population];
  const rules = Object.assign({}, ...populations.map((one) => one.rules));
  const renamed = earlier.map((one) => ({ ...one, names: otherRules(one, rules) }));
  const dimensions = union([
    publication.dimensions,
    ...renamed.map(({ entry, names }) => rename(readDimensions(entry), names, entry.type === 'released')),
  ]);
  const placed = place(dimensions, populations);
  const known = placed.known.map((table) => publicTable(table));
  const tables = renamed.flatMap(({ entry, label, names }) => {
    const within = placed.within(entry.population);
    if (within === null) return [];
    return readTables(entry, label, publication.policy).map((table) => moved(table, names, within));
  });
  const own = placed.within(population) ?? {};
  return {
    publication: {
      ...publication,
      dimensions: placed.dimensions.map(({ name, categories }) => ({
        name,
        categories: categories.map(({ code, parents }) => ({
          code,
          name: nameIn(publication, name, code),
          parents,
        })),
      })),
      tables: [...publication.tables.map((table) => moved(table, new Map(), own)), ...tables, ...known],
    },
    within: own,
    readings: renamed.map(({ entry, label, names, i }) => ({
      entry: i,
      label,
      names: Object.fromEntries(names),
      within: placed.within(entry.population),
    })),
    apart: renamed.flatMap(({ entry, label, names }) => [
      ...(placed.within(entry.population) === null
        ? [
            `${label} counted another delivery, and how many records changed is not public: nothing follows from its figures for these.`,
          ]
        : []),
      ...(names.size === 0
        ? []
        : [
            `${label} sorted people by other rules (${[...names.keys()].join(', ')}): its categories were taken for others.`,
          ]),
    ]),
  };
}

interface Labelled {
  readonly entry: CountEntry;
  readonly label: string;
  readonly i: number;
}

function labelOf(entry: CountEntry, i: number): string {
  if (entry.type === 'released') return entry.release;
  return entry.type === 'room' ? `room ${entry.sheet}` : `official ${i + 1}`;
}

/** Dimensions whose categories an earlier release filled by another rule than later ones, with the names that they get instead. */
function otherRules(
  { entry, label }: Labelled,
  rules: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const other = Object.entries(entry.population.rules).filter(([name, rule]) => rules[name] !== rule);
  return new Map(other.map(([name]) => [name, `${name} of ${label}`]));
}

/** `isWhole`: all categories are there. Official figures and sheets name some, and no other dimension says which others there are. */
function rename(
  dimensions: readonly LedgerDimension[],
  names: ReadonlyMap<string, string>,
  isWhole: boolean,
): readonly LedgerDimension[] {
  const parentIn = (parent: string) => {
    const at = parent.indexOf('=');
    const name = names.get(parent.slice(0, Math.max(0, at)));
    return name === undefined ? parent : `${name}${parent.slice(at)}`;
  };
  return dimensions.map(({ name, categories }) => ({
    name: names.get(name) ?? name,
    categories: [
      ...categories.map(({ code, parents }) => ({ code, parents: parents.map(parentIn) })),
      ...(isWhole || !names.has(name) ? [] : [{ code: 'any other', parents: [] }]),
    ],
  }));
}

/** Categories of equal name and code are one category, in the parents of both. */
function union(all: readonly (readonly LedgerDimension[])[]): readonly LedgerDimension[] {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const { name, categories } of all.flat()) {
    const own = found.get(name) ?? new Map<string, readonly string[]>();
    found.set(name, own);
    for (const { code, parents } of categories)
      own.set(code, [...new Set([...(own.get(code) ?? []), ...parents])]);
  }
  return [...found].map(([name, categories]) => ({
    name,
    categories: [...categories].map(([code, parents]) => ({ code, parents })),
  }));
}

function moved(
  table: ReadTable,
  names: ReadonlyMap<string, string>,
  within: Readonly<Record<string, readonly string[]>>,
): ReadTable {
  const nameOf = (dimension: string) => names.get(dimension) ?? dimension;
  const placeIn = (at: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(at).map(([dimension, code]) => [nameOf(dimension), code]));
  return {
    ...table,
    dimensions: table.dimensions.map(nameOf),
    cells: table.cells.map(({ at, places, ...cell }) => ({
      ...cell,
      at: placeIn(at),
      ...(places === undefined ? {} : { places: places.map(placeIn) }),
    })),
    ...(Object.keys(within).length === 0 ? {} : { within: { ...table.within, ...within } }),
  };
}

const publicTable = ({ id, dimensions, cells }: LedgerTable): ReadTable => ({
  id,
  dimensions,
  release: id,
  cells: cells.map(({ at, measure, lower = 0, upper = null }) => ({
    at,
    measure,
    says: { kind: 'between', lower, upper },
  })),
});

const nameIn = ({ dimensions }: Publication, dimension: string, code: string): string =>
  dimensions.find(({ name }) => name === dimension)?.categories.find((category) => category.code === code)
    ?.name ?? code;
