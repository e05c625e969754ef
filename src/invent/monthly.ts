/** How the world looks in a given month: who is in hospital, what the address on file is, what a draft gets wrong. */
import { firstDayOf, lastDayOf, monthOf } from './days.ts';
import type { Home, Person } from './people.ts';
import type { Provider } from './providers.ts';
import { hash } from './random.ts';
import type { Spell } from './spells.ts';

interface Dated {
  readonly start: number;
  readonly end: number;
}

/** Open on any day of the month, the last included: then it is sent. */
export const isOpenIn = ({ start, end }: Dated, month: number): boolean =>
  start <= lastDayOf(month) && end >= firstDayOf(month);

/** The end as rows of this month state it: only in the month in which it lies, and never for a spell that is not closed. */
export const endIn = (spell: Spell, { end }: Dated, month: number): number | undefined =>
  monthOf(end) === month && !(spell.neverClosed && end === spell.end) ? end : undefined;

/** Treatment functions of the wards of a month; one spell in twenty has none. */
export function treatmentsIn(spell: Spell, month: number): readonly string[] {
  if (hash(spell.index, 20) % 20 === 0) return [];
  return [...new Set(spell.stays.filter((stay) => isOpenIn(stay, month)).map(({ ward }) => ward.treatment))];
}

/** The home on file at a provider in a month: after a drift, that of the hospital. */
export function homeOnFile(person: Person, provider: Provider, month: number): Home {
  for (const spell of person.spells)
    if (
      spell.provider === provider &&
      spell.driftsFrom !== undefined &&
      spell.driftsFrom <= month &&
      isOpenIn(spell, month)
    ) {
      const area = spell.stays[0]?.ward.unit?.area;
      if (area !== undefined) return { area: area.code, defaultPostcode: '', england: area, point: area };
    }
  return person.home;
}

/** What a draft gets wrong about a spell in a month, and its refresh corrects. */
export function flawOf(
  spell: Spell,
  month: number,
): 'left-out' | 'a-day-early' | 'wrong-area' | 'invented-twice' | undefined {
  const draw = hash(spell.index, month, 17) % 100;
  if (draw < 8) return 'left-out';
  if (draw < 14) return 'a-day-early';
  if (draw < 22) return 'wrong-area';
  return draw < 26 ? 'invented-twice' : undefined;
}
