/** Finds a bed for a child: mostly the nearest suitable unit with one free, sometimes a farther one although a nearer had room. */
import { metresBetween, type Point } from './areas.ts';
import type { Gender } from './people.ts';
import type { Provider } from './providers.ts';
import type { Random } from './random.ts';
import type { Tier4Service } from './services.ts';
import type { Unit } from './units.ts';

export interface Need {
  readonly point: Point;
  readonly service: Tier4Service;
  readonly age: number;
  readonly gender: Gender;
  readonly day: number;
  /** A transfer goes to another provider. */
  readonly notAt?: Provider;
}

/** A unit that would do is passed over this often, of a thousand. */
const passedOver = 35;
/** Thousandths of its beds: below the first a unit turns nobody away, at the second (beds of children on leave are used again) everybody. */
const busyFrom = 1000;
const fullAt = 1250;

export class Beds {
  readonly #units: readonly Unit[];
  readonly #firstDay: number;
  readonly #inUse: readonly Int32Array[];
  /** Children of the country for whom one invented child stands, in thousandths. */
  readonly #weight: number;

  constructor(units: readonly Unit[], firstDay: number, days: number, weight: number) {
    this.#units = units;
    this.#firstDay = firstDay;
    this.#inUse = units.map(() => new Int32Array(days + 1));
    this.#weight = weight;
  }

  find(need: Need, chance: Random): Unit {
    const suitable = this.#units
      .filter(
        (unit) => unit.service === need.service && isOpen(unit, need.day) && unit.provider !== need.notAt,
      )
      .filter((unit) => unit.ages[0] <= need.age && need.age <= unit.ages[1])
      .filter((unit) => unit.gender === 'any' || unit.gender === need.gender);
    const within =
      suitable.length > 0
        ? suitable
        : this.#units.filter((unit) => unit.service === need.service && isOpen(unit, need.day));
    const byDistance = within
      .map((unit) => ({ unit, metres: metresBetween(need.point, unit.area) }))
      .sort((a, b) => a.metres - b.metres || a.unit.index - b.unit.index);
    for (const { unit } of byDistance) {
      const free = ((fullAt - this.#load(unit, need.day)) * 1000) / (fullAt - busyFrom);
      if (chance.chance(free) && !chance.chance(passedOver)) return unit;
    }
    return within.reduce((best, unit) =>
      this.#load(unit, need.day) < this.#load(best, need.day) ? unit : best,
    );
  }

  take(unit: Unit, start: number, end: number): void {
    const days = this.#inUse[unit.index];
    if (days === undefined) return;
    for (let day = start; day < end && day - this.#firstDay < days.length; day += 1)
      days[day - this.#firstDay] = (days[day - this.#firstDay] ?? 0) + 1;
  }

  /** Beds in use, in thousandths of the unit's beds. */
  #load(unit: Unit, day: number): number {
    return ((this.#inUse[unit.index]?.[day - this.#firstDay] ?? 0) * this.#weight) / unit.beds;
  }
}

export const isOpen = (unit: Unit, day: number): boolean =>
  (unit.opened === undefined || unit.opened <= day) && (unit.closed === undefined || day < unit.closed);
