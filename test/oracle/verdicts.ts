/** Out of area, by each definition: yes, no or not determined. */
import type { Admission } from './admissions.ts';
import { isOpen, type Kind, metresBetween, type Places } from './places.ts';

export type Verdict = 'yes' | 'no' | 'not-determined';
export interface Definition {
  readonly id: string;
  readonly margin?: number;
}

export function verdictOf(
  admission: Admission,
  { id, margin = 20_000 }: Definition,
  places: Places,
): Verdict {
  if (id === 'km-50') return fromDistance(admission, (metres) => metres >= 50_000);
  if (id === 'miles-50-or-region') return milesOrRegion(admission);
  if (id === 'nearer-unit') return nearerUnit(admission, margin, places);
  return outsideArea(admission, id as Kind);
}

const said = (yes: boolean): Verdict => (yes ? 'yes' : 'no');

function fromDistance({ metres }: Admission, isFar: (metres: number) => boolean): Verdict {
  return metres === null ? 'not-determined' : said(isFar(metres));
}

function outsideArea({ home, unit }: Admission, kind: Kind): Verdict {
  const homeCode = home.codes?.[kind] ?? '';
  const unitCode = unit?.codes[kind] ?? '';
  return homeCode === '' || unitCode === '' ? 'not-determined' : said(homeCode !== unitCode);
}

/** Fifty miles are 80,467.2 metres. A home in another country is out of this rate altogether, however far. */
function milesOrRegion(admission: Admission): Verdict {
  if (['wales', 'scotland', 'northern-ireland'].includes(admission.home.outside ?? ''))
    return 'not-determined';
  const parts = [fromDistance(admission, (metres) => metres > 80_467.2), outsideArea(admission, 'region')];
  if (parts.includes('yes')) return 'yes';
  return parts.includes('not-determined') ? 'not-determined' : 'no';
}

function nearerUnit(admission: Admission, margin: number, { units }: Places): Verdict {
  const { home, unit, decision, metres, age, starts, gender } = admission;
  const service = decision?.service ?? 'unclassified';
  if (unit === undefined || home.point === null || metres === null || age === null || starts === null)
    return 'not-determined';
  if (['unclassified', 'paediatric-ward', 'adult-ward'].includes(service)) return 'not-determined';
  const suitable = units.filter(
    (u) =>
      u.service === service &&
      u.ageFrom <= age &&
      age <= u.ageTo &&
      (u.gender === 'any' || u.gender === gender) &&
      isOpen(u, starts),
  );
  const { point } = home;
  return said(suitable.some((u) => metres - metresBetween(point, u) >= margin));
}
