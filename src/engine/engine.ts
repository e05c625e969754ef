/** What computes. Rows go in and stay; only groups come out. */
import type { Dialect } from './dialect.ts';
import type { Grouped, GroupedRow } from './grouped.ts';
import type { Grain, Relation } from './relation.ts';
import type { Sql } from './sql.ts';

export interface Engine {
  readonly dialect: Dialect;
  /** Stores the rows of a query inside the engine under a name. `categories`: the columns that may be grouped by. */
  keep<G extends Grain>(
    name: string,
    grain: G,
    query: Sql,
    categories?: readonly string[],
  ): Promise<Relation<G>>;
  /** Forgets a relation, to give its memory back. */
  drop(relation: Relation): Promise<void>;
  /** The only way out. At most `cellLimit` groups (default 50,000); in the order of the grouping columns. */
  collect(grouped: Grouped, cellLimit?: number): Promise<readonly GroupedRow[]>;
  close(): Promise<void>;
}
