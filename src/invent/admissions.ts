/** Invents the children and their admissions, day by day, so that beds fill and transfers follow discharges. */
import { Beds } from './beds.ts';
import { ageOn, firstDayOf, lastDayOf, monthOf } from './days.ts';
import type { WorldPlan } from './options.ts';
import type { PeopleMaker, Person, PersonTraits } from './people.ts';
import { at, Random } from './random.ts';
import { serviceFacts, stayDays, type Tier4Service, tier4Services } from './services.ts';
import { makeSpell, nextWard } from './spell-maker.ts';
import type { Spell } from './spells.ts';
import type { Country } from './units.ts';
import type { Ward, Wards } from './wards.ts';

/** Admissions of the last two and a half years before the first month fill the beds that are in use when it begins. */
const daysBefore = 900;
const admissionsOfACountry = 4_000;
/** Of a thousand admissions: transfers, same-day moves that carry no transfer code, and returns after a time at home. */
const transfers = 95;
const uncodedMoves = 12;
const returns = 190;

const agesAtAdmission: Readonly<Record<string, number>> = {
  '5': 1,
  '6': 1,
  '7': 2,
  '8': 4,
  '9': 6,
  '10': 9,
  '11': 13,
  '12': 18,
  '13': 40,
  '14': 85,
  '15': 120,
  '16': 135,
  '17': 120,
};
const shares = Object.fromEntries(tier4Services.map((s) => [s, serviceFacts[s].share])) as Record<
  Tier4Service,
  number
>;

export function inventAdmissions(
  { units }: Country,
  wards: Wards,
  makePeople: PeopleMaker,
  plan: WorldPlan,
): readonly Person[] {
  const { seed, admissions } = plan;
  const firstDay = firstDayOf(plan.firstMonth);
  const days = lastDayOf(plan.lastMonth) - firstDay + 1;
  const weight = Math.floor((admissionsOfACountry * days * 1000) / (365 * admissions));
  const beds = new Beds(units, firstDay - daysBefore, daysBefore + days, weight);
  const people: Person[] = [];
  const leaving = new Map<number, Spell[]>();
  let spells = 0;

  const newPerson = (traits: PersonTraits): Person => {
    const person = makePeople.make(people.length, traits);
    people.push(person);
    return person;
  };

  const admit = (
    person: Person,
    service: Tier4Service,
    day: number,
    chance: Random,
    from?: Spell,
    coded = true,
  ): void => {
    const age = ageOn(person.born, firstDayOf(monthOf(day)));
    const facts = serviceFacts[service];
    const need = { point: person.home.point, service, age, gender: person.gender, day };
    const unit = beds.find(from === undefined ? need : { ...need, notAt: from.provider }, chance);
    const length = stayDays(facts.meanStay, chance.below(10_000));
    const end = Math.min(day + length, unit.closed ?? day + length);
    const ward = at(wards.ofUnit, unit.index);
    const spell = makeSpell(
      {
        index: spells,
        person,
        ward,
        ...(chance.chance(100) ? { movesTo: nextWard(ward, wards, age, day, end, chance) } : {}),
        start: day,
        end,
        detained: facts.detained,
        ...(from === undefined || !coded ? {} : { transferredFrom: from }),
      },
      wards,
      chance,
    );
    spells += 1;
    beds.take(unit, day, end);
    leaving.set(end, [...(leaving.get(end) ?? []), spell]);
  };

  const daysOf = (count: number, from: number, length: number, stream: number): readonly number[] => {
    const chance = new Random(seed, 5, stream);
    return Array.from({ length: count }, () => from + chance.below(length)).sort((a, b) => a - b);
  };
  const before = Math.floor((admissions * daysBefore) / days);
  const slots = [
    ...daysOf(before, firstDay - daysBefore, daysBefore, 1),
    ...daysOf(admissions, firstDay, days, 2),
  ];

  slots.forEach((day, slot) => {
    const chance = new Random(seed, 6, slot);
    const draw = chance.below(1000);
    const coded = draw < transfers;
    const moved = draw < transfers + uncodedMoves ? movable(leaving, day, coded) : undefined;
    if (moved !== undefined) {
      const age = ageOn(moved.person.born, firstDayOf(monthOf(day)));
      const ward = moved.stays[0]?.ward.unit?.service as Tier4Service | undefined;
      const stays = ward !== undefined && fits(ward, age) && chance.chance(550);
      admit(moved.person, stays ? ward : serviceFor(age, chance), day, chance, moved, coded);
      return;
    }
    const known = chance.chance(returns) ? atHome(people, day, chance) : undefined;
    if (known !== undefined) {
      admit(known, serviceFor(ageOn(known.born, firstDayOf(monthOf(day))), chance), day, chance);
      return;
    }
    const service = chance.weighted(shares);
    admit(newPerson(traitsFor(service, ageFor(service, chance), monthOf(day))), service, day, chance);
  });

  const others = (count: number, stream: number, admitOne: (day: number, chance: Random) => void): void => {
    for (const [i, day] of daysOf(count, firstDay, days, stream).entries())
      admitOne(day, new Random(seed, stream, i));
  };
  const onWard = (ward: Ward, age: number, mean: number, day: number, chance: Random): void => {
    const person = newPerson({ age, month: monthOf(day), girls: 600, learning: false, secure: false });
    const end = day + stayDays(mean, chance.below(10_000));
    makeSpell({ index: spells, person, ward, start: day, end, detained: 200 }, wards, chance);
    spells += 1;
  };
  others(perMille(admissions, 35), 7, (day, chance) =>
    onWard(chance.pick(wards.adult), 15 + chance.below(3), 15, day, chance),
  );
  others(perMille(admissions, 50), 8, (day, chance) =>
    onWard(chance.pick(wards.paediatric), 8 + chance.below(10), 9, day, chance),
  );
  others(perMille(admissions, 15), 9, (day, chance) =>
    admit(newPerson(traitsFor('general-adolescent', 18, monthOf(day))), 'general-adolescent', day, chance),
  );
  return people;
}

const perMille = (whole: number, share: number): number => Math.ceil((whole * share) / 1000);

const fits = (service: Tier4Service, age: number): boolean =>
  serviceFacts[service].ages[0] <= age && age <= serviceFacts[service].ages[1];

function serviceFor(age: number, chance: Random): Tier4Service {
  const fitting = Object.fromEntries(tier4Services.filter((s) => fits(s, age)).map((s) => [s, shares[s]]));
  return chance.weighted(fitting) as Tier4Service;
}

function ageFor(service: Tier4Service, chance: Random): number {
  const fitting = Object.fromEntries(
    Object.entries(agesAtAdmission).filter(([age]) => fits(service, Number(age))),
  );
  return Number(chance.weighted(fitting));
}

function traitsFor(service: Tier4Service, age: number, month: number): PersonTraits {
  const { girls, ward } = serviceFacts[service];
  return { age, month, girls, learning: ward.type === '05', secure: ward.security !== '0' };
}

/** A child who leaves another unit today or left it yesterday and goes nowhere yet; only today for moves without a code. */
function movable(
  leaving: ReadonlyMap<number, readonly Spell[]>,
  day: number,
  coded: boolean,
): Spell | undefined {
  const found = [...(leaving.get(day) ?? []), ...(coded ? (leaving.get(day - 1) ?? []) : [])];
  return found.find(
    (spell) => spell.start < spell.end && spell.person.spells.at(-1) === spell && isChild(spell.person, day),
  );
}

/** Somebody who has been at home for a week at least. */
function atHome(people: readonly Person[], day: number, chance: Random): Person | undefined {
  for (let tries = 0; tries < 6 && people.length > 0; tries += 1) {
    const person = chance.pick(people);
    if ((person.spells.at(-1)?.end ?? day) + 7 <= day && isChild(person, day)) return person;
  }
  return undefined;
}

const isChild = (person: Person, day: number): boolean => ageOn(person.born, firstDayOf(monthOf(day))) < 18;
