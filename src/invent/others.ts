/** Adults in adult wards and people who are never admitted: what an unfiltered delivery holds beside the children. */
import { firstDayOf, lastDayOf } from './days.ts';
import type { RowTargets, WorldPlan } from './options.ts';
import type { PeopleMaker, Person } from './people.ts';
import { Random } from './random.ts';
import { stayDays } from './services.ts';
import { makeSpell, nextWard } from './spell-maker.ts';
import type { Country } from './units.ts';
import type { Wards } from './wards.ts';

/** Nobody stays so long after the first month that a second spell would fall into the same month. */
const daysApart = 62;

/** Makes one person at a time and keeps none; goes on until the rows written (`written`, kept up to date by the caller) reach the plan. */
export function* inventOthers(
  country: Country,
  wards: Wards,
  makePeople: PeopleMaker,
  plan: WorldPlan,
  firstIndex: number,
  written: Readonly<RowTargets>,
): Generator<Person> {
  const { seed, rows } = plan;
  const firstDay = firstDayOf(plan.firstMonth);
  const lastDay = lastDayOf(plan.lastMonth);
  let index = firstIndex;
  for (let n = 0; n < plan.adults || written.spells < rows.spells; n += 1) {
    const chance = new Random(seed, 10, index);
    let start = firstDay - 60 + chance.below(lastDay - firstDay + 60);
    const age = 19 + chance.below(70);
    const traits = { age, month: plan.firstMonth, girls: 480, learning: false, secure: false };
    const person = makePeople.make(index, traits);
    const ward = chance.pick(wards.adult);
    do {
      const end = start + stayDays(40, chance.below(10_000));
      const moves = rows.spells > 0 && written.stays * rows.spells < rows.stays * written.spells;
      makeSpell(
        {
          index,
          person,
          ward,
          ...(moves ? { movesTo: nextWard(ward, wards, age, start, end, chance) } : {}),
          start,
          end,
          detained: 350,
        },
        wards,
        chance,
      );
      start = end + daysApart + chance.below(200);
    } while (start <= lastDay && chance.chance(300));
    yield person;
    index += 1;
  }
  for (let n = 0; n < plan.neverAdmitted || written.people < rows.people; n += 1) {
    const chance = new Random(seed, 10, index);
    const age = chance.chance(300) ? 4 + chance.below(14) : 18 + chance.below(70);
    const from = plan.firstMonth + chance.below(plan.lastMonth - plan.firstMonth + 1);
    const person = makePeople.make(index, {
      age,
      month: plan.firstMonth,
      girls: 520,
      learning: false,
      secure: false,
    });
    yield {
      ...person,
      contacts: {
        provider: chance.pick(country.providers),
        from,
        to: Math.min(plan.lastMonth, from + chance.below(24)),
      },
    };
    index += 1;
  }
}
