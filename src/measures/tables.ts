/** The tables that the study asks for: admissions, children, episodes, bed days, distance and verdicts in every cell and margin. */
import type { Engine } from '../engine/engine.ts';
import { type GroupedRow, grouped, type Measure } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { name, type Sql, sql } from '../engine/sql.ts';
import { verdictColumn } from '../out-of-area/definition.ts';
import {
  type CategorySource,
  categoriesOf,
  columnOf,
  type DefinitionId,
  type Dimension,
  verdicts,
} from '../study/dimensions.ts';
import type { Study, TableRequest } from '../study/study.ts';
import type { ResultCell, ResultTable, Verdicts } from './results.ts';

/** The admissions that the study counts. */
export const counted: Sql = sql`in_period and left_at is null`;

export async function tabulate(
  engine: Engine,
  placements: Relation<'placement'>,
  study: Study,
  categories: CategorySource,
  request: TableRequest,
): Promise<ResultTable> {
  const columns = request.dimensions.map(columnOf);
  const definitions = study.outOfArea.map(({ id }) => id);
  const rows = await engine.collect(
    grouped(placements, { sets: subsets(columns), measures: cellMeasures(definitions), where: counted }),
  );
  const byPlace = new Map(
    rows.map((row) => [columns.map((column) => row.at[column] ?? 'all').join('|'), row]),
  );
  const cells = places(request.dimensions, categories).map((at) => {
    const row = byPlace.get(request.dimensions.map((dimension) => at[dimension]).join('|'));
    return cellOf(at, row, definitions);
  });
  const found = rows.length;
  const placed = cells.filter((cell) => cell.admissions > 0).length;
  const filled = rows.filter((row) => (row.numbers.admissions ?? 0) > 0).length;
  if (placed !== filled)
    throw new Error(`impossible: ${found} groups of ${request.id}, but a category stands in no list`);
  return { id: request.id, title: request.title, dimensions: request.dimensions, cells };
}

/** Every subset of the columns, the widest first: cells, margins and the grand total. */
function subsets(columns: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = columns;
  if (first === undefined) return [[]];
  const others = subsets(rest);
  return [...others.map((set) => [first, ...set]), ...others];
}

/** Each place of a table, first dimension outermost, `all` last. */
function places(
  dimensions: readonly Dimension[],
  categories: CategorySource,
): readonly Readonly<Record<string, string>>[] {
  const [first, ...rest] = dimensions;
  if (first === undefined) return [{}];
  const inner = places(rest, categories);
  return [...categoriesOf(first, categories), 'all'].flatMap((category) =>
    inner.map((at) => ({ [first]: category, ...at })),
  );
}

function cellMeasures(definitions: readonly DefinitionId[]): Readonly<Record<string, Measure>> {
  const ofVerdicts = definitions.flatMap((id) =>
    verdicts.map(
      (verdict) => [`${id} ${verdict}`, { count: sql`${name(verdictColumn(id))} = ${verdict}` }] as const,
    ),
  );
  return {
    episodes: { distinct: ['person', 'episode'] },
    bedDays: { sum: 'bed_days' },
    known: { count: sql`distance_m is not null` },
    knownChildren: { distinct: ['person'], where: sql`distance_m is not null` },
    q1: { quantile: 'distance_m', fraction: 0.25 },
    median: { quantile: 'distance_m', fraction: 0.5 },
    q3: { quantile: 'distance_m', fraction: 0.75 },
    ...Object.fromEntries(ofVerdicts),
  };
}

function cellOf(
  at: Readonly<Record<string, string>>,
  row: GroupedRow | undefined,
  definitions: readonly DefinitionId[],
): ResultCell {
  const number = (label: string) => row?.numbers[label] ?? 0;
  const km = (label: string) => kilometres(row?.numbers[label] ?? null);
  const verdictsBy = (id: DefinitionId): Verdicts => ({
    yes: number(`${id} yes`),
    no: number(`${id} no`),
    notDetermined: number(`${id} not-determined`),
  });
  return {
    at,
    admissions: number('admissions'),
    children: number('children'),
    episodes: number('episodes'),
    bedDays: number('bedDays'),
    distance: {
      known: number('known'),
      knownChildren: number('knownChildren'),
      median: km('median'),
      q1: km('q1'),
      q3: km('q3'),
    },
    outOfArea: Object.fromEntries(definitions.map((id) => [id, verdictsBy(id)])),
  };
}

/** Whole kilometres from metres, rounded half up: the one place where a distance is rounded for print. */
export const kilometres = (metres: number | null): number | null =>
  metres === null ? null : Math.floor(metres / 1000 + 0.5);
