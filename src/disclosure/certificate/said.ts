/** What a release and everything before it says, cell by cell, in plain places. Imports nothing but Node: the checker reads with it. */
import { createHash } from 'node:crypto';

type At = Record<string, string>;
type Printed = { at: At; measure: string; kind: string; value?: number; unit?: string; lower?: number };
type Table = { id: string; cells: (Printed & { upper?: number | null })[] };
type Categories = { code: string; parent?: string; parents?: string[] }[];
type Tables = { tables: Table[]; dimensions: { name: string; categories: Categories }[] };
export type Policy = { smallestShown: number; zeros: string; roundTo: number };
export type Release = Tables & { policy: Policy };
export type Line = Tables & { type: string; previous: string };
/** People with one of `places` in common, each a list of `dimension=code`; none for a count that no dimension divides. */
export type Cell = { places: string[][]; kind: string; lower: number; upper: number };
/** Cells, so many times each, are together at least nought, or nought, whatever is printed. */
export type Relation = { terms: (readonly [cell: string, times: number])[]; isNought: boolean };
/** A line of the ledger: people within one category of each list, dimensions by other names. `isApart`: nothing follows from it. */
export type Reading = { label: string; names: At; within: string[][]; line: number; isApart: boolean };
/** Finest categories, each with all that it lies in, itself first. */
export type Dimension = { name: string; finest: string[][] };
export type Head = { lines: number; hash: string };

export const refuse = (why: string): never => {
  throw new Error(why);
};
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The lines of the ledger that the certificate knew, each chained to the one before. */
export function linesOf(ledger: string | null, head: Head | null): Line[] {
  if ((ledger === null) !== (head === null))
    refuse('a ledger is missing, or the certificate does not know it');
  const rows = (ledger ?? '').split('\n').slice(0, head?.lines ?? 0);
  let last = '0'.repeat(64);
  const lines = rows.map((row) => {
    const { hash, ...line } = JSON.parse(row) as Line & { hash: string };
    if (line.previous !== last || sha256(JSON.stringify(line)) !== hash) refuse('the ledger was altered');
    last = hash;
    return line;
  });
  return last === (head?.hash ?? last) ? lines : refuse('the ledger is another one');
}

const isKnown = ({ type }: Line) => type === 'released' || type === 'official';

/** All count cells by name, and how they hang together. The first reading is that of the release. */
export function said(release: Release, lines: Line[], readings: Reading[]) {
  const [own = refuse('nothing says how the release is read'), ...earlier] = readings;
  if (!lines.every((line, i) => !isKnown(line) || earlier.some((reading) => reading.line === i)))
    refuse('an earlier release is left out');
  const cells = cellsOf(release.tables, release.policy, own);
  const relations = relationsOf(cells);
  for (const reading of earlier.filter(({ isApart }) => !isApart)) {
    const { tables } = lines[reading.line] ?? refuse('an earlier release is not in the ledger');
    for (const [name, cell] of cellsOf(tables, release.policy, reading)) {
      const now = name.slice(reading.label.length);
      const isSame = cells.has(now) && String(reading.within) === String(own.within);
      if (cell.places.length > 0 || isSame) cells.set(name, cell);
      if (cell.places.length === 0 && isSame) relations.push(relation([now], name, true));
    }
  }
  return { cells, relations };
}

/** Refuses dimensions that put a category elsewhere than the release or the ledger. `finest`: lists that begin with a finest category. */
export function requireStated(dimensions: Dimension[], release: Release, lines: Line[]): void {
  const finest = new Map(dimensions.map((dimension) => [dimension.name, dimension.finest]));
  for (const { name, categories } of [release, ...lines.filter(isKnown)].flatMap((one) => one.dimensions))
    for (const { code, parent = 'all', parents = [parent] } of categories) {
      const own = finest.get(name)?.filter((places) => places.includes(`${name}=${code}`)) ?? [];
      const stated = parents
        .filter((above) => above !== 'all')
        .map((above) => `=${above.replace(/.*=/, '')}`);
      if (!own.every((places) => stated.every((end) => places.some((place) => place.endsWith(end)))))
        refuse(`${name} ${code} is put elsewhere`);
    }
}

const relation = (more: string[], less: string, isNought: boolean): Relation => ({
  terms: [...more, less].map((name, i) => [name, i < more.length ? 1 : -1]),
  isNought,
});

/** Whom a cell counts: people in all of these categories, or in all of those; none for a count that no dimension divides. */
function placesOf(id: string, at: At, measure: string, isLast: boolean): At[] {
  const [, definition, verdict = ''] = /^(out-of-area:.+):(.+)$/.exec(measure) ?? [];
  if (definition !== undefined) return [{ [definition]: verdict }];
  if (measure === 'admissions' && (id === 'headlines' || (isLast && at.reason === 'kept'))) return [{}];
  if (/^(headlines|inclusion|quality)$/.test(id)) return [];
  if (id !== 'agreement') return [at];
  const agreed = ['both yes yes', 'only-first yes no', 'only-second no yes', 'neither no no', '? ? ?'];
  const all = [...agreed, '? ? yes', '? ? no', '? yes ?', '? no ?'].map((words) =>
    words.replaceAll('?', 'not-determined').split(' '),
  );
  return all
    .filter(([word]) => word === measure)
    .map(([, one = '', other = '']) => ({
      [`out-of-area:${at.definition}`]: one,
      [`out-of-area:${at['other-definition']}`]: other,
    }));
}

/** Count cells by name, with the least and the greatest count that print what they print. */
function cellsOf(
  tables: Table[],
  { smallestShown, roundTo }: Policy,
  { label, names, within }: Reading,
): Map<string, Cell> {
  const found = new Map<string, Cell>();
  for (const { id, cells } of tables)
    for (const { at, measure, kind, value = 0, unit, lower, upper } of cells) {
      if (/^(derived|statistic)$/.test(kind) || unit !== undefined || measure.startsWith('share')) continue;
      const isLast = label === '' && id === 'inclusion' && at.step === cells.at(-1)?.at.step;
      const places = placesOf(id, at, measure, isLast).flatMap((place) => {
        const own = Object.entries(place).filter(([, code]) => code !== 'all');
        const all = [own.map(([name, code]) => `${names[name] ?? name}=${code}`)];
        return within.reduce((found, any) => found.flatMap((some) => any.map((one) => [...some, one])), all);
      });
      const isRounded = kind === 'rounded' && value > 0;
      const low = isRounded ? Math.max(smallestShown, value - Math.floor(roundTo / 2)) : value;
      const high = kind === 'hidden' ? Infinity : isRounded ? value + Math.ceil(roundTo / 2) - 1 : value;
      const name = [label + id, ...Object.entries(at).map((place) => place.join('=')), measure].join('|');
      found.set(name, {
        places,
        kind,
        lower: lower ?? low,
        upper: upper === null ? Infinity : (upper ?? high),
      });
    }
  return found;
}

/** No more children than admissions, no part more than its whole; what a step keeps is what the next one keeps and loses. */
function relationsOf(cells: ReadonlyMap<string, Cell>): Relation[] {
  const found: Relation[] = [];
  const add = (more: string[], less: string, isNought = false) => {
    if ([...more, less].every((name) => cells.has(name))) found.push(relation(more, less, isNought));
  };
  add(['headlines|admissions'], 'headlines|episodes');
  add(['headlines|episodes'], 'headlines|children');
  for (const measure of ['admissions', 'children']) {
    const steps: string[][] = [];
    for (const name of [...cells.keys()].filter((one) => one.endsWith(`|${measure}`))) {
      if (measure === 'children') add([name.replace(/children$/, 'admissions')], name);
      if (name.startsWith('quality|')) add([`headlines|${measure}`], name);
      if (/^inclusion\|.*\|reason=kept\|/.test(name)) steps.push([name]);
      else if (name.startsWith('inclusion|')) steps.at(-1)?.push(name);
    }
    for (const [i, parts] of [...steps, [`headlines|${measure}`]].entries()) {
      const kept = steps[i - 1]?.[0] ?? '';
      add(parts, kept, measure === 'admissions' || i === steps.length);
      if (i < steps.length) for (const part of parts) add([kept], part);
    }
  }
  return found;
}

export const dimensionOf = (place: string): string => place.slice(0, place.indexOf('='));

/** Who can be. Somebody is the names of the cells that count them. */
export function peopleOf(dimensions: Dimension[], cells: ReadonlyMap<string, Cell>) {
  const beginning = new Map<string, [name: string, rest: string[]][]>();
  for (const [name, { places }] of cells)
    for (const [first = '', ...rest] of places)
      beginning.set(first, [...(beginning.get(first) ?? []), [name, rest]]);

  /** Somebody in one finest category of some dimensions; null when these contradict each other. */
  const somebody = (lists: string[][]): Set<string> | null => {
    const all = new Set(['', ...lists.flat()]);
    for (const own of lists)
      for (const place of all)
        if (dimensionOf(place) === dimensionOf(own[0] ?? '') && !own.includes(place)) return null;
    const names = new Set<string>();
    for (const first of all)
      for (const [name, rest] of beginning.get(first) ?? [])
        if (rest.every((place) => all.has(place))) names.add(name);
    return names;
  };

  /** Everybody whom these dimensions can tell apart, but for those who are counted where nobody is. */
  const known = new Map<string, Set<string>[]>();
  const everybody = (names: string[]): Set<string>[] => {
    const own = dimensions.filter(({ name }) => names.includes(name));
    const key = own.map(({ name }) => name).join();
    const before = known.get(key);
    if (before !== undefined) return before;
    let lists: string[][][] = [[]];
    for (const { finest } of own)
      lists = lists
        .flatMap((some) => finest.map((one) => [...some, one]))
        .filter((all) => somebody(all) !== null);
    const found = lists.flatMap((all) => somebody(all) ?? []);
    const living = found.filter((one) => [...one].every((name) => cells.get(name)?.upper !== 0));
    known.set(key, living);
    return living;
  };
  return { somebody, everybody };
}
export type People = ReturnType<typeof peopleOf>;
