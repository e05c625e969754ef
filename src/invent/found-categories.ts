/** The categories of a found admission, by the dimensions of a study. */
import { monthOfNumber, quarterOf } from '../study/calendar.ts';
import { bands, type Dimension } from '../study/dimensions.ts';
import { monthOf } from './days.ts';
import { type FoundSpell, metresOf } from './found.ts';
import { endIn, isOpenIn } from './monthly.ts';
import type { Home } from './people.ts';
import type { LegalPeriod } from './spells.ts';

const ageBands = [0, 13, 16];
const distanceBands = [0, 20, 50, 100, 200];
const bandOf = (value: number, lowerEnds: readonly number[], last?: number): string =>
  bands(lowerEnds, last)[lowerEnds.findLastIndex((end) => end <= value)] ?? 'unknown';

export function categoriesOf(found: FoundSpell): Readonly<Partial<Record<Dimension, string>>> {
  const { spell, age, home, service } = found;
  const { person } = spell;
  const metres = metresOf(found);
  const month = monthOfNumber(monthOf(spell.start));
  const learning =
    person.learningFlag === true || person.disability === '04' || service.startsWith('learning-disability');
  return {
    service,
    month,
    quarter: quarterOf(month),
    'home-region': home.england?.region ?? placeOutside(home),
    'age-band': age === undefined ? 'unknown' : bandOf(age, ageBands, 17),
    gender: person.gender,
    'ethnic-group': ethnicGroupOf(person.ethnicity),
    deprivation: home.england === undefined ? 'unknown' : String(Math.ceil(home.england.deprivation / 2)),
    'legal-status': legalStatusOf(found),
    sector: spell.provider.kind === 'independent' ? 'independent' : 'nhs',
    'looked-after': person.lookedAfter === 'Y' ? 'yes' : person.lookedAfter === 'N' ? 'no' : 'unknown',
    'learning-disability-or-autism': learning ? 'yes' : person.learningFlag === false ? 'no' : 'unknown',
    'distance-band': metres === undefined ? 'unknown' : bandOf(metres / 1000, distanceBands),
  };
}

function placeOutside({ area, defaultPostcode }: Home): string {
  if (area.startsWith('W')) return 'wales';
  if (area.startsWith('S')) return 'scotland';
  if (defaultPostcode === 'ZZ99 3VZ') return 'no-fixed-abode';
  return defaultPostcode === 'ZZ99 8CZ' ? 'overseas' : 'unknown';
}

const ethnicGroups: Readonly<Record<string, string>> = {
  white: 'ABC',
  mixed: 'DEFG',
  asian: 'HJKL',
  black: 'MNP',
  other: 'RS',
  'not-stated': 'Z',
};
const ethnicGroupOf = (code: string): string =>
  Object.keys(ethnicGroups).find((group) => ethnicGroups[group]?.includes(code)) ?? 'unknown';

/** Of the periods that the provider sent of the child in the first month: the last to begin by the day of admission and not over by then. */
function legalStatusOf({ spell, firstMonth }: FoundSpell): string {
  let latest: LegalPeriod | undefined;
  for (const other of spell.person.spells)
    if (other.provider === spell.provider && isOpenIn(other, firstMonth))
      for (const period of other.legal) {
        const end = endIn(other, period, firstMonth);
        if (
          !isOpenIn(period, firstMonth) ||
          period.start > spell.start ||
          (end !== undefined && end < spell.start)
        )
          continue;
        if (
          latest === undefined ||
          period.start > latest.start ||
          (period.start === latest.start && rank(period) < rank(latest))
        )
          latest = period;
      }
  return latest === undefined ? 'unknown' : statusOf(latest);
}

const statuses = ['informal', 'detained', 'other'] as const;
const statusOf = ({ code }: LegalPeriod): (typeof statuses)[number] =>
  code === '01' ? 'informal' : code === '98' ? 'other' : 'detained';
const rank = (period: LegalPeriod): number => statuses.indexOf(statusOf(period));
