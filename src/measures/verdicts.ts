/** The verdicts of all admissions by each definition, with the children behind each: the rule on people needs both. */
import type { Engine } from '../engine/engine.ts';
import { grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { name, sql } from '../engine/sql.ts';
import { verdictColumn } from '../out-of-area/definition.ts';
import { type DefinitionId, verdicts } from '../study/dimensions.ts';
import type { VerdictTotal } from './results.ts';
import { counted } from './tables.ts';

export async function verdictTotals(
  engine: Engine,
  placements: Relation<'placement'>,
  definitions: readonly DefinitionId[],
): Promise<readonly VerdictTotal[]> {
  const measures = Object.fromEntries(
    definitions.flatMap((id) =>
      verdicts.flatMap((verdict) => {
        const where = sql`${name(verdictColumn(id))} = ${verdict}`;
        return [
          [`${id} ${verdict}`, { count: where }],
          [`${id} ${verdict} children`, { distinct: ['person'], where }],
        ] as const;
      }),
    ),
  );
  const [row] = await engine.collect(grouped(placements, { sets: [[]], measures, where: counted }));
  const people = (label: string) => ({
    admissions: row?.numbers[label] ?? 0,
    children: row?.numbers[`${label} children`] ?? 0,
  });
  return definitions.map((id) => ({
    definition: id,
    yes: people(`${id} yes`),
    no: people(`${id} no`),
    notDetermined: people(`${id} not-determined`),
  }));
}
