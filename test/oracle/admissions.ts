/** One admission a spell: dates from its first and last month, the child and ward as they were at admission. */
import { type Day, lastDayOf } from './days.ts';
import type { Delivery, Keys, SpellRow, StayRow } from './delivery.ts';
import { type Home, homeOf, isOpen, metresBetween, type Places, siteOn, type Unit } from './places.ts';
import { type Decision, decideService } from './service.ts';

export interface Admission {
  readonly spell: string;
  readonly person: string;
  readonly provider: string;
  readonly lastMonth: number;
  readonly starts: Day | null;
  readonly ends: Day | null;
  readonly source: string;
  readonly method: string;
  readonly destination: string;
  readonly age: number | null;
  readonly gender: string;
  readonly ethnicGroup: string;
  readonly learningDisabilityOrAutism: string;
  readonly lookedAfter: string;
  readonly legalStatus: string;
  readonly sector: string;
  readonly home: Home;
  readonly unit: Unit | undefined;
  readonly decision: Decision | null;
  readonly metres: number | null;
}

export function admissionsOf(delivery: Delivery, places: Places): readonly Admission[] {
  const ids = [...new Set(delivery.spells.map((row) => row.spell))];
  return ids.map((id) =>
    admissionOf(
      delivery.spells.filter((row) => row.spell === id),
      delivery,
      places,
    ),
  );
}

function admissionOf(rows: readonly SpellRow[], delivery: Delivery, places: Places): Admission {
  const months = rows.map((row) => row.month);
  const firstMonth = Math.min(...months);
  const lastMonth = Math.max(...months);
  const first = least(
    rows.filter((row) => row.month === firstMonth),
    (row) => [row.starts ?? Infinity, row.source],
  ) as SpellRow;
  const last = least(
    rows.filter((row) => row.month === lastMonth),
    (row) => [-(row.ends ?? -Infinity), row.destination],
  ) as SpellRow;
  const { person, provider, spell } = first;
  const then = <R extends Keys>(table: readonly R[]): readonly R[] =>
    table.filter((row) => row.person === person && row.provider === provider && row.month === firstMonth);
  const child = least(then(delivery.people), (row) => [row.area || '\uffff', row.ageStart ?? Infinity]);
  const stay = firstStay(delivery.stays.filter((row) => row.spell === spell));
  const day = first.starts ?? Number.NaN;
  const home = homeOf(child?.area ?? '', child?.defaultPostcode ?? '', places);
  const unit = stay === undefined ? undefined : siteOn(stay.site, day, places);
  const treatments = delivery.treatments
    .filter((row) => row.spell === spell && row.month === firstMonth)
    .map((row) => row.code);
  const openHere = places.units.filter((row) => row.site === stay?.site && isOpen(row, day));
  const decision =
    stay === undefined
      ? null
      : decideService(stay, treatments, [...new Set(openHere.map(({ service }) => service))]);
  const looked = then(delivery.lookedAfter).map((row) => row.value);
  return {
    spell,
    person,
    provider,
    lastMonth,
    starts: first.starts,
    ends: last.ends,
    source: first.source,
    method: first.method,
    destination: last.destination,
    age: child?.ageStart ?? null,
    gender: child?.gender ?? 'unknown',
    ethnicGroup: child?.ethnicGroup ?? 'unknown',
    learningDisabilityOrAutism: learningDisability(
      child?.flag ?? null,
      then(delivery.disabilities).some((row) => row.code === '04'),
      decision?.service ?? '',
    ),
    lookedAfter: looked.includes('Y') ? 'yes' : looked.includes('N') ? 'no' : 'unknown',
    legalStatus: legalStatusOn(day, then(delivery.legal)),
    sector: unit?.sector ?? (/^[RT]/.test(provider) ? 'nhs' : 'independent'),
    home,
    unit,
    decision,
    metres: home.point === null || unit === undefined ? null : metresBetween(home.point, unit),
  };
}

/** Of the earliest month with a stay: the earliest start (none last), then the least id, then the least site. */
function firstStay(stays: readonly StayRow[]): StayRow | undefined {
  const month = Math.min(...stays.map((row) => row.month));
  return least(
    stays.filter((row) => row.month === month),
    (row) => [row.starts ?? Infinity, row.stay, row.site || '\uffff'],
  );
}

function learningDisability(flag: boolean | null, disabled: boolean, service: string): string {
  if (flag === true || disabled || service.startsWith('learning-disability')) return 'yes';
  return flag === false ? 'no' : 'unknown';
}

const legalOrder = ['informal', 'detained', 'other', 'unknown'];

function legalStatusOn(day: Day, periods: Delivery['legal']): string {
  const running = periods.filter(
    ({ starts, ends }) => starts !== null && starts <= day && (ends === null || ends >= day),
  );
  const latest = least(running, (row) => [-(row.starts ?? 0), legalOrder.indexOf(row.status)]);
  return latest?.status ?? 'unknown';
}

/** The day after the last day in bed: the discharge day, or the day after the last month in which the spell was sent. */
export const leavesOn = ({ ends, lastMonth }: Admission): Day => ends ?? lastDayOf(lastMonth) + 1;

function least<T>(items: readonly T[], keyOf: (item: T) => readonly (number | string)[]): T | undefined {
  return [...items].sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    const i = x.findIndex((value, n) => value !== y[n]);
    return i < 0 ? 0 : (x[i] ?? 0) < (y[i] ?? 0) ? -1 : 1;
  })[0];
}
