/** Wards at random, so that every row of the decision table is hit. */
import type { Chance } from './random.ts';
import type { Line } from './random-places.ts';

/** Bed types before layout 6, what layout 6 calls the same, and the kind of unit. */
const beds = [
  ['24', '301', 'general-adolescent'],
  ['24', '301', 'general-adolescent'],
  ['23', '300', 'child'],
  ['25', '302', 'eating-disorder'],
  ['26', '302', 'eating-disorder'],
  ['27', '303', 'low-secure'],
  ['28', '304', 'medium-secure'],
  ['29', '305', 'deaf'],
  ['30', '311', 'learning-disability-autism'],
  ['31', '306', 'learning-disability-secure'],
  ['32', '307', 'learning-disability-secure'],
  ['33', '308', 'ocd-bdd'],
  ['34', '309', 'picu'],
  ['10', '200', 'adult-ward'],
  ['40', '213', 'adult-ward'],
] as const;
const noBed = ['', '', ''] as const;
const unknownBed = ['99', '999', ''] as const;

/** `offered`: kinds of unit that this world has. */
export function randomWard(chance: Chance, sites: readonly string[], offered: readonly string[]): Line {
  const site = chance.is(0.85) ? chance.one(sites) : chance.one(['', 'R9998', 'QQ999', '89997']);
  const usual = beds.filter(([, , service]) => offered.includes(service));
  const [bed, bed6] = chance.is(0.45)
    ? chance.one(chance.is(0.7) ? usual : beds)
    : chance.one([noBed, unknownBed]);
  return {
    site,
    bed,
    bed6,
    specialised: chance.is(0.75)
      ? ''
      : chance.one('23K 23L 23O 23U 23V 24C 24E 22B 22C 22H 23K01'.split(' ')),
    wardType: chance.one(['', '', '01', '01', '02', '03', '04', '05', '06']),
    wardAge: chance.one(['', '10', '11', '12', '13', '14', '15', '99']),
    security: chance.one(['', '0', '0', '1', '2', '3']),
  };
}
