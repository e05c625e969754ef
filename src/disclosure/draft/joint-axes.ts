/** The axes of a new release and of everything that was released before, so that the figures of all can be put together. */
import type { Ledger, Population } from '../ledger/ledger.ts';
import { standing } from '../ledger/standing.ts';
import { type Joint, withEarlier } from '../ledger/with-earlier.ts';
import type { Axes, Axis, Box } from '../model/axes.ts';
import { boxInParts, splitAxis } from '../model/split-axis.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReadDimension, ReadTable } from '../tables/publication.ts';
import { tableAxes } from '../tables/table-axes.ts';

export interface JointAxes {
  /** For the new release: its places lie within its own population. */
  readonly axes: Axes;
  /** Tables of earlier releases, of official figures, and of what is known of revisions. */
  readonly earlier: readonly ReadTable[];
  /** The finest groups of a cell of these; null when there are none. */
  readonly boxIn: (table: ReadTable, at: Readonly<Record<string, string>>) => Box | null;
  /** The dimensions of all, with how their categories lie in each other. */
  readonly dimensions: readonly ReadDimension[];
  readonly within: Joint['within'];
  readonly readings: Joint['readings'];
  /** Whether a table counts the people of the new release. */
  readonly countsTheSame: (table: ReadTable) => boolean;
  /** What of the ledger cannot be held against the new release, and why. */
  readonly apart: readonly string[];
  /** Releases that count some of the same people, and not the same. */
  readonly overlapping: readonly string[];
  /** Releases of the same records that count nobody of the new one. */
  readonly others: readonly string[];
}

/**
 * `own`: the axes of the new release. A dimension that the ledger cuts in another way, or that tells the populations apart, is taken from there with all
 * that it hangs together with; for the others the study's own axis says more.
 */
export function jointAxes(own: Axes, population: Population, ledger: Ledger, policy: Policy): JointAxes {
  const now: ReadTable = { id: 'now', dimensions: [], cells: [] };
  const {
    publication,
    within,
    readings,
    apart: leftOut,
  } = withEarlier(
    {
      policy,
      dimensions: [...own.categories].map(([name, codes]) => ({
        name,
        categories: codes.map((code) => ({ code, name: code, parents: [] })),
      })),
      tables: [now],
    },
    population,
    ledger,
  );
  const { dimensions, tables } = publication;
  const added = addedTo(own, dimensions);
  const axesOfAdded = tableAxes(dimensions.filter(({ name }) => added.has(name)));
  const apart = new Set([within, ...readings.map((one) => one.within ?? {})].flatMap(Object.keys));
  const splits = axesOfAdded.all.flatMap((axis) => splitAxis(axis, apart) ?? []);
  const splitOf = new Map(splits.map((split) => [split.whole.name, split]));
  const all: readonly Axis[] = [
    ...own.all.filter(({ codes }) => ![...codes.keys()].some((name) => added.has(name))),
    ...axesOfAdded.all.flatMap((axis) => splitOf.get(axis.name)?.parts ?? [axis]),
  ];
  const byDimension = new Map(all.flatMap((axis) => [...axis.codes.keys()].map((d) => [d, axis] as const)));
  const boxOf = (at: Readonly<Record<string, string>>, inside: ReadTable['within'] = {}): Box | null => {
    const places = Object.entries(at);
    const isAdded = ([dimension]: readonly [string, unknown]) => added.has(dimension);
    const ofAdded = axesOfAdded.boxWithin(Object.fromEntries(places.filter(isAdded)), inside);
    const ofOwn = own.boxAt(Object.fromEntries(places.filter((place) => !isAdded(place))));
    if (ofAdded === null || ofOwn === null) return null;
    const inParts = [...ofAdded].flatMap(([axis, groups]) => {
      const split = splitOf.get(axis);
      return split === undefined ? [[axis, groups] as const] : [...boxInParts(split, groups)];
    });
    return new Map([...ofOwn, ...inParts]);
  };
  const known = (how: ReturnType<typeof standing>) =>
    readings.flatMap(({ entry, label, within: counted }) => {
      const before = ledger.entries[entry];
      const isLinked = before?.type === 'released' && counted !== null;
      return isLinked && standing(before.population, population) === how ? [label] : [];
    });
  return {
    axes: {
      all,
      splits,
      categories: new Map([...axesOfAdded.categories, ...own.categories]),
      axisOf: (dimension) => byDimension.get(dimension) ?? own.axisOf(dimension),
      boxAt: (at) => boxOf(at, within),
    },
    earlier: tables.filter(({ id }) => id !== now.id),
    boxIn: (table, at) => boxOf(at, table.within),
    countsTheSame: (table) => JSON.stringify(table.within ?? {}) === JSON.stringify(within),
    dimensions,
    within,
    readings,
    apart: leftOut,
    overlapping: known('overlapping'),
    others: known('apart'),
  };
}

function addedTo({ categories }: Axes, dimensions: readonly ReadDimension[]): ReadonlySet<string> {
  const added = new Set(
    dimensions
      .filter(({ name, categories: joint }) => {
        const codes = categories.get(name);
        const isNew = (parent: string) => parent !== 'all' && !categories.has(parent.replace(/=.*$/, ''));
        return joint.some(({ code, parents }) => codes?.includes(code) !== true || parents.some(isNew));
      })
      .map(({ name }) => name),
  );
  for (let before = -1; before < added.size; ) {
    before = added.size;
    for (const { name, categories: joint } of dimensions)
      for (const parent of added.has(name) ? joint.flatMap(({ parents }) => parents) : [])
        if (parent.includes('=')) added.add(parent.replace(/=.*$/, ''));
  }
  return added;
}
