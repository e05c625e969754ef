/** Children, spells and stays at random, sent month by month with every trap of the facts; rows in words that no layout owns. */
import { firstDayOf, isoOf, lastDayOf } from './days.ts';
import type { Chance } from './random.ts';
import type { Line } from './random-places.ts';
import { randomWard } from './random-ward.ts';

export const tables = [
  'submissions',
  'people',
  'spells',
  'stays',
  'wards',
  'lookedAfter',
  'disabilities',
  'legal',
  'treatments',
] as const;
export type World = Readonly<Record<(typeof tables)[number], readonly Line[]>>;

interface Stay {
  readonly stay: string;
  readonly starts: number | null;
  readonly ends: number | null;
  readonly ward: Line;
}
interface Spell {
  readonly spell: string;
  readonly provider: string;
  readonly starts: number | null;
  readonly ends: number | null;
  /** Last day on which a row is sent, for a spell that nobody closes. */
  readonly forgotten: number;
  readonly codes: Line;
  readonly stays: readonly Stay[];
  readonly treatments: readonly string[];
}
interface Child {
  readonly person: string;
  readonly ageInMonths: number;
  readonly home: Line;
  readonly spells: readonly Spell[];
}

export interface WorldOptions {
  readonly firstMonth: number;
  readonly months: number;
  readonly areas: readonly string[];
  readonly sites: readonly string[];
  readonly pairs: readonly { readonly area: string; readonly site: string }[];
  readonly offered: readonly string[];
  /** Days on which a unit opens or closes. */
  readonly days: readonly number[];
}

export function randomWorld(chance: Chance, options: WorldOptions): World {
  const providers = ['RX0', 'TAB', 'NTX01', 'G9Z'].slice(0, chance.whole(2, 4));
  const children = Array.from({ length: chance.whole(5, 60) }, (_, i) =>
    child(chance, i, providers, options),
  );
  const world = Object.fromEntries(tables.map((table) => [table, [] as Line[]])) as Record<string, Line[]>;
  const withHeaders = chance.is(0.9);
  const typeForm = chance.one(['words', 'digits', 'sequence', 'equal']);
  for (const provider of providers)
    for (let month = options.firstMonth; month < options.firstMonth + options.months; month += 1) {
      if (chance.is(0.1)) continue;
      const times = withHeaders && chance.is(0.25) ? 2 : 1;
      for (let nth = 1; nth <= times; nth += 1) {
        const submission = `7${provider.length}${String(month * 100 + nth).padStart(16, '0')}${nth}`;
        const keys = { provider, month: String(month), submission };
        if (withHeaders) world.submissions?.push({ ...keys, ...header(month, nth, times, typeForm) });
        send(chance, world, children, keys, nth < times, options);
      }
    }
  return world as unknown as World;
}

function header(month: number, nth: number, times: number, form: string): Line {
  const fileType = {
    words: nth < times || times === 1 ? 'Primary' : 'Refresh',
    digits: String(nth),
    sequence: String(nth === times ? 10 : 9),
    equal: '1',
  }[form];
  return { fileType: fileType ?? '', created: `${isoOf(lastDayOf(month) + 10 * nth)} 09:0${nth}:00` };
}

function child(chance: Chance, i: number, providers: readonly string[], options: WorldOptions): Child {
  const person = `9${String(i).padStart(3, '0')}7199254740993${i}`;
  const adult = chance.is(0.1);
  const pair = chance.is(0.4) ? chance.one(options.pairs) : undefined;
  const near = pair === undefined ? options : { ...options, areas: [pair.area], sites: [pair.site] };
  let next = chance.is(0.35)
    ? chance.one(options.days)
    : firstDayOf(options.firstMonth) + chance.whole(-70, options.months * 26);
  const spells = Array.from({ length: chance.one([1, 1, 1, 2, 3]) }, (_, n) => {
    const made = spell(chance, `${person}${n}`, next, chance.one(providers), near);
    next = (made.ends ?? next) + chance.one([0, 0, 1, 1, 2, 30, -3]);
    return made;
  });
  return {
    person,
    ageInMonths: adult ? chance.whole(228, 700) : chance.whole(100, 222),
    home: {
      ...home(chance, near.areas),
      gender: chance.one(['1', '2', '2', '2', '9', 'X', '']),
      genderIdentity: chance.one(['1', '2', '2', '3', '4', 'X', 'Z', '', '7']),
      ethnic: chance.one(['A', 'B1', 'D', 'H2', 'L', 'M', 'R', 'S9', 'Z', '99', '', 'Q']),
      flag: chance.one(['yes', 'no', 'no', '']),
    },
    spells,
  };
}

function home(chance: Chance, areas: readonly string[]): Line {
  if (chance.is(0.75)) return { area: chance.one(areas), defaultPostcode: '' };
  return chance.one([
    { area: '', defaultPostcode: 'ZZ99 3VZ' },
    { area: '', defaultPostcode: 'ZZ99 3WZ' },
    { area: '', defaultPostcode: 'ZZ99 3CZ' },
    { area: '', defaultPostcode: 'ZZ99 4QZ' },
    { area: '', defaultPostcode: '' },
    { area: 'E01099999', defaultPostcode: '' },
    { area: 'W01000123', defaultPostcode: '' },
    { area: 'W01000999', defaultPostcode: '' },
    { area: 'S01000001', defaultPostcode: '' },
    { area: '95AA01S1', defaultPostcode: '' },
    { area: 'N20000001', defaultPostcode: '' },
  ]);
}

function spell(chance: Chance, id: string, day: number, provider: string, options: WorldOptions): Spell {
  const length = chance.one([0, 1, 5, 20, 40, 90, 200]) + chance.whole(0, 9);
  const ends = chance.is(0.08) ? null : chance.is(0.04) ? day - 2 : day + length;
  const starts = chance.is(0.03) ? null : day;
  const stays = Array.from({ length: chance.one([0, 1, 1, 1, 1, 1, 1, 2, 2, 3]) }, (_, n) => {
    const from = day + (n === 0 ? chance.one([0, 0, 0, -4]) : chance.one([0, 3, 10]));
    return {
      stay: `${provider}W${id}${chance.whole(1, 9)}${n}`,
      starts: chance.is(0.04) ? null : from,
      ends: ends === null || chance.is(0.1) ? null : Math.max(from, ends),
      ward: randomWard(chance, options.sites, options.offered),
    };
  });
  return {
    spell: `${provider}S${id}`,
    provider,
    starts,
    ends,
    forgotten: day + chance.whole(20, 200),
    codes: {
      source: chance.one(['19', '19', '51', '53', '49', '87', '65', '']),
      method: chance.one(['21', '11', '2B', '81', '25', '']),
      destination: chance.one(['19', '19', '53', '50', '84', '87', '49', '51', '']),
    },
    stays,
    treatments: chance.one([[], [], ['711'], ['700'], ['700', '711'], ['713']]),
  };
}

/** All that one provider sends for one month; `early` rows are replaced by a later submission, so they may say anything. */
function send(
  chance: Chance,
  world: Record<string, Line[]>,
  children: readonly Child[],
  keys: { readonly provider: string; readonly month: string; readonly submission: string },
  early: boolean,
  options: WorldOptions,
): void {
  const month = Number(keys.month);
  const [start, end] = [firstDayOf(month), lastDayOf(month)];
  const past = (day: number | null): string => (day === null || day > end ? '' : isoOf(day));
  for (const { person: id, spells, ...child } of children) {
    const person = child.ageInMonths < 190 && chance.is(0.01) ? `${id}5` : id;
    const running = spells.filter((spell) => {
      const from = spell.starts ?? spell.ends ?? spell.forgotten;
      const until = Math.max(spell.ends ?? spell.forgotten, from);
      return spell.provider === keys.provider && from <= end && until >= start;
    });
    const withdrawn = chance.is(early ? 0.3 : 0.03);
    if ((running.length === 0 && !chance.is(0.1)) || withdrawn) continue;
    const all = { person, ...keys };
    world.people?.push(...personRows(chance, child, all, month - options.firstMonth, options.areas));
    const more = (table: string, line: Line) => world[table]?.push({ ...all, ...line });
    if (chance.is(0.7)) more('lookedAfter', { value: chance.one(['Y', 'N', 'N', 'X']) });
    if (chance.is(0.1)) more('lookedAfter', { value: 'Y' });
    if (chance.is(0.15)) more('disabilities', { code: chance.one(['04', '04', '01']) });
    for (const { spell, starts, ends, codes, stays, treatments } of running) {
      const shift = early ? chance.whole(-2, 2) : 0;
      const row = { spell, ...codes, starts: starts === null ? '' : isoOf(starts + shift), ends: past(ends) };
      more('spells', row);
      if (chance.is(0.03)) more('spells', { ...row, ends: isoOf(end), source: '30' });
      for (const code of treatments) more('treatments', { spell, code });
      for (let n = chance.whole(0, 3); n > 0; n -= 1) more('legal', legalPeriod(chance, starts ?? start));
      for (const stay of stays) {
        if ((stay.starts ?? start) > end) continue;
        const ward = early ? randomWard(chance, options.sites, options.offered) : stay.ward;
        const km = chance.one(['', '0', '12', '49', '50', '51', '230']);
        const line = {
          spell,
          stay: stay.stay,
          starts: past(stay.starts),
          ends: past(stay.ends),
          km,
          ...ward,
        };
        more('stays', line);
        if (chance.is(0.02)) more('stays', { ...line, site: 'RX000' });
      }
    }
  }
}

function legalPeriod(chance: Chance, day: number): Line {
  const from = day + chance.one([-30, -1, 0, 0, 5]);
  return {
    code: chance.one(['01', '02', '03', '04', '20', '35', '98', '99', '', '38']),
    starts: chance.is(0.05) ? '' : isoOf(from),
    ends: chance.is(0.5) ? '' : isoOf(from + chance.one([0, 1, 28, 60])),
  };
}

function personRows(
  chance: Chance,
  { ageInMonths, home }: Pick<Child, 'ageInMonths' | 'home'>,
  keys: Line,
  elapsed: number,
  areas: readonly string[],
): readonly Line[] {
  const age = (months: number) => String(Math.floor((ageInMonths + months) / 12));
  const moved = elapsed > 1 && chance.is(0.1) ? { area: chance.one(areas), defaultPostcode: '' } : {};
  const row = {
    ...keys,
    ...home,
    ...moved,
    ageStart: chance.is(0.03) ? chance.one(['', '200', '-1']) : age(elapsed),
    ageEnd: age(elapsed + 1),
    main: chance.one(['yes', 'yes', 'no', '']),
  };
  return chance.is(0.04) ? [row, { ...row, area: chance.one(areas) }] : [row];
}
