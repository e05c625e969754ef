/** A study's release as the certificate needs it: how it and each earlier release are read, and its counts as two outsiders have them. */
import type { Witness } from '../attack/problem.ts';
import type { Row, Sum } from '../attack/sum.ts';
import type { Counted } from '../certificate/certify.ts';
import { axesRead, groupRows } from '../certificate/group-rows.ts';
import { familyOf } from '../model/axes.ts';
import type { Impossible } from '../model/impossible.ts';
import { joined } from '../model/joined.ts';
import type { HowToRead, ReleasedDimension } from '../release.ts';
import type { ReadDimension } from '../tables/publication.ts';
import { cellId } from './draft.ts';
import type { Model } from './model.ts';
import type { Reading } from './reading.ts';

export interface StudyCertifying {
  /** For the release to say. */
  readonly reading: Pick<HowToRead, 'axes' | 'sources'>;
  readonly counted: readonly Counted[];
}

/** `witnesses`: of the hiding problem, whose columns are those of the knowing outsider, then those of the reading one. Null where the tables are too many to be joined. */
export function certifyingOf(
  { draft, axes, joint, models, evident }: Reading,
  released: readonly ReleasedDimension[],
  witnesses: readonly Witness[],
  columnUpper: number,
): StudyCertifying | null {
  const { knowing, reading } = models;
  if (knowing.scope !== 'joint' || reading.scope !== 'joint') return null;
  const stated = withEvident(withParents(joint.dimensions, released), evident);
  const rows = groupRows(axes);
  const labels = joint.readings.map(({ label }) => label);
  const counted = (model: Model, first: number, asksAll: boolean): Counted => ({
    columns: model.columns,
    columnUpper,
    relations: model.relations,
    besides: changesIn(model, labels),
    sums: sumsIn(model, draft, labels),
    groupsOf: (witness) => rows(joined(model.cliques, witness)),
    start: witnesses.map((witness) => witness.slice(first, first + model.columns)),
    asksAll,
  });
  return {
    reading: {
      axes: axesRead(axes, stated),
      sources: [
        { names: {}, within: withinAny(joint.within), isSame: true },
        ...joint.readings.map(({ names, within }) => ({
          names,
          within: within === null ? [] : withinAny(within),
          isSame: JSON.stringify(within) === JSON.stringify(joint.within),
        })),
      ],
    },
    counted: [counted(knowing, 0, false), counted(reading, knowing.columns, true)],
  };
}

/** By the checker's names: cells of the release, and of earlier ones, whose names begin with their place among what is known. */
function sumsIn(
  { sums, known }: Model,
  { tables }: Reading['draft'],
  labels: readonly string[],
): ReadonlyMap<string, Sum> {
  const own = tables.flatMap(({ id, cells }) =>
    cells.flatMap((cell) => (cell.kind === 'count' ? [[cellId(id, cell), cell.quantity] as const] : [])),
  );
  const placeOf = new Map(labels.map((label, i) => [label, i + 1]));
  const labelOf = (cell: string) => cell.slice(0, cell.indexOf('/'));
  const isRead = (cell: string) => placeOf.has(labelOf(cell));
  const named = (cell: string) => `${placeOf.get(labelOf(cell))} ${cell.slice(cell.indexOf('/') + 1)}`;
  const earlier = known.flatMap(({ key, cells }) =>
    cells.filter(isRead).map((cell) => [named(cell), key] as const),
  );
  return new Map(
    [...own, ...earlier].flatMap(([cell, key]) => {
      const sum = sums.get(key);
      return sum === undefined ? [] : [[cell, sum] as const];
    }),
  );
}

/** How many records may have come and gone: no line that the checker reads says it. */
const changesIn = ({ sums, known }: Model, labels: readonly string[]): readonly Row[] =>
  known.flatMap(({ key, cells, interval }) => {
    const sum = sums.get(key);
    const isRead = cells.some((cell) => labels.includes(cell.slice(0, cell.indexOf('/'))));
    return isRead || sum === undefined || interval === null ? [] : [{ ...sum, ...interval }];
  });

/** What the release says of how categories lie in others, added to what the ledger says. */
function withParents(
  dimensions: readonly ReadDimension[],
  released: readonly ReleasedDimension[],
): readonly ReadDimension[] {
  const has = (name: string, code: string) =>
    released.some(
      (other) => other.name === name && other.categories.some((category) => category.code === code),
    );
  const parentsOf = (name: string, code: string): readonly string[] => {
    const stated = released.find((other) => other.name === name)?.categories.find((own) => own.code === code);
    const all = stated?.parents ?? (stated?.parent === undefined ? [] : [stated.parent]);
    return all.flatMap((parent) =>
      released.flatMap((other) =>
        other.name !== name && familyOf(other.name) === familyOf(name) && has(other.name, parent)
          ? [`${other.name}=${parent}`]
          : [],
      ),
    );
  };
  return dimensions.map(({ name, categories }) => ({
    name,
    categories: categories.map((category) => ({
      ...category,
      parents: [...new Set([...category.parents, ...parentsOf(name, category.code)])],
    })),
  }));
}

/** A category that leaves one category of another dimension possible lies in it: all of 50 to 99 km is at least 50 km. */
function withEvident(
  dimensions: readonly ReadDimension[],
  evident: readonly Impossible[],
): readonly ReadDimension[] {
  const codesOf = (name: string) =>
    dimensions.find((dimension) => dimension.name === name)?.categories.map(({ code }) => code) ?? [];
  const added = (name: string, code: string): readonly string[] =>
    evident.flatMap(({ dimensions: [one = '', other = '', ...rest], never }) => {
      if (one !== name || rest.length > 0) return [];
      const left = codesOf(other).filter((verdict) => !never(code, verdict));
      return left.length === 1 ? [`${other}=${left[0]}`] : [];
    });
  return dimensions.map(({ name, categories }) => ({
    name,
    categories: categories.map((category) => ({
      ...category,
      parents: [...category.parents, ...added(name, category.code)],
    })),
  }));
}

type Within = Readonly<Record<string, readonly string[]>>;

/** One category of each dimension, in every way. */
const withinAny = (within: Within): readonly (readonly string[])[] =>
  Object.entries(within).reduce<readonly (readonly string[])[]>(
    (found, [name, codes]) => found.flatMap((some) => codes.map((code) => [...some, `${name}=${code}`])),
    [[]],
  );
