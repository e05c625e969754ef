/** Counts, medians and shares of a group of admissions. */
import { type Admission, leavesOn } from './admissions.ts';
import { type Day, lastDayOf, monthNumberOf, utc } from './days.ts';
import { hasSoundDates, isOfAge, isOnWard, people } from './inclusion.ts';
import type { Places } from './places.ts';
import type { Question } from './question.ts';
import { verdictOf } from './verdicts.ts';

/** Type 7: the value at rank (n − 1) × fraction, straight between its neighbours. */
export function quantile(values: readonly number[], fraction: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const rank = (sorted.length - 1) * fraction;
  const [low, high] = [sorted[Math.floor(rank)] ?? 0, sorted[Math.ceil(rank)] ?? 0];
  if (low === high) return low;
  return low + (high - low) * (rank - Math.floor(rank));
}

const kilometres = (metres: number | null): number | null =>
  metres === null || !Number.isFinite(metres) ? null : Math.floor(metres / 1000 + 0.5);

/** The admission day counts, the discharge day does not; cut at the end of the period. */
export function bedDays({ starts, ...rest }: Admission, question: Question): number {
  const afterPeriod = lastDayOf(monthNumberOf(question.to)) + 1;
  return Math.max(0, Math.min(leavesOn({ starts, ...rest }), afterPeriod) - (starts ?? 0));
}

export function cellOf(
  group: readonly Admission[],
  episodes: ReadonlyMap<string, string>,
  question: Question,
  places: Places,
) {
  const known = group.filter(({ metres }) => metres !== null);
  const metres = known.map((a) => a.metres ?? 0);
  return {
    ...people(group),
    episodes: new Set(group.map(({ spell }) => episodes.get(spell))).size,
    bedDays: group.reduce((days, admission) => days + bedDays(admission, question), 0),
    distance: {
      known: known.length,
      knownChildren: people(known).children,
      median: kilometres(quantile(metres, 0.5)),
      q1: kilometres(quantile(metres, 0.25)),
      q3: kilometres(quantile(metres, 0.75)),
    },
    outOfArea: Object.fromEntries(
      question.definitions.map((definition) => {
        const of = (verdict: string) =>
          people(group.filter((admission) => verdictOf(admission, definition, places) === verdict));
        const [yes, no, open] = [of('yes'), of('no'), of('not-determined')];
        return [
          definition.id,
          {
            yes: yes.admissions,
            no: no.admissions,
            notDetermined: open.admissions,
          },
        ];
      }),
    ),
  };
}

export function headlinesOf(
  all: readonly Admission[],
  counted: readonly Admission[],
  episodes: ReadonlyMap<string, string>,
  question: Question,
  places: Places,
) {
  const total = cellOf(counted, episodes, question, places);
  const count = (id: string, unit: string, value: number) => ({
    id,
    value,
    unit,
    known: value,
    notKnown: 0,
    low: value,
    high: value,
  });
  const census = censusDay(question);
  const open = all.filter(
    (a) =>
      hasSoundDates(a) &&
      isOfAge(a, question) &&
      isOnWard(a, question) &&
      (a.starts ?? 0) <= census &&
      leavesOn(a) - 1 >= census,
  );
  const metres = (unknown: number) => counted.map((a) => a.metres ?? unknown);
  const notKnown = counted.length - total.distance.known;
  return [
    count('admissions', 'admissions', total.admissions),
    count('children', 'children', total.children),
    count('episodes', 'episodes', total.episodes),
    count('bed-days', 'days', total.bedDays),
    count('open-at-census', 'admissions', open.length),
    {
      id: 'median-distance',
      value: total.distance.median,
      unit: 'km',
      known: total.distance.known,
      notKnown,
      low: kilometres(quantile(metres(0), 0.5)),
      high: kilometres(quantile(metres(Number.POSITIVE_INFINITY), 0.5)),
    },
    ...question.definitions.map(({ id }) => {
      const { yes = 0, no = 0, notDetermined = 0 } = total.outOfArea[id] ?? {};
      return {
        id: `out-of-area:${id}`,
        value: perCent(yes, yes + no),
        unit: 'per cent',
        known: yes + no,
        notKnown: notDetermined,
        low: perCent(yes, counted.length),
        high: perCent(yes + notDetermined, counted.length),
      };
    }),
  ];
}

/** One decimal, half up, in whole numbers; null of nobody. */
const perCent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole)) / 10;

function censusDay({ census, to }: Question): Day {
  if (census === undefined) return lastDayOf(monthNumberOf(to));
  const [year = 0, month = 0, day = 0] = census.split('-').map(Number);
  return utc(year, month, day);
}
