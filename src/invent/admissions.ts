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
import { shareTable, type Weights, weights } from './weights.ts';

/** Admissions of the last two and a half years before the first month fill the beds that are in use when it begins. */
const daysBefore = 900;
const admissionsOfACountryInAYear = 4_000;
/** Of a thousand admissions: transfers, same-day moves that carry no transfer code, and returns after a time at home. */
const transfers = 95;
const uncodedMoves = 12;
const returns = 190;
/** Beside a thousand Tier 4 admissions: children on adult and on paediatric wards, and people of 18 in the units. */
const onAdultWards = 35;
const onPaediatricWards = 50;
const aged18 = 15;

const ages = shareTable('5 1, 6 1, 7 2, 8 4, 9 6, 10 9, 11 13, 12 18, 13 40, 14 85, 15 120, 16 135, 17 120');
const agesOf = new Map(
  tier4Services.map((service) => [service, weights(ages, (age) => fits(service, Number(age)))]),
);
const shares = Object.fromEntries(tier4Services.map((s) => [s, serviceFacts[s].share])) as Readonly<
  Record<Tier4Service, number>
>;
const services = weights(shares);
const servicesAt: readonly Weights<Tier4Service>[] = Array.from({ length: 18 }, (_, age) =>
  weights(shares, (service) => fits(service, age)),
);

/** Everybody with a spell in a unit of children or as a child in another ward. `breathe` is awaited now and then, so that Ctrl-C is heard. */
export async function inventAdmissions(
  country: Country,
  wards: Wards,
  maker: PeopleMaker,
  plan: WorldPlan,
  breathe: () => Promise<void>,
): Promise<readonly Person[]> {
  const { seed, admissions } = plan;
  const firstDay = firstDayOf(plan.firstMonth);
  const days = lastDayOf(plan.lastMonth) - firstDay + 1;
  const daysOf = (many: number, from: number, length: number, stream: number): readonly number[] => {
    const chance = new Random(seed, 5, stream);
    return Array.from({ length: many }, () => from + chance.below(length)).sort((a, b) => a - b);
  };
  const weight = Math.floor((admissionsOfACountryInAYear * days * 1000) / (365 * admissions));
  const beds = new Beds(country.units, firstDay - daysBefore, daysBefore + days, weight);
  const hospitals = new Hospitals(wards, maker, beds);

  const before = Math.floor((admissions * daysBefore) / days);
  const referrals = [
    ...daysOf(before, firstDay - daysBefore, daysBefore, 1),
    ...daysOf(admissions, firstDay, days, 2),
  ];
  for (const [i, day] of referrals.entries()) {
    hospitals.refer(day, new Random(seed, 6, i));
    if (i % 200 === 0) await breathe();
  }
  const aside = (share: number) => Math.ceil((admissions * share) / 1000);
  for (const [i, day] of daysOf(aside(onAdultWards), firstDay, days, 7).entries()) {
    const chance = new Random(seed, 7, i);
    hospitals.useWard(chance.pick(wards.adult), 15 + chance.below(3), 15, day, chance);
  }
  for (const [i, day] of daysOf(aside(onPaediatricWards), firstDay, days, 8).entries()) {
    const chance = new Random(seed, 8, i);
    hospitals.useWard(chance.pick(wards.paediatric), 8 + chance.below(10), 9, day, chance);
  }
  for (const [i, day] of daysOf(aside(aged18), firstDay, days, 9).entries())
    hospitals.admitNew('general-adolescent', 18, day, new Random(seed, 9, i));
  return hospitals.people;
}

class Hospitals {
  readonly people: Person[] = [];
  readonly #wards: Wards;
  readonly #maker: PeopleMaker;
  readonly #beds: Beds;
  /** Spells of the units by the day on which they end. */
  readonly #leaving = new Map<number, Spell[]>();
  #spells = 0;

  constructor(wards: Wards, maker: PeopleMaker, beds: Beds) {
    this.#wards = wards;
    this.#maker = maker;
    this.#beds = beds;
  }

  /** One Tier 4 admission: of somebody who leaves another unit, of somebody known, or of a new child. Days never go back. */
  refer(day: number, chance: Random): void {
    const draw = chance.below(1000);
    const coded = draw < transfers;
    const leaver = draw < transfers + uncodedMoves ? this.#leaver(day, coded) : undefined;
    if (leaver !== undefined) {
      const age = ageAtStartOfMonth(leaver.person, day);
      const before = leaver.stays[0]?.ward.unit?.service as Tier4Service | undefined;
      const same = before !== undefined && fits(before, age) && chance.chance(550);
      this.#admit(leaver.person, same ? before : chance.weighted(at(servicesAt, age)), day, chance, {
        leaver,
        coded,
      });
      return;
    }
    const known = chance.chance(returns) ? this.#atHome(day, chance) : undefined;
    if (known !== undefined) {
      this.#admit(known, chance.weighted(at(servicesAt, ageAtStartOfMonth(known, day))), day, chance);
      return;
    }
    const service = chance.weighted(services);
    const ages = agesOf.get(service);
    if (ages === undefined) throw new Error('impossible: a service without ages');
    this.admitNew(service, Number(chance.weighted(ages)), day, chance);
  }

  admitNew(service: Tier4Service, age: number, day: number, chance: Random): void {
    const { girls, ward } = serviceFacts[service];
    const learning = ward.type === '05';
    const secure = ward.security !== '0';
    this.#admit(this.#newPerson({ age, month: monthOf(day), girls, learning, secure }), service, day, chance);
  }

  /** A short spell on a ward that is no unit. */
  useWard(ward: Ward, age: number, mean: number, day: number, chance: Random): void {
    const person = this.#newPerson({ age, month: monthOf(day), girls: 600, learning: false, secure: false });
    const end = day + stayDays(mean, chance.below(10_000));
    makeSpell({ index: this.#spells, person, ward, start: day, end, detained: 200 }, this.#wards, chance);
    this.#spells += 1;
  }

  #newPerson(traits: PersonTraits): Person {
    const person = this.#maker.make(this.people.length, traits);
    this.people.push(person);
    return person;
  }

  #admit(
    person: Person,
    service: Tier4Service,
    day: number,
    chance: Random,
    move?: { readonly leaver: Spell; readonly coded: boolean },
  ): void {
    const age = ageAtStartOfMonth(person, day);
    const { meanStay, detained } = serviceFacts[service];
    const unit = this.#beds.find(
      {
        point: person.home.point,
        service,
        age,
        gender: person.gender,
        day,
        ...(move === undefined ? {} : { notAt: move.leaver.provider }),
      },
      chance,
    );
    const length = stayDays(meanStay, chance.below(10_000));
    const end = Math.min(day + length, unit.closed ?? day + length);
    const ward = at(this.#wards.ofUnit, unit.index);
    const spell = makeSpell(
      {
        index: this.#spells,
        person,
        ward,
        ...(chance.chance(100) ? { movesTo: nextWard(ward, this.#wards, age, day, end, chance) } : {}),
        start: day,
        end,
        detained,
        ...(move?.coded ? { transferredFrom: move.leaver } : {}),
      },
      this.#wards,
      chance,
    );
    this.#spells += 1;
    this.#beds.take(unit, day, end);
    this.#leaving.set(end, [...(this.#leaving.get(end) ?? []), spell]);
  }

  /** A child who leaves a unit today, or left it yesterday, and goes nowhere yet; only today for moves without a code. */
  #leaver(day: number, coded: boolean): Spell | undefined {
    const leaving = (on: number) => this.#leaving.get(on) ?? [];
    return [...leaving(day), ...(coded ? leaving(day - 1) : [])].find(
      (spell) =>
        spell.start < spell.end &&
        spell.person.spells.at(-1) === spell &&
        ageAtStartOfMonth(spell.person, day) < 18,
    );
  }

  /** A child who has been at home for a week at least, if a few tries find one. */
  #atHome(day: number, chance: Random): Person | undefined {
    for (let tries = 0; tries < 6 && this.people.length > 0; tries += 1) {
      const person = chance.pick(this.people);
      if ((person.spells.at(-1)?.end ?? day) + 7 <= day && ageAtStartOfMonth(person, day) < 18) return person;
    }
    return undefined;
  }
}

function fits(service: Tier4Service, age: number): boolean {
  const [from, to] = serviceFacts[service].ages;
  return from <= age && age <= to;
}

const ageAtStartOfMonth = (person: Person, day: number): number =>
  ageOn(person.born, firstDayOf(monthOf(day)));
