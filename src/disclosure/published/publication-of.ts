/** Gathered figures as publications to attack, one for each measure: what is counted apart says nothing about each other. */
import { intervalOf } from '../tables/facts-of.ts';
import {
  type Publication,
  type ReadCell,
  type ReadDimension,
  type ReadTable,
  readCellId,
} from '../tables/publication.ts';
import { type Line, linesOff } from './adds-up.ts';
import { linesInWords, type Remarked, remarksInWords } from './assumptions.ts';
import type { Names } from './figures.ts';
import { type Gathered, listed, placeKey } from './gather.ts';
import type { RuleSeen } from './rule-seen.ts';
import { saysOf } from './says-of.ts';
import { sharesOf } from './shares.ts';

/** A printed cell by its identity, for sentences. */
export interface PrintedCell {
  readonly table: string;
  readonly dimensions: readonly string[];
  readonly at: Readonly<Record<string, string>>;
  readonly measure: string;
  readonly text: string;
  readonly from: string;
  /** The rule lets it be shown, however small. */
  readonly exempt: boolean;
  /** A percentage: it says something of a count, and is none. */
  readonly isShare?: true;
  /** Empty, where markers hide: nobody hid anything there. */
  readonly isBlank?: true;
}

/** One measure, or several that ratios tie together. */
export interface Part {
  readonly name: string;
  readonly publication: Publication;
  /** The same with every marker ambiguous, for figures that contradict each other. */
  readonly loosened: Publication;
}

export interface PublicationRead {
  readonly parts: readonly Part[];
  readonly dimensions: readonly ReadDimension[];
  readonly cells: ReadonlyMap<string, PrintedCell>;
  readonly measures: ReadonlyMap<string, string>;
  readonly assumed: readonly string[];
  /** Totals that are exactly what their shown parts make, although others are hidden. */
  readonly floors: readonly ReadCell[];
  /** Totals that are less than their parts, and were set aside. */
  readonly setAside: number;
  /** Measures that hide figures and print no total over any of them. */
  readonly withoutTotals: readonly string[];
}

/** In a dimension whose total is not printed, is more than its categories, or is all that is printed: whoever is in none of them. */
export const notListed = 'not-listed';

export function publicationOf(gathered: Gathered, rule: RuleSeen, names: Names): PublicationRead {
  const remarks: Remarked[] = [];
  const cells = new Map<string, PrintedCell>();
  const shares = sharesOf(gathered, rule);
  const tables = gathered.tables.map(({ id, dimensions, figures }): ReadTable => {
    const table = { id, dimensions, cells: [] };
    const read = figures.map((figure): ReadCell => {
      const { says, remark } = saysOf(figure, rule);
      if (remark !== null && !shares.understood.has(figure)) remarks.push({ remark, figure });
      const cell = { at: figure.at, measure: figure.measure, says, from: figure.from };
      const { at, measure, text, from } = figure;
      const exempt = says.kind === 'exact' && rule.isExact(figure);
      const isBlank = figure.printed.kind === 'empty' && rule.hasMarker;
      const printed = { table: id, dimensions, at, measure, text, from, exempt };
      cells.set(readCellId(table, cell), isBlank ? { ...printed, isBlank } : printed);
      return cell;
    });
    return { id, dimensions, cells: read };
  });
  for (const table of shares.tables)
    for (const cell of table.cells) {
      const figure = shares.figureOf.get(cell);
      if (figure === undefined) continue;
      const { measure, from } = figure;
      const text =
        figure.printed.kind === 'number' && figure.printed.percent ? figure.text : `${figure.text}%`;
      const { id, dimensions } = table;
      const printed = { table: id, dimensions, at: figure.at, measure, text, from };
      cells.set(readCellId(table, cell), { ...printed, exempt: false, isShare: true });
    }
  const settled = settle([...tables, ...shares.tables], rule);
  const off: (Line & { readonly what: string })[] = [];
  const withoutTotals: string[] = [];
  const parts = measuresTogether(settled.tables, names.within).map((measures): Part => {
    const own = settled.tables
      .map((table) => ({ ...table, cells: table.cells.filter(({ measure }) => measures.has(measure)) }))
      .filter((table) => table.cells.length > 0);
    const used = new Set(own.flatMap((table) => table.dimensions));
    const dimensions = gathered.dimensions.filter((dimension) => used.has(dimension.name));
    const what = [...measures].map((measure) => names.measures.get(measure) ?? measure).join(', ');
    const policy = rule.policyOf([...measures][0] ?? '');
    const distinct = [...names.within].flatMap(([measure, within]) =>
      measures.has(measure) ? [{ measure, within }] : [],
    );
    const adding = own.map((table) => ({
      ...table,
      cells: table.cells.filter(({ measure }) => !names.within.has(measure)),
    }));
    const lines = linesOff(adding, dimensions, policy);
    off.push(...lines.map((line) => ({ ...line, what })));
    const over = new Set(lines.filter(({ kind }) => kind === 'over').map(({ cell }) => placeKey(cell)));
    const untotalled = withoutTotal(own);
    const isHiding = own.some(({ cells: all }) => all.some(({ says }) => says.kind === 'hidden'));
    if (isHiding && own.every((table) => table.dimensions.every((name) => untotalled.includes(name))))
      withoutTotals.push(what);
    const open = new Set([
      ...lines.filter(({ kind }) => kind === 'short').map(({ dimension }) => dimension),
      ...untotalled,
    ]);
    const larger = new Set(lines.flatMap(({ kind, hidden }) => (kind === 'larger' ? hidden : [])));
    const kept = own.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => readAgain(cell, over, larger)),
    }));
    const publication = { policy, dimensions: opened(dimensions, open), tables: kept, distinct };
    const loosened: Publication = { ...publication, policy: { ...policy, marker: 'ambiguous' } };
    return { name: what, publication, loosened };
  });
  const floors = off.flatMap(({ kind, cell }) => (kind === 'floor' ? [cell] : []));
  const assumed = [
    ...gathered.assumed,
    ...shares.assumed,
    ...remarksInWords(remarks),
    ...settled.assumed,
    ...linesInWords(off),
  ];
  return {
    parts,
    dimensions: gathered.dimensions,
    cells,
    measures: names.measures,
    assumed,
    floors,
    setAside: off.filter(({ kind }) => kind === 'over').length,
    withoutTotals,
  };
}

/** A total that was set aside says nothing any more; a marker that must hide more than the rule does hides any count. */
function readAgain(cell: ReadCell, over: ReadonlySet<string>, larger: ReadonlySet<string>): ReadCell {
  if (over.has(placeKey(cell))) return { ...cell, says: { kind: 'absent', means: 'unknown' } };
  if (!larger.has(placeKey(cell)) || cell.says.kind === 'exact' || cell.says.kind === 'rounded') return cell;
  return { ...cell, says: { kind: 'hidden', marker: 'ambiguous' } };
}

/** A marker where another table shows a figure too large for the rule says nothing there. */
function settle(
  tables: readonly ReadTable[],
  { policyOf }: RuleSeen,
): { readonly tables: readonly ReadTable[]; readonly assumed: readonly string[] } {
  const shown = new Map<string, ReadCell>();
  for (const { cells } of tables)
    for (const cell of cells)
      if (cell.says.kind === 'exact' || cell.says.kind === 'rounded') {
        const policy = policyOf(cell.measure);
        const interval = intervalOf(cell.says, policy);
        if (interval !== null && interval.lower >= policy.smallestShown) shown.set(placeKey(cell), cell);
      }
  const places: string[] = [];
  const settled = tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell): ReadCell => {
      const other = shown.get(placeKey(cell));
      if (cell.says.kind !== 'hidden' || cell.says.marker !== undefined || other === undefined) return cell;
      places.push(`${cell.from ?? ''} is shown at ${other.from ?? ''}`);
      return { ...cell, says: { kind: 'absent', means: 'unknown' } };
    }),
  }));
  const assumed =
    places.length === 0
      ? []
      : [
          `${places.length} markers stand where another table shows the figure, and say nothing: ${listed(places, 3)}.`,
        ];
  return { tables: settled, assumed };
}

/** Measures that a ratio or `within` ties, and each of the others alone. Those that only say nothing are left out. */
function measuresTogether(
  tables: readonly ReadTable[],
  within: Names['within'],
): readonly ReadonlySet<string>[] {
  const groups: Set<string>[] = [];
  for (const { cells } of tables)
    for (const { measure, says } of cells) {
      if (says.kind === 'says-nothing') continue;
      const events = within.get(measure);
      const together = new Set(
        'of' in says
          ? [measure, says.of, ...('over' in says ? [says.over] : [])]
          : [measure, ...(events === undefined ? [] : [events])],
      );
      const near = groups.filter((group) => [...together].some((one) => group.has(one)));
      if (near.length === 1 && near[0] !== undefined) {
        for (const one of together) near[0].add(one);
        continue;
      }
      for (const group of near) groups.splice(groups.indexOf(group), 1);
      groups.push(new Set([...near.flatMap((group) => [...group]), ...together]));
    }
  return groups;
}

/** Dimensions of which no table prints the total, and none is without that has the others. */
function withoutTotal(tables: readonly ReadTable[]): readonly string[] {
  const dimensions = new Set(tables.flatMap((table) => table.dimensions));
  return [...dimensions].filter((name) => {
    const having = tables.filter((table) => table.dimensions.includes(name));
    const isTotalOf = (table: ReadTable) =>
      !table.dimensions.includes(name) &&
      having.some((other) => table.dimensions.every((one) => other.dimensions.includes(one)));
    return (
      !having.some((table) => table.cells.some(({ at }) => at[name] === 'all')) && !tables.some(isTotalOf)
    );
  });
}

const opened = (dimensions: readonly ReadDimension[], open: ReadonlySet<string>): readonly ReadDimension[] =>
  dimensions.map((dimension) =>
    open.has(dimension.name) || dimension.categories.length === 0
      ? {
          ...dimension,
          categories: [...dimension.categories, { code: notListed, name: 'not listed', parents: [] }],
        }
      : dimension,
  );
