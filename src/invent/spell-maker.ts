/** Makes a hospital spell with its ward stays, legal status and codes. */

import { isOpen } from './beds.ts';
import { monthOf } from './days.ts';
import type { Person } from './people.ts';
import { at, hash, type Random } from './random.ts';
import type { LegalPeriod, Spell, Stay } from './spells.ts';
import type { Ward, Wards } from './wards.ts';
import { shareTable, weights } from './weights.ts';

export interface SpellPlan {
  readonly index: number;
  readonly person: Person;
  readonly ward: Ward;
  /** Another ward of the provider for the second part of the stay. */
  readonly movesTo?: Ward;
  readonly start: number;
  readonly end: number;
  /** Of a thousand. */
  readonly detained: number;
  readonly transferredFrom?: Spell;
}

const shares = (text: string) => weights(shareTable(text));
const sources = shares('19 790, 29 40, 51 110, 53 20, 54 2, 85 8, 99 30');
const methods = shares('11 120, 12 80, 13 260, 21 110, 22 40, 24 90, 25 260, 2A 40');
const destinations = shares('19 860, 29 50, 51 40, 54 5, 85 25, 99 20');
const dischargeMethods = shares('1 850, 2 60, 3 50, 6 15, 7 15, 9 10');
const sections = {
  secure: shares('03 600, 10 200, 15 100, 16 100'),
  open: shares('02 600, 03 350, 20 50'),
};

/** Adds the spell to its person. */
export function makeSpell(plan: SpellPlan, wards: Wards, chance: Random): Spell {
  const { index, person, start, end, transferredFrom } = plan;
  const { provider } = plan.ward;
  const coded = transferredFrom !== undefined && chance.chance(850);
  const inCare = person.lookedAfter === 'Y' && chance.chance(500);
  const number = person.spells.length + 1;
  const id = `${provider.code}${String(person.index).padStart(10, '0')}${String(number).padStart(2, '0')}${10_000 + (hash(index, person.index) % 90_000)}`;
  const spell: Spell = {
    id,
    index,
    person,
    provider,
    start,
    end,
    neverClosed: chance.chance(25),
    source: coded
      ? transferSource(transferredFrom)
      : inCare
        ? chance.pick(['65', '66'])
        : chance.weighted(sources),
    method: coded ? chance.pick(['81', '81', '2B']) : chance.weighted(methods),
    destination: inCare ? chance.pick(['65', '66']) : chance.weighted(destinations),
    dischargeMethod: chance.weighted(dischargeMethods),
    stays: chance.chance(4) ? [] : staysOf(plan, id, wards, chance),
    legal: legalPeriods(plan, chance),
    driftsFrom: end - start >= 45 && chance.chance(70) ? monthOf(start) + 1 + chance.below(2) : undefined,
  };
  if (transferredFrom !== undefined) transferredFrom.destination = transferDestination(plan.ward);
  person.spells.push(spell);
  return spell;
}

const transferSource = (from: Spell): string => (from.provider.kind === 'independent' ? '87' : '53');
function transferDestination({ provider, service }: Ward): string {
  if (service === 'medium-secure') return provider.kind === 'independent' ? '84' : '50';
  return provider.kind === 'independent' ? '87' : '53';
}

function staysOf(plan: SpellPlan, spell: string, wards: Wards, chance: Random): readonly Stay[] {
  const { start, end, ward, movesTo } = plan;
  const stay = (number: number, on: Ward, from: number, to: number): Stay => ({
    id: `${spell}0${number}`,
    ward: on.unit !== undefined && chance.chance(30) ? at(wards.twinOfUnit, on.unit.index) : on,
    start: from,
    end: to,
    told: howTold(on, chance),
  });
  if (movesTo === undefined || end - start < 4) return [stay(1, ward, start, end)];
  const moved = start + 1 + chance.below(end - start - 2);
  return [stay(1, ward, start, moved), stay(2, movesTo, moved, end)];
}

function howTold(ward: Ward, chance: Random): Stay['told'] {
  const draw = chance.below(1000);
  if (ward.bed[0] === '' || draw < 70) return 'by-ward';
  return draw < 140 && ward.specialised !== '' ? 'by-specialised-code' : 'by-bed';
}

/** Another unit of the same provider that takes the person's age and is open throughout; the same ward where there is none. */
export function nextWard(
  ward: Ward,
  wards: Wards,
  age: number,
  start: number,
  end: number,
  chance: Random,
): Ward {
  const others = (wards.ofProvider[ward.provider.index] ?? []).filter(
    ({ unit, code, atHeadquarters, service }) =>
      code !== ward.code &&
      !atHeadquarters &&
      (unit === undefined
        ? ward.unit === undefined && service === ward.service
        : ward.unit !== undefined &&
          unit.ages[0] <= age &&
          age <= unit.ages[1] &&
          unit.gender === 'any' &&
          isOpen(unit, start) &&
          isOpen(unit, end)),
  );
  return others.length === 0 ? ward : chance.pick(others);
}

function legalPeriods({ ward, start, end, detained }: SpellPlan, chance: Random): readonly LegalPeriod[] {
  if (chance.chance(60)) return [];
  if (chance.chance(6)) return [{ code: '98', start, end }];
  if (chance.chance(detained)) {
    const secure = ward.security !== '0';
    const code = chance.weighted(secure ? sections.secure : sections.open);
    return [{ code, start, end }];
  }
  if (end - start < 25 || !chance.chance(100)) return [{ code: '01', start, end }];
  const sectioned = start + 2 + chance.below(18);
  return [
    { code: '01', start, end: sectioned },
    { code: '03', start: sectioned, end },
  ];
}
