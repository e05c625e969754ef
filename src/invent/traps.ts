/** The traps of the data set that an invented delivery lays, and which of them a spell falls into. Source: facts of the data set, its traps. */
import { ageOn, firstDayOf } from './days.ts';
import { dayAfter, type FoundSpell } from './found.ts';
import type { Reason } from './inclusion-truth.ts';
import { homeOnFile } from './monthly.ts';
import type { Provider } from './providers.ts';
import type { World } from './world.ts';

/** Counted admissions, where nothing else is said. */
export const trapNames = {
  openBeforePeriod: "Children's Tier 4 spells that started before the first month; left out.",
  eighteenAtAdmission: 'Admissions of people aged 18 to the units; left out.',
  adultWards: 'Admissions of children to adult wards; left out.',
  paediatricWards: 'Admissions of children to paediatric wards; left out.',
  transfers: 'Admissions that continue an episode.',
  movesWithoutCode: 'Admissions on the day another spell ended, without a transfer code.',
  firstSeenLate: 'Admissions whose first month was missed.',
  addressDrifts: "Admissions whose address later becomes the hospital's.",
  pseudoPostcodes: 'Admissions with a ZZ99 code.',
  homesOutsideEngland: 'Admissions of Welsh and Scottish homes.',
  bedTypeMissing: 'Admissions whose first stay has no bed type.',
  headquartersSites: 'Admissions whose site is that of a headquarters.',
  turned18InTheStay: 'Admissions in whose course the child turned 18.',
  openAtTheEnd: 'Admissions still open in the last month that their provider sent.',
  neverClosed: 'Admissions that stop arriving although the provider sent the next month.',
  stoppedByMissedMonth: 'Admissions that stop arriving with a missed month.',
} as const;

export type Trap = keyof typeof trapNames;

/** `finalMonths`: the last month that each provider sent. */
export function trapsOf(
  found: FoundSpell,
  reason: Reason | undefined,
  { plan, submissions }: World,
  finalMonths: ReadonlyMap<Provider, number>,
): readonly Trap[] {
  const { spell, age, home, stay, tier4, end, lastMonth } = found;
  const { person, provider } = spell;
  const counted = reason === undefined;
  const lastDayIn = dayAfter(found) - 1;
  const laid: Readonly<Record<Trap, boolean>> = {
    openBeforePeriod: reason === 'before the period' && tier4 && age !== undefined && age < 18,
    eighteenAtAdmission: age === 18 && tier4 && spell.start >= firstDayOf(plan.firstMonth),
    adultWards: reason === 'adult ward',
    paediatricWards: reason === 'paediatric ward',
    transfers: counted && found.continues,
    movesWithoutCode: counted && found.toReview,
    firstSeenLate: counted && spell.start < firstDayOf(found.firstMonth),
    addressDrifts: counted && home === person.home && homeOnFile(person, provider, lastMonth) !== person.home,
    pseudoPostcodes: counted && home.defaultPostcode !== '',
    homesOutsideEngland: counted && /^[WS]/.test(home.area),
    bedTypeMissing: counted && stay?.told !== 'by-bed',
    headquartersSites: counted && stay?.ward.atHeadquarters === true,
    turned18InTheStay: counted && ageOn(person.born, spell.start) < 18 && ageOn(person.born, lastDayIn) >= 18,
    openAtTheEnd: counted && end === undefined && lastMonth === finalMonths.get(provider),
    neverClosed: counted && end === undefined && submissions.of(provider, lastMonth + 1).length > 0,
    stoppedByMissedMonth:
      counted &&
      end === undefined &&
      lastMonth !== finalMonths.get(provider) &&
      submissions.of(provider, lastMonth + 1).length === 0,
  };
  return (Object.keys(laid) as Trap[]).filter((trap) => laid[trap]);
}
