/** Sends one person's rows month by month, as each provider submitted them. */
import { metresBetween } from './areas.ts';
import { ageOn, firstDayOf, lastDayOf, monthOf } from './days.ts';
import { endIn, flawOf, homeOnFile, isOpenIn, treatmentsIn } from './monthly.ts';
import type { Home, Person } from './people.ts';
import type { Provider } from './providers.ts';
import { at, hash } from './random.ts';
import type { PersonRow, Tables } from './rows.ts';
import type { Spell, Stay } from './spells.ts';
import type { Submission, Submissions } from './submissions.ts';
import type { Country } from './units.ts';

export interface Months {
  readonly firstMonth: number;
  readonly lastMonth: number;
}

export function deliverPerson(
  person: Person,
  country: Country,
  submissions: Submissions,
  { firstMonth, lastMonth }: Months,
  tables: Tables,
): void {
  const { contacts } = person;
  if (contacts !== undefined)
    for (let month = contacts.from; month <= contacts.to; month += 1)
      for (const submission of submissions.of(contacts.provider, month))
        tables.person(personRow(person, contacts.provider, month, submission, person.home, true));

  person.spells.forEach((spell, nth) => {
    const { provider } = spell;
    const from = Math.max(firstMonth, monthOf(spell.start));
    const to = Math.min(lastMonth, monthOf(spell.end));
    for (let month = from; month <= to; month += 1)
      for (const submission of submissions.of(provider, month)) {
        const flaw = submission.draft ? flawOf(spell, month) : undefined;
        const earlier = person.spells
          .slice(0, nth)
          .some((s) => s.provider === provider && isOpenIn(s, month));
        if (!earlier) {
          const home =
            flaw === 'wrong-area'
              ? homeIn(country, hash(spell.index, month))
              : homeOnFile(person, provider, month);
          sendPerson(
            personRow(person, provider, month, submission, home, isMain(person, provider, month)),
            tables,
          );
        }
        if (flaw !== 'left-out') sendSpell(spell, month, submission, flaw === 'a-day-early' ? 1 : 0, tables);
        if (flaw === 'invented-twice')
          tables.spell({ submission, spell, id: `${spell.id}9`, start: spell.start, end: undefined });
      }
  });
}

function homeIn(country: Country, draw: number): Home {
  const area = at(country.areas, draw % country.areas.length);
  return { area: area.code, defaultPostcode: '', england: area, point: area };
}

/** Where several providers report a person, the latest admission is the main record. */
function isMain(person: Person, provider: Provider, month: number): boolean {
  return person.spells.findLast((spell) => isOpenIn(spell, month))?.provider === provider;
}

function personRow(
  person: Person,
  provider: Provider,
  month: number,
  submission: Submission,
  home: Home,
  main: boolean,
): PersonRow {
  const known = person.ageOnFile;
  return {
    submission,
    person,
    ageAtStart: known ? ageOn(person.born, firstDayOf(month)) : undefined,
    ageAtEnd: known ? ageOn(person.born, lastDayOf(month)) : undefined,
    area: home.area,
    ccg: home.england?.ccg ?? '',
    defaultPostcode: home.defaultPostcode,
    main,
    accommodation: accommodationOf(person, provider, home),
  };
}

/** Codes of the list to 2021: hospital, care home, homeless, mainstream housing. */
function accommodationOf(person: Person, provider: Provider, home: Home): string {
  if (home !== person.home) return provider.kind === 'independent' ? 'HS02' : 'HS01';
  if (person.lookedAfter === 'Y') return 'CH01';
  return home.defaultPostcode === 'ZZ99 3VZ' ? 'HM01' : 'MA04';
}

function sendPerson(row: PersonRow, tables: Tables): void {
  tables.person(row);
  const { person } = row;
  if (person.accommodationRow) tables.accommodation(row);
  if (person.lookedAfter !== undefined) tables.indicators(row);
  if (person.disability !== undefined) tables.disability(row);
}

function sendSpell(
  spell: Spell,
  month: number,
  submission: Submission,
  daysEarly: number,
  tables: Tables,
): void {
  tables.spell({
    submission,
    spell,
    id: spell.id,
    start: spell.start - daysEarly,
    end: endIn(spell, spell, month),
  });
  for (const stay of spell.stays)
    if (isOpenIn(stay, month)) {
      tables.stay({
        submission,
        spell,
        stay,
        end: endIn(spell, stay, month),
        kilometres: recorded(spell, stay, month),
      });
    }
  for (const code of treatmentsIn(spell, month)) tables.treatment({ submission, spell, code });
  spell.legal.forEach((period, i) => {
    if (isOpenIn(period, month))
      tables.legal({ submission, spell, period, number: i + 1, end: endIn(spell, period, month) });
  });
}

/** WardLocDistanceHome: whole kilometres, half to even, from a home up to 300 m beside the middle of its area. */
function recorded(spell: Spell, stay: Stay, month: number): number | undefined {
  const home = homeOnFile(spell.person, spell.provider, month);
  if (home.england === undefined) return undefined;
  const aside = (way: number) => (hash(spell.person.index, way) % 601) - 300;
  const from =
    home === spell.person.home
      ? { easting: home.point.easting + aside(21), northing: home.point.northing + aside(22) }
      : home.point;
  const metres = metresBetween(from, stay.ward.point);
  const whole = Math.floor(metres / 1000);
  const rest = metres % 1000;
  return rest > 500 || (rest === 500 && whole % 2 === 1) ? whole + 1 : whole;
}
