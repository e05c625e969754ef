/** A table that stays inside the engine: its name, what one row is, and the columns that may be grouped by. */

export type Grain =
  | 'person'
  | 'spell'
  | 'stay'
  | 'placement'
  | 'area'
  | 'unit'
  | 'group'
  | 'row'
  | 'submission'
  | 'spell-month'
  | 'stay-month'
  | 'person-month'
  | 'distance';

export interface Relation<G extends Grain = Grain> {
  readonly name: string;
  readonly grain: G;
  /** Columns of categories (codes of a closed list, organisations, areas, months): the only ones results are grouped by. */
  readonly categories: readonly string[];
}
