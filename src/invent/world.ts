/** The invented world of a plan: the country and its wards, who submitted what, and the children with all their spells. */
import { inventAdmissions } from './admissions.ts';
import { inventAreas } from './areas.ts';
import type { RowTargets, WorldPlan } from './options.ts';
import { inventOthers } from './others.ts';
import { type PeopleMaker, type Person, peopleMaker } from './people.ts';
import { inventSubmissions, type Submissions } from './submissions.ts';
import { type Country, inventCountry } from './units.ts';
import { inventWards, type Wards } from './wards.ts';

export interface World {
  readonly plan: WorldPlan;
  readonly country: Country;
  readonly wards: Wards;
  readonly submissions: Submissions;
  /** Held in memory: tens of thousands at most. */
  readonly children: readonly Person[];
  /** Made one at a time; `written` is kept up to date by whoever writes their rows. */
  others(written: RowTargets): Iterable<Person>;
}

/** `breathe` is awaited now and then, so that whoever waits can stop it. */
export async function inventWorld(
  plan: WorldPlan,
  breathe: () => Promise<void> = async () => {},
): Promise<World> {
  const areas = await inventAreas();
  const country = inventCountry(areas, plan.firstMonth, plan.lastMonth);
  const wards = inventWards(country);
  const people: PeopleMaker = peopleMaker(areas, plan.seed);
  const children = await inventAdmissions(country, wards, people, plan, breathe);
  return {
    plan,
    country,
    wards,
    submissions: inventSubmissions(country.providers, plan),
    children,
    others: (written) => inventOthers(country, wards, people, plan, children.length, written),
  };
}
