/** The only shape of result that can leave the engine: counts and quantiles by categories, never rows. */
import { quantile, typeName } from './dialect.ts';
import type { Relation } from './relation.ts';
import { join, name, type Sql, sql } from './sql.ts';

declare const brand: unique symbol;

/** A query whose every result row is a group. Made by `grouped` and `tally` alone; carries the names of its number columns. */
export interface Grouped {
  readonly [brand]: true;
  readonly query: Sql;
  readonly by: readonly string[];
  readonly numbers: readonly string[];
}

export interface GroupedRow {
  /** Category of each grouping column; null where this row is a margin over it. */
  readonly at: Readonly<Record<string, string | null>>;
  readonly numbers: Readonly<Record<string, number | null>>;
}

export type Measure =
  | { readonly distinct: readonly string[]; readonly where?: Sql }
  | { readonly count: Sql }
  | { readonly sum: string; readonly where?: Sql }
  | { readonly quantile: string; readonly fraction: number };

export interface Grouping {
  /** Grouping sets: each a list of category columns of the relation. `[]` is the grand total. */
  readonly sets: readonly (readonly string[])[];
  readonly measures: Readonly<Record<string, Measure>>;
  readonly where?: Sql;
}

/** Identifiers and facts of one person can never be grouped by, whatever a relation declares. */
const neverGroupedBy = /^(person|spell|stay|episode|row_id|home_area|starts_on|ends_on|age)$/;

/** Groups of a relation that has the columns `person` and `spell`; children and admissions always stand beside every statistic. */
export function grouped(relation: Relation, { sets, measures, where }: Grouping): Grouped {
  const always: Record<string, Measure> = {
    admissions: { distinct: ['spell'] },
    children: { distinct: ['person'] },
  };
  return group(relation, sets, { ...always, ...measures }, where);
}

/** Plain counts of rows of a relation that describes files, submissions or spells, by its categories. */
export function tally(relation: Relation, { sets, measures, where }: Grouping): Grouped {
  return group(relation, sets, { rows: { count: sql`true` }, ...measures }, where);
}

function group(
  relation: Relation,
  sets: readonly (readonly string[])[],
  measures: Readonly<Record<string, Measure>>,
  where: Sql | undefined,
): Grouped {
  const by = [...new Set(sets.flat())];
  for (const column of by)
    if (!relation.categories.includes(column) || neverGroupedBy.test(column))
      throw new Error(`impossible: ${column} of ${relation.name} is not a category`);
  const columns = by.flatMap((column) => [
    sql`cast(${name(column)} as ${typeName('text')}) as ${name(column)}`,
    sql`grouping(${name(column)}) as ${name(`margin:${column}`)}`,
  ]);
  const numbers = Object.entries(measures).map(
    ([label, measure]) => sql`${words(measure, relation)} as ${name(label)}`,
  );
  const filter = where === undefined ? sql`` : sql` where ${where}`;
  const lists = sets.map((set) => sql`(${join(set.map(name))})`);
  const grouping = by.length === 0 ? sql`` : sql` group by grouping sets (${join(lists)})`;
  return {
    query: sql`select ${join([...columns, ...numbers], ',\n  ')}\nfrom ${relation}${filter}${grouping}`,
    by,
    numbers: Object.keys(measures),
  } as unknown as Grouped;
}

/** Rows of these are spells: counting rows counts admissions, and costs far less than telling ids apart. */
const rowsAreSpells = ({ grain }: Relation): boolean => grain === 'spell' || grain === 'placement';

function words(measure: Measure, relation: Relation): Sql {
  if ('distinct' in measure) {
    const [first, ...rest] = measure.distinct.map(name);
    if (first === undefined) throw new Error('impossible: nothing to count');
    if (measure.distinct.join() === 'spell' && rowsAreSpells(relation))
      return sql`count(${measure.where === undefined ? sql`*` : sql`case when ${measure.where} then 1 end`})`;
    const key = rest.length === 0 ? first : sql`(${join([first, ...rest])})`;
    return sql`count(distinct ${measure.where === undefined ? key : sql`case when ${measure.where} then ${key} end`})`;
  }
  if ('count' in measure) return sql`coalesce(sum(case when ${measure.count} then 1 else 0 end), 0)`;
  if ('sum' in measure) {
    const value = name(measure.sum);
    return sql`coalesce(sum(${measure.where === undefined ? value : sql`case when ${measure.where} then ${value} end`}), 0)`;
  }
  return quantile(name(measure.quantile), measure.fraction);
}
