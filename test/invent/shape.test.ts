import { describe, expect, test } from 'vitest';
import { metresBetween } from '../../src/invent/areas.ts';
import { ageOn, firstDayOf, lastDayOf, monthOf } from '../../src/invent/days.ts';
import { planOf } from '../../src/invent/options.ts';
import type { Spell } from '../../src/invent/spells.ts';
import { inventWorld, type World } from '../../src/invent/world.ts';

/** Tier 4 spells of under-18s, as they really were. */
function unitSpells({ children }: World): readonly Spell[] {
  return children
    .flatMap(({ spells }) => spells)
    .filter((spell) => spell.stays[0]?.ward.unit !== undefined && ageAtAdmission(spell) < 18);
}

const ageAtAdmission = ({ person, start }: Spell): number => ageOn(person.born, firstDayOf(monthOf(start)));

const kilometres = (spell: Spell): number => {
  const unit = spell.stays[0]?.ward.unit;
  return unit === undefined ? 0 : metresBetween(spell.person.home.point, unit.area) / 1000;
};

const share = (part: number, whole: number): number => part / whole;

describe.each([1, 2, 3, 4, 5])('the invented country, office size, seed %i', async (seed) => {
  const plan = planOf({ size: 'office', seed });
  const world = await inventWorld(plan);
  const from = firstDayOf(plan.firstMonth);
  const to = lastDayOf(plan.lastMonth) + 1;
  const spells = unitSpells(world);
  const admitted = spells.filter(({ start }) => start >= from && start < to);
  const daysIn = ({ start, end }: Spell) => Math.max(0, Math.min(end, to) - Math.max(start, from));
  const bedDays = (of: readonly Spell[]) => of.reduce((sum, spell) => sum + daysIn(spell), 0);

  test('has about 4,000 admissions a year', () => {
    const yearly = (admitted.length * 365) / (to - from);
    expect(yearly).toBeGreaterThan(3_600);
    expect(yearly).toBeLessThan(4_400);
  });

  test('has about 100 bed days for each admission, and a long tail', () => {
    const mean = bedDays(spells) / admitted.length;
    expect(mean).toBeGreaterThan(90);
    expect(mean).toBeLessThan(110);
    const lengths = admitted.map(({ start, end }) => end - start).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(0.7 * mean);
    expect(lengths.at(-1)).toBeGreaterThan(10 * mean);
  });

  test('has girls in three quarters of admissions', () => {
    const girls = share(admitted.filter(({ person }) => person.gender === 'female').length, admitted.length);
    expect(girls).toBeGreaterThan(0.675);
    expect(girls).toBeLessThan(0.825);
  });

  test('has a quarter of occupied beds 50 km or more from home', () => {
    const far = share(bedDays(spells.filter((spell) => kilometres(spell) >= 50)), bedDays(spells));
    expect(far).toBeGreaterThan(0.225);
    expect(far).toBeLessThan(0.275);
  });

  test('has children mostly of 13 to 17, and some younger', () => {
    const young = share(admitted.filter((spell) => ageAtAdmission(spell) < 13).length, admitted.length);
    expect(young).toBeGreaterThan(0.02);
    expect(young).toBeLessThan(0.12);
  });

  test('sends children farther to medium secure than to general units', () => {
    const median = (service: string) => {
      const all = admitted.filter((spell) => spell.stays[0]?.ward.unit?.service === service).map(kilometres);
      return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    };
    expect(median('medium-secure')).toBeGreaterThan(2 * median('general-adolescent'));
  });
});
