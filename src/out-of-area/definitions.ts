/** All definitions of "out of area", and those of a study, side by side. */
import type { Relation } from '../engine/relation.ts';
import { join, name, type Sql, sql } from '../engine/sql.ts';
import type { DefinitionChoice, Study } from '../study/study.ts';
import { outsideCcg } from './ccg.ts';
import { type Definition, reasonColumn, verdictColumn, verdictOf } from './definition.ts';
import { outsideHub } from './hub.ts';
import { outsideIcb } from './icb.ts';
import { km50 } from './km-50.ts';
import { outsideLa } from './la.ts';
import { miles50OrRegion } from './miles-50-or-region.ts';
import { nearerUnit } from './nearer-unit.ts';
import { outsideRegion } from './region.ts';
import { outsideStp } from './stp.ts';

const fixed: readonly Definition[] = [
  km50,
  miles50OrRegion,
  outsideRegion,
  outsideHub,
  outsideStp,
  outsideIcb,
  outsideCcg,
  outsideLa,
];

export function definitionOf({ id, margin = 20_000 }: DefinitionChoice): Definition {
  const found = id === 'nearer-unit' ? nearerUnit(margin) : fixed.find((definition) => definition.id === id);
  if (found === undefined) throw new Error('impossible: a definition without a file');
  return found;
}

export const definitionsOf = (study: Study): readonly Definition[] => study.outOfArea.map(definitionOf);

/** Adds one column a definition: yes, no or not-determined; and why not determined. */
export function withVerdicts(placements: Relation<'placement'>, definitions: readonly Definition[]): Sql {
  const columns = definitions.flatMap((definition) => [
    sql`,\n      ${verdictOf(definition)} as ${name(verdictColumn(definition.id))}`,
    sql`,\n      ${definition.undetermined} as ${name(reasonColumn(definition.id))}`,
  ]);
  return sql`
    select *${join(columns, '')}
    from ${placements}`;
}
