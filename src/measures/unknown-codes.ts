/** Sites and areas of the delivery that the reference files lack: by code, for the team, so that somebody can add them. */
import { matches } from '../engine/dialect.ts';
import type { Engine } from '../engine/engine.ts';
import { grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { name, sql } from '../engine/sql.ts';
import { nameable } from '../extract/codes.ts';
import type { UnknownCode } from './results.ts';
import { counted } from './tables.ts';

/** What is printed for a text that is not shaped like a code: it could be anything, so it is never quoted. */
const notACode = 'not a code';

/** Admissions by site code (of the first ward) and by home area code, where units.csv and areas.csv lack it; most admissions first. */
export async function unknownCodes(
  engine: Engine,
  placements: Relation<'placement'>,
): Promise<{ readonly sites: readonly UnknownCode[]; readonly areas: readonly UnknownCode[] }> {
  const named = (column: 'site' | 'area') => sql`case when ${matches(name(column), nameable[column].source)}
      and ${matches(name(column), '[0-9]')} then ${name(column)} else ${notACode} end`;
  const unknown = await engine.keep(
    'unknown_codes',
    'placement',
    sql`
    select person, spell, case when site is not null and unit is null then ${named('site')} end as site_code,
      case when area is not null and home_place = 'unknown' then ${named('area')} end as area_code
    from ${placements} where ${counted}`,
    ['site_code', 'area_code'],
  );
  const list = async (column: 'site_code' | 'area_code') => {
    const rows = await engine.collect(
      grouped(unknown, {
        sets: [[column]],
        measures: {},
        where: sql`${name(column)} is not null`,
      }),
    );
    return rows
      .map(({ at, numbers }) => ({ code: at[column] ?? notACode, admissions: numbers.admissions ?? 0 }))
      .sort((a, b) => b.admissions - a.admissions || (a.code < b.code ? -1 : 1));
  };
  const found = { sites: await list('site_code'), areas: await list('area_code') };
  await engine.drop(unknown);
  return found;
}
