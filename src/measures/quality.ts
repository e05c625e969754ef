/** What is doubtful about the admissions that are counted: how many, and how many children. */
import type { Engine } from '../engine/engine.ts';
import { grouped } from '../engine/grouped.ts';
import type { Relation } from '../engine/relation.ts';
import { type Sql, sql } from '../engine/sql.ts';
import type { QualityCount } from './results.ts';
import { counted } from './tables.ts';

const checks: readonly { readonly id: string; readonly what: string; readonly when: Sql }[] = [
  {
    id: 'home-unknown',
    what: 'The home area is missing, or is not in the list of areas',
    when: sql`home_place = 'unknown'`,
  },
  { id: 'no-fixed-abode', what: 'No fixed abode', when: sql`home_place = 'no-fixed-abode'` },
  {
    id: 'home-outside-england',
    what: 'The home is in Wales, Scotland, Northern Ireland or overseas',
    when: sql`home_place in ('wales', 'scotland', 'northern-ireland', 'overseas')`,
  },
  {
    id: 'unit-unknown',
    what: 'The site of the first ward is missing, or is not in the list of units',
    when: sql`unit is null`,
  },
  { id: 'distance-unknown', what: 'The distance is not known', when: sql`distance_m is null` },
  {
    id: 'address-suspect',
    what: 'The home address may be a hospital: within 1 km of the unit, hospital accommodation, or admitted from a hospital',
    when: sql`address_suspect`,
  },
  {
    id: 'looked-after-or-in-care',
    what: 'Looked after, in a care placement, or admitted from one: the placement is measured, not the family home',
    when: sql`in_care`,
  },
  {
    id: 'near-the-50-km-edge',
    what: 'The distance is so close to 50 km that the place within the home area could decide',
    when: sql`near_edge`,
  },
  {
    id: 'recorded-distance-missing',
    what: 'The data set records no distance',
    when: sql`recorded_km is null`,
  },
  {
    id: 'recorded-distance-disagrees',
    what: 'The recorded distance differs from ours by more than 5 km',
    when: sql`recorded_disagrees`,
  },
  {
    id: 'recorded-distance-drifts',
    what: 'The recorded distance fell by more than 5 km during the same ward stay',
    when: sql`recorded_drifts`,
  },
  {
    id: 'service-by-fallback',
    what: 'No usable bed type: the kind of unit was decided by other facts of the ward',
    when: sql`service_row > 1`,
  },
  {
    id: 'service-unclassified',
    what: 'The kind of unit could not be decided',
    when: sql`service = 'unclassified'`,
  },
  {
    id: 'stay-outside-its-spell',
    what: 'The first ward stay starts before its spell, or ends after it',
    when: sql`stay_starts_on < starts_on or stay_ends_on > ends_on`,
  },
  {
    id: 'two-places-at-once',
    what: 'Starts before an earlier spell of the same child has ended',
    when: sql`overlapping`,
  },
  {
    id: 'transfer-to-review',
    what: 'Starts on the day another spell ends, without a transfer code: counted as a new episode',
    when: sql`episode_review`,
  },
  {
    id: 'open',
    what: 'Still in hospital in the last month that the provider sent',
    when: sql`closing = 'open'`,
  },
  {
    id: 'never-closed',
    what: 'Stops arriving without a discharge although the provider sent the next month',
    when: sql`closing = 'never closed'`,
  },
  {
    id: 'month-missed',
    what: 'Stops arriving because the provider did not send the next month',
    when: sql`closing = 'month missed'`,
  },
  {
    id: 'first-seen-late',
    what: 'First seen in a later month than that of admission',
    when: sql`first_seen_late`,
  },
  {
    id: 'stated-age-differs',
    what: 'The stated age at admission differs from the age at the start of the first month',
    when: sql`age_stated <> age`,
  },
];

export async function qualityCounts(
  engine: Engine,
  placements: Relation<'placement'>,
): Promise<readonly QualityCount[]> {
  const measures = Object.fromEntries(
    checks.flatMap(({ id, when }) => [
      [`${id} admissions`, { distinct: ['spell'], where: when }] as const,
      [`${id} children`, { distinct: ['person'], where: when }] as const,
    ]),
  );
  const [row] = await engine.collect(grouped(placements, { sets: [[]], measures, where: counted }));
  return checks.map(({ id, what }) => ({
    id,
    what,
    admissions: row?.numbers[`${id} admissions`] ?? 0,
    children: row?.numbers[`${id} children`] ?? 0,
  }));
}
