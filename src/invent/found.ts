/** What can be found out about a spell from what was delivered of it: worked out here from the world, not with the product's own queries. */

import type { Service } from '../study/dimensions.ts';
import { metresBetween } from './areas.ts';
import { isOpen } from './beds.ts';
import { ageOn, firstDayOf, lastDayOf, monthOf } from './days.ts';
import { endIn, flawOf, homeOnFile, isOpenIn, treatmentsIn } from './monthly.ts';
import type { Home, Person } from './people.ts';
import type { Spell, Stay } from './spells.ts';
import type { Unit } from './units.ts';
import type { World } from './world.ts';

export interface FoundSpell {
  readonly spell: Spell;
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Undefined where no discharge was delivered. */
  readonly end: number | undefined;
  readonly age: number | undefined;
  readonly home: Home;
  readonly stay: Stay | undefined;
  readonly service: Service;
  readonly tier4: boolean;
  /** Continues the episode of the spell before it; meets it on one day without a code. */
  readonly continues: boolean;
  readonly toReview: boolean;
}

const transferDestinations = ['48', '49', '50', '53', '84', '87'];
const transferSources = ['49', '53', '87'];
const transferMethods = ['2B', '81'];

/** Every spell of a person of which at least one final row was delivered, in the order in which they start. */
export function foundSpells(person: Person, world: World): readonly FoundSpell[] {
  const found = person.spells.flatMap((spell) => {
    const months = deliveredMonths(spell, world);
    const [firstMonth] = months;
    const lastMonth = months.at(-1);
    if (firstMonth === undefined || lastMonth === undefined) return [];
    const stay = spell.stays.find((s) => isOpenIn(s, firstMonth));
    return [
      {
        spell,
        firstMonth,
        lastMonth,
        end: endIn(spell, spell, lastMonth),
        age: person.ageOnFile ? ageOn(person.born, firstDayOf(firstMonth)) : undefined,
        home: homeOnFile(person, spell.provider, firstMonth),
        stay,
        ...serviceOf(stay, treatmentsIn(spell, firstMonth), spell.start, world.country.units),
      },
    ];
  });
  found.sort(
    (a, b) =>
      a.spell.start - b.spell.start || late(a.end) - late(b.end) || (a.spell.id < b.spell.id ? -1 : 1),
  );
  return found.map((one, i) => {
    const before = found[i - 1];
    const gap = before?.end === undefined ? undefined : one.spell.start - before.end;
    const coded =
      (before?.end !== undefined && transferDestinations.includes(before.spell.destination)) ||
      transferSources.includes(one.spell.source) ||
      transferMethods.includes(one.spell.method);
    return { ...one, continues: (gap === 0 || gap === 1) && coded, toReview: gap === 0 && !coded };
  });
}

const late = (end: number | undefined): number => end ?? Number.MAX_SAFE_INTEGER;

function deliveredMonths(spell: Spell, { plan, submissions }: World): readonly number[] {
  const months: number[] = [];
  const to = Math.min(plan.lastMonth, monthOf(spell.end));
  for (let month = Math.max(plan.firstMonth, monthOf(spell.start)); month <= to; month += 1)
    if (submissions.of(spell.provider, month).length > 0) months.push(month);
  return months;
}

/** The decision table for the kind of service (facts of the data set), as far as the rows of this world go. */
function serviceOf(
  stay: Stay | undefined,
  treatments: readonly string[],
  day: number,
  units: readonly Unit[],
): { service: Service; tier4: boolean } {
  if (stay === undefined) return { service: 'unclassified', tier4: false };
  const { ward, told } = stay;
  if (told !== 'by-ward' || ward.unit === undefined)
    return { service: ward.service, tier4: ward.unit !== undefined };
  const secure = ward.security !== '0';
  if (ward.type === '05' || treatments.includes('700'))
    return { service: secure ? 'learning-disability-secure' : 'learning-disability-autism', tier4: true };
  if (secure) return { service: ward.security === '1' ? 'low-secure' : 'medium-secure', tier4: true };
  const onSite = units.filter((unit) => unit.site === ward.site && isOpen(unit, day));
  const [only, ...more] = new Set(onSite.map((unit) => unit.service));
  if (only !== undefined && more.length === 0) return { service: only, tier4: true };
  const byAge = new Map<string, Service>([
    ['10', 'child'],
    ['11', 'general-adolescent'],
  ]);
  return { service: byAge.get(ward.age) ?? 'unclassified', tier4: true };
}

/** Spells that only a draft contains, and its refresh withdraws. */
export function withdrawnSpells(person: Person, { plan, submissions }: World): number {
  let withdrawn = 0;
  for (const spell of person.spells)
    for (let month = plan.firstMonth; month <= plan.lastMonth; month += 1)
      if (isOpenIn(spell, month) && flawOf(spell, month) === 'invented-twice')
        withdrawn += submissions.of(spell.provider, month).filter(({ draft }) => draft).length;
  return withdrawn;
}

export type Verdict = 'yes' | 'no' | 'notDetermined';
export type Verdicts = Readonly<
  Record<'km-50' | 'miles-50-or-region' | 'region' | 'icb' | 'nearer-unit', Verdict>
>;

/** Metres between home and unit, where both are known. */
export function metresOf({ home, stay }: FoundSpell): number | undefined {
  const unit = stay?.ward.unit;
  if (home.england === undefined || unit === undefined || stay?.ward.atHeadquarters) return undefined;
  return metresBetween(home.england, unit.area);
}

/** Each definition by its own rule; whatever is not known leaves it undetermined. */
export function verdictsOf(found: FoundSpell, units: readonly Unit[]): Verdicts {
  const metres = metresOf(found);
  const {
    home: { england },
    stay,
  } = found;
  const unit = stay?.ward.unit;
  if (metres === undefined || england === undefined || unit === undefined)
    return {
      'km-50': 'notDetermined',
      'miles-50-or-region': 'notDetermined',
      region: 'notDetermined',
      icb: 'notDetermined',
      'nearer-unit': 'notDetermined',
    };
  const verdict = (yes: boolean): Verdict => (yes ? 'yes' : 'no');
  const outsideRegion = england.region !== unit.area.region;
  return {
    'km-50': verdict(metres >= 50_000),
    'miles-50-or-region': verdict(metres > 80_467.2 || outsideRegion),
    region: verdict(outsideRegion),
    icb: verdict(england.icb !== unit.area.icb),
    'nearer-unit':
      found.service === 'unclassified'
        ? 'notDetermined'
        : verdict(metres - nearestSuitable(found, units) >= 20_000),
  };
}

function nearestSuitable({ home, spell, age, service }: FoundSpell, units: readonly Unit[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const unit of units)
    if (
      unit.service === service &&
      age !== undefined &&
      unit.ages[0] <= age &&
      age <= unit.ages[1] &&
      (unit.gender === 'any' || unit.gender === spell.person.gender) &&
      isOpen(unit, spell.start)
    )
      nearest = Math.min(nearest, metresBetween(home.point, unit.area));
  return nearest;
}

/** The last day in hospital and one more: the day of discharge, or the day after the last month that was delivered. */
export const dayAfter = ({ end, lastMonth }: FoundSpell): number => end ?? lastDayOf(lastMonth) + 1;
