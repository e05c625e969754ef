/** How the definitions of "out of area" agree: for each pair, admissions by both verdicts. */
import type { Engine } from '../engine/engine.ts';
import { grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { name, sql } from '../engine/sql.ts';
import { verdictColumn } from '../out-of-area/definition.ts';
import type { DefinitionId } from '../study/dimensions.ts';
import type { Agreement } from './results.ts';
import { counted } from './tables.ts';

export async function agreements(
  engine: Engine,
  placements: Relation<'placement'>,
  definitions: readonly DefinitionId[],
): Promise<readonly Agreement[]> {
  const pairs = definitions.flatMap((a, i) => definitions.slice(i + 1).map((b) => [a, b] as const));
  if (pairs.length === 0) return [];
  const measures = Object.fromEntries(
    pairs.flatMap(([a, b]) =>
      Object.entries(partsOf(a, b)).flatMap(([part, where]) => [
        [`${a} ${b} ${part}`, { distinct: ['spell'], where }] as const,
        [`${a} ${b} ${part} children`, { distinct: ['person'], where }] as const,
      ]),
    ),
  );
  const [row] = await engine.collect(grouped(placements, { sets: [[]], measures, where: counted }));
  return pairs.map(([a, b]) => {
    const of = (part: string, unit = '') => row?.numbers[`${a} ${b} ${part}${unit}`] ?? 0;
    const counts = (unit: string) => ({
      both: of('both', unit),
      onlyA: of('onlyA', unit),
      onlyB: of('onlyB', unit),
      neither: of('neither', unit),
      notDetermined: of('notDetermined', unit),
    });
    return { a, b, ...counts(''), children: counts(' children') };
  });
}

function partsOf(a: DefinitionId, b: DefinitionId) {
  const left = name(verdictColumn(a));
  const right = name(verdictColumn(b));
  return {
    both: sql`${left} = 'yes' and ${right} = 'yes'`,
    onlyA: sql`${left} = 'yes' and ${right} = 'no'`,
    onlyB: sql`${left} = 'no' and ${right} = 'yes'`,
    neither: sql`${left} = 'no' and ${right} = 'no'`,
    notDetermined: sql`${left} = 'not-determined' or ${right} = 'not-determined'`,
  };
}
