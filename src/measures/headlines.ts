/** The headline figures of all admissions: counts, distance, and the share out of area by each definition with both bounds. */
import type { Engine } from '../engine/engine.ts';
import { grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { sql } from '../engine/sql.ts';
import type { Headline, ResultCell } from './results.ts';
import { counted, kilometres } from './tables.ts';

/** Metres that stand for "farther than every known distance". */
const beyondAll = 1_000_000_000;

export async function headlines(
  engine: Engine,
  placements: Relation<'placement'>,
  total: ResultCell,
): Promise<readonly Headline[]> {
  const [census] = await engine.collect(
    grouped(placements, { sets: [[]], measures: {}, where: sql`open_at_census and left_at is null` }),
  );
  const bounded = await engine.keep(
    'bounded_distances',
    'placement',
    sql`
    select person, spell, coalesce(distance_m, 0) as if_near, coalesce(distance_m, ${beyondAll}) as if_far
    from ${placements} where ${counted}`,
  );
  const [bounds] = await engine.collect(
    grouped(bounded, {
      sets: [[]],
      measures: { low: { quantile: 'if_near', fraction: 0.5 }, high: { quantile: 'if_far', fraction: 0.5 } },
    }),
  );
  await engine.drop(bounded);
  const far = bounds?.numbers.high ?? null;
  const count = (id: string, value: number, unit: Headline['unit']): Headline => ({
    id,
    value,
    unit,
    known: value,
    notKnown: 0,
    low: value,
    high: value,
  });
  return [
    count('admissions', total.admissions, 'admissions'),
    count('children', total.children, 'children'),
    count('episodes', total.episodes, 'episodes'),
    count('bed-days', total.bedDays, 'days'),
    count('open-at-census', census?.numbers.admissions ?? 0, 'admissions'),
    {
      id: 'median-distance',
      value: total.distance.median,
      unit: 'km',
      known: total.distance.known,
      notKnown: total.admissions - total.distance.known,
      low: kilometres(bounds?.numbers.low ?? null),
      high: far === null || far > beyondAll / 3 ? null : kilometres(far),
    },
    ...Object.entries(total.outOfArea).map(
      ([id, { yes, no, notDetermined }]): Headline => ({
        id: `out-of-area:${id}`,
        value: perCent(yes, yes + no),
        unit: 'per cent',
        known: yes + no,
        notKnown: notDetermined,
        low: perCent(yes, total.admissions),
        high: perCent(yes + notDetermined, total.admissions),
      }),
    ),
  ];
}

/** Per cent with one decimal, rounded half up in whole numbers; null of nothing. */
export const perCent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole)) / 10;
