/** Collects, person by person, what a study of the delivery should find. */
import { monthOfNumber } from '../study/calendar.ts';
import { lastDayOf, monthOf } from './days.ts';
import { dayAfter, type FoundSpell, foundSpells, metresOf, verdictsOf, withdrawnSpells } from './found.ts';
import { categoriesOf } from './found-categories.ts';
import { InclusionTruth, reasonToLeave } from './inclusion-truth.ts';
import type { Layout, Style } from './options.ts';
import type { Person } from './people.ts';
import { Tallies, Tally } from './tally.ts';
import { type Trap, trapNames, trapsOf } from './traps.ts';
import type { Truth } from './truth-schema.ts';
import type { World } from './world.ts';

export class TruthCollector {
  readonly #world: World;
  readonly #lastDay: number;
  readonly #finalMonths;
  readonly #inclusion = new InclusionTruth();
  readonly #traps = new Tally();
  readonly #by = new Tallies();
  readonly #verdicts = new Tallies();
  readonly #metres: number[] = [];
  readonly #figures = new Tally();

  constructor(world: World) {
    this.#world = world;
    this.#lastDay = lastDayOf(world.plan.lastMonth);
    this.#finalMonths = new Map(world.submissions.all.map(({ provider, month }) => [provider, month]));
  }

  see(person: Person): void {
    const { plan } = this.#world;
    const found = foundSpells(person, this.#world);
    const reasons = found.map((one) => reasonToLeave(one, plan.firstMonth));
    this.#inclusion.see(reasons);
    const episodes = new Set<number>();
    let episode = 0;
    for (const [i, one] of found.entries()) {
      if (!one.continues) episode += 1;
      for (const trap of trapsOf(one, reasons[i], this.#world, this.#finalMonths)) this.#traps.add(trap);
      if (this.#isOpenAtCensus(one)) this.#figures.add('open-at-census');
      if (reasons[i] !== undefined) continue;
      episodes.add(episode);
      this.#count(one);
    }
    this.#figures.add('episodes', episodes.size);
    if (episodes.size > 0) this.#figures.add('children');
    this.#traps.add('withdrawnSpells', withdrawnSpells(person, this.#world));
    const inPeriod = person.spells.filter(
      ({ start }) => monthOf(start) >= plan.firstMonth && start <= this.#lastDay,
    );
    const seen = new Set(found.map(({ spell }) => spell));
    this.#traps.add('neverDelivered', inPeriod.filter((spell) => !seen.has(spell)).length);
  }

  #count(found: FoundSpell): void {
    this.#figures.add('admissions');
    this.#figures.add('bed-days', Math.min(dayAfter(found), this.#lastDay + 1) - found.spell.start);
    const metres = metresOf(found);
    if (metres !== undefined) this.#metres.push(metres);
    for (const [dimension, category] of Object.entries(categoriesOf(found)))
      this.#by.add(dimension, category);
    for (const [definition, verdict] of Object.entries(verdictsOf(found, this.#world.country.units)))
      this.#verdicts.add(definition, verdict);
  }

  /** On the last day of the last month. */
  #isOpenAtCensus(found: FoundSpell): boolean {
    const { age, tier4, spell } = found;
    return (
      age !== undefined &&
      age < 18 &&
      tier4 &&
      spell.start <= this.#lastDay &&
      dayAfter(found) > this.#lastDay
    );
  }

  result(layout: Layout, style: Style, duplicateRows: Readonly<Record<string, number>>): Truth {
    const { plan, submissions } = this.#world;
    const headlines = ['admissions', 'children', 'episodes', 'bed-days', 'open-at-census'];
    return {
      format: 'homeward/truth@1',
      invented: 'Nobody counted here exists: people, units and organisations are invented.',
      made: {
        seed: plan.seed,
        admissions: plan.admissions,
        from: monthOfNumber(plan.firstMonth),
        to: monthOfNumber(plan.lastMonth),
        layout,
        style,
      },
      inclusion: this.#inclusion.steps(),
      headlines: {
        ...Object.fromEntries(headlines.map((id) => [id, this.#figures.of(id)])),
        'median-distance': medianKilometres(this.#metres),
      },
      outOfArea: Object.fromEntries(
        Object.keys(this.#verdicts.all()).map((definition) => {
          const of = (verdict: string) => this.#verdicts.of(definition).of(verdict);
          return [definition, { yes: of('yes'), no: of('no'), notDetermined: of('notDetermined') }];
        }),
      ),
      by: this.#by.all(),
      traps: {
        refreshedProviderMonths: submissions.refreshed,
        missedProviderMonths: submissions.missed,
        withdrawnSpells: this.#traps.of('withdrawnSpells'),
        neverDelivered: this.#traps.of('neverDelivered'),
        duplicateRows: { ...duplicateRows },
        ...(Object.fromEntries(Object.keys(trapNames).map((trap) => [trap, this.#traps.of(trap)])) as Record<
          Trap,
          number
        >),
      },
    };
  }
}

/** Of whole metres, in whole kilometres rounded half up. */
function medianKilometres(metres: readonly number[]): number | null {
  const sorted = [...metres].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)];
  const high = sorted[Math.ceil(middle)];
  return low === undefined || high === undefined ? null : Math.floor((low + high) / 2000 + 0.5);
}
