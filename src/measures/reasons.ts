/** Why a verdict could not be determined: admissions and children by definition and reason. */
import type { Engine } from '../engine/engine.ts';
import { grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { name, sql } from '../engine/sql.ts';
import { reasonColumn } from '../out-of-area/definition.ts';
import type { DefinitionId } from '../study/dimensions.ts';
import type { Undetermined } from './results.ts';
import { counted } from './tables.ts';

export async function undetermined(
  engine: Engine,
  placements: Relation<'placement'>,
  definitions: readonly DefinitionId[],
): Promise<readonly Undetermined[]> {
  const found: Undetermined[] = [];
  for (const definition of definitions) {
    const column = reasonColumn(definition);
    const where = sql`${counted} and ${name(column)} is not null`;
    for (const { at, numbers } of await engine.collect(
      grouped(placements, { sets: [[column]], measures: {}, where }),
    ))
      found.push({
        definition,
        reason: at[column] ?? '',
        admissions: numbers.admissions ?? 0,
        children: numbers.children ?? 0,
      });
  }
  return found;
}
