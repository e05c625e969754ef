/** The national measures by their own rules, for each month of the period. */
import { firstDayOf, lastDayOf, monthNumberOf, monthsBetween } from './days.ts';
import type { Delivery, PersonRow, StayRow } from './delivery.ts';
import type { Question } from './question.ts';

const measures = ['MHS07a', 'MHS22a', 'MHS24a', 'MHS24b', 'MHS24c', 'MHS27'] as const;

export function officialFigures(delivery: Delivery, { from, to }: Question) {
  return measures.flatMap((measure) =>
    monthsBetween(from, to).map((month) => ({
      measure,
      month,
      value: figures(delivery, monthNumberOf(month))[measure],
    })),
  );
}

function figures(delivery: Delivery, month: number): Record<(typeof measures)[number], number> {
  const [start, end] = [firstDayOf(month), lastDayOf(month)];
  const spells = delivery.spells.filter((row) => row.month === month);
  const stays = delivery.stays.filter((row) => row.month === month);
  const inHospital = (row: PersonRow) =>
    spells.some(({ person, provider }) => person === row.person && provider === row.provider);
  const people = delivery.people.filter((row) => row.month === month && inHospital(row));
  const isOpenAtEnd = ({ ends }: { readonly ends: number | null }) => ends === null || ends > end;
  const youngAtHome = (person: string) => {
    const rows = people.filter((row) => row.person === person);
    const main = rows.filter((row) => row.main);
    return (main.length > 0 ? main : rows).some((row) => isAged(row, 0, 18));
  };
  const agedOnWard = (stay: StayRow, low: number, high: number) =>
    people.some(
      (row) => row.person === stay.person && row.provider === stay.provider && isAged(row, low, high),
    );
  const adultWardDays = (low: number, high: number) => {
    const days = new Map<string, number>();
    for (const stay of stays) {
      if (!['03', '06'].includes(stay.wardType) || stay.starts === null || !agedOnWard(stay, low, high))
        continue;
      const until = stay.ends === null || isOpenAtEnd(stay) ? end + 1 : stay.ends;
      days.set(stay.stay, Math.max(0, until - Math.max(stay.starts, start)));
    }
    return [...days.values()].reduce((a, b) => a + b, 0);
  };
  return {
    MHS07a: new Set(
      spells.filter((row) => isOpenAtEnd(row) && youngAtHome(row.person)).map((row) => row.person),
    ).size,
    MHS22a: new Set(
      stays
        .filter((row) => isOpenAtEnd(row) && row.km !== null && row.km >= 50 && agedOnWard(row, 0, 18))
        .map((row) => row.stay),
    ).size,
    MHS24a: adultWardDays(0, 15),
    MHS24b: adultWardDays(16, 16),
    MHS24c: adultWardDays(17, 17),
    MHS27: new Set(
      spells
        .filter(({ starts }) => starts !== null && starts >= start && starts <= end)
        .map(({ spell }) => spell),
    ).size,
  };
}

const isAged = ({ ageEnd }: PersonRow, low: number, high: number): boolean =>
  ageEnd !== null && ageEnd >= low && ageEnd <= high;
