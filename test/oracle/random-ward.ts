/** Wards at random, so that every row of the decision table is hit. */
import type { Chance } from './random.ts';
import type { Line } from './random-places.ts';

/** Bed types before layout 6, beside what layout 6 calls the same. */
const beds = [
  ['24', '301'],
  ['24', '301'],
  ['23', '300'],
  ['25', '302'],
  ['26', '302'],
  ['27', '303'],
  ['28', '304'],
  ['29', '305'],
  ['30', '311'],
  ['31', '306'],
  ['32', '307'],
  ['33', '308'],
  ['34', '309'],
  ['10', '200'],
  ['40', '213'],
] as const;

export function randomWard(chance: Chance, sites: readonly string[]): Line {
  const site = chance.is(0.85) ? chance.one(sites) : chance.one(['', 'R9998', 'QQ999', '89997']);
  const [bed, bed6] = chance.is(0.4)
    ? chance.one(beds)
    : chance.one([
        ['', ''],
        ['99', '999'],
      ] as const);
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
