/** Invented people: their age, home, and what MHS001, MHS003, MHS005 and MHS007 say about them. */
import type { Area, Point } from './areas.ts';
import { bornFor } from './days.ts';
import type { Provider } from './providers.ts';
import { at, hash, Random } from './random.ts';
import type { Spell } from './spells.ts';
import { shareTable, weights } from './weights.ts';

/** Where somebody lives, and how rows can say so. */
export interface Home {
  /** LSOA code, empty where there is none. */
  readonly area: string;
  /** The ZZ99 pseudo-postcode, empty where there is an area. */
  readonly defaultPostcode: string;
  /** Undefined outside England and where unknown: no distance can be found. */
  readonly england: Area | undefined;
  /** Where the child really comes from, which decides the nearest unit. */
  readonly point: Point;
}

export type Gender = 'female' | 'male' | 'other' | 'unknown';

export interface Person {
  readonly index: number;
  readonly id: string;
  /** Day; undefined where no age is on file. */
  readonly born: number;
  readonly ageOnFile: boolean;
  readonly gender: Gender;
  /** EthnicCategory. */
  readonly ethnicity: string;
  /** LDAFlag. */
  readonly learningFlag: boolean | undefined;
  /** DisabCode of a row of MHS007: 04 is about learning. */
  readonly disability: '04' | '05' | undefined;
  /** LACStatus; undefined: no row. */
  readonly lookedAfter: 'Y' | 'N' | '' | undefined;
  /** MHS003 has rows. */
  readonly accommodationRow: boolean;
  readonly home: Home;
  readonly spells: Spell[];
  /** Months with a row of MHS001 although in no hospital spell. */
  readonly contacts?: { readonly provider: Provider; readonly from: number; readonly to: number };
}

export interface PersonTraits {
  /** Years on the first day of the month. */
  readonly age: number;
  readonly month: number;
  /** Of a thousand. */
  readonly girls: number;
  readonly learning: boolean;
  readonly secure: boolean;
}

export interface PeopleMaker {
  make(index: number, traits: PersonTraits): Person;
}

/** EthnicCategory in London and elsewhere. */
const ethnicities = {
  london: weights(
    shareTable(
      'A 390, B 12, C 90, D 34, E 18, F 20, G 36, H 40, J 36, K 40, L 40, M 40, N 84, P 30, R 14, S 30, Z 34, 99 12',
    ),
  ),
  elsewhere: weights(
    shareTable(
      'A 780, B 6, C 34, D 12, E 6, F 10, G 14, H 12, J 22, K 8, L 14, M 7, N 16, P 8, R 5, S 10, Z 26, 99 10',
    ),
  ),
};

/** Areas are drawn by their invented number of teenagers, a little more often where they are deprived. */
export function peopleMaker(areas: readonly Area[], seed: number): PeopleMaker {
  const sums = new Float64Array(areas.length);
  let total = 0;
  areas.forEach((area, i) => {
    total += (area.children[1] + area.children[2]) * (24 - area.deprivation);
    sums[i] = total;
  });
  const drawArea = (chance: Random): Area => {
    const target = chance.below(total);
    let low = 0;
    let high = areas.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return at(areas, low);
  };
  return {
    make(index, traits) {
      const chance = new Random(seed, 1, index);
      const area = drawArea(chance);
      const flag = traits.learning ? chance.chance(850) : chance.chance(110);
      const isAdult = traits.age >= 18;
      const looked = chance.below(1000);
      const care = traits.secure ? 300 : 90 + (11 - area.deprivation) * 5;
      return {
        index,
        id: personId(index, seed),
        born: bornFor(traits.age, traits.month, chance.below(365)),
        ageOnFile: !chance.chance(4),
        gender: chance.chance(12)
          ? chance.chance(800)
            ? 'other'
            : 'unknown'
          : chance.chance(traits.girls)
            ? 'female'
            : 'male',
        ethnicity: chance.weighted(area.region === 'Y56' ? ethnicities.london : ethnicities.elsewhere),
        learningFlag: chance.chance(50) ? undefined : flag,
        disability: flag && chance.chance(400) ? '04' : chance.chance(50) ? '05' : undefined,
        lookedAfter: isAdult || looked >= 950 ? undefined : looked < care ? 'Y' : looked < 900 ? 'N' : '',
        accommodationRow: chance.chance(isAdult ? 100 : 800),
        home: homeIn(area, chance),
        spells: [],
      };
    },
  };
}

/** Twenty digits; eight people share all but the last, so that reading them as numbers would merge them. */
function personId(index: number, seed: number): string {
  const family = index >> 3;
  const front = 10_000_000 + (hash(seed, 2, family) % 89_999_999);
  return `${front}${String(family).padStart(11, '0')}${1 + (index & 7)}`;
}

/** One home in forty is not an English area. */
function homeIn(area: Area, chance: Random): Home {
  const draw = chance.below(1000);
  const elsewhere = (code: string, defaultPostcode: string): Home => ({
    area: code,
    defaultPostcode,
    england: undefined,
    point: area,
  });
  if (draw < 8) return elsewhere(`W0100${String(chance.below(1909) + 1).padStart(4, '0')}`, '');
  if (draw < 11) return elsewhere(`S0100${6506 + chance.below(3000)}`, '');
  if (draw < 16) return elsewhere('', 'ZZ99 3VZ');
  if (draw < 21) return elsewhere('', 'ZZ99 3WZ');
  if (draw < 23) return elsewhere('', 'ZZ99 8CZ');
  if (draw < 26) return elsewhere('', '');
  return { area: area.code, defaultPostcode: '', england: area, point: area };
}
