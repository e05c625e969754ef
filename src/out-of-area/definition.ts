/** One definition of "out of area": what it asks in words, when it cannot be determined, and when it says yes. */
import { name, type Sql, sql } from '../engine/sql.ts';
import { type AreaKind, columnOf, type DefinitionId } from '../study/dimensions.ts';

export interface Definition {
  readonly id: DefinitionId;
  /** For a row or a bar: `At least 50 km from home`. */
  readonly label: string;
  /** Ends the sentence "an admission counts as out of area when …". */
  readonly rule: string;
  /** Who uses it, for the method section; in words without figures, since every figure of a report is a released one. */
  readonly source: string;
  /** Kinds of area that areas.csv must have. */
  readonly needs: readonly AreaKind[];
  /** Why the verdict is not determined, as SQL text; null where it is determined. */
  readonly undetermined: Sql;
  /** Boolean, read only where the verdict is determined. */
  readonly yes: Sql;
}

export const verdictColumn = (id: DefinitionId): string => columnOf(`out-of-area:${id}`);

/** Holds why the verdict is not determined; null where it is. */
export const reasonColumn = (id: DefinitionId): string => `why_${verdictColumn(id)}`;

export const verdictOf = ({ undetermined, yes }: Pick<Definition, 'undetermined' | 'yes'>): Sql =>
  sql`case when ${undetermined} is not null then 'not-determined' when ${yes} then 'yes' else 'no' end`;

/** Homes outside England have a distance, but no area tests (facts on travel, §8 "Edges"). */
export const notResident: Sql = sql`home_place in ('wales', 'scotland', 'northern-ireland', 'overseas')`;

/** Home and unit in different areas of one kind. */
export function outsideArea(kind: AreaKind): Pick<Definition, 'needs' | 'undetermined' | 'yes'> {
  const home = name(`home_${kind}`);
  const unit = name(`unit_${kind}`);
  return {
    needs: [kind],
    undetermined: sql`case when ${notResident} then 'not resident in England'
      when home_place <> 'england' or ${home} = 'unknown' then 'home unknown'
      when ${unit} = 'unknown' then 'unit unknown' end`,
    yes: sql`${home} <> ${unit}`,
  };
}
