/** The service category of a ward stay: the first row of the decision table that applies. */
import { bedService, specialisedService } from './codes.ts';
import type { StayRow } from './delivery.ts';

export interface Decision {
  readonly service: string;
  readonly row: number;
  readonly tier4: boolean;
}

/** `treatments`: function codes of the spell in its first month; `siteServices`: open on that day, distinct. */
export function decideService(
  stay: StayRow,
  treatments: readonly string[],
  siteServices: readonly string[],
): Decision {
  const { wardType, wardAge, security } = stay;
  const tierFour = (service: string, row: number): Decision => ({
    service,
    row,
    tier4: service !== 'adult-ward' && service !== 'paediatric-ward',
  });
  const byBed = bedService[stay.bed];
  if (byBed !== undefined) return tierFour(byBed, 1);
  if (stay.specialised === '24C') return tierFour(security === '2' ? 'medium-secure' : 'low-secure', 2);
  const bySpecialised = specialisedService[stay.specialised];
  if (bySpecialised !== undefined) return tierFour(bySpecialised, 2);
  if (wardType === '03' || wardType === '06') return tierFour('adult-ward', 3);
  if (wardType === '02') return tierFour('paediatric-ward', 4);
  if (wardType === '04') return { service: 'unclassified', row: 5, tier4: false };
  if (wardType === '05' || treatments.includes('700')) {
    if (['13', '14', '15'].includes(wardAge)) return tierFour('adult-ward', 6);
    if (security === '1' || security === '2') return tierFour('learning-disability-secure', 6);
    return tierFour('learning-disability-autism', 6);
  }
  if (wardType === '01' || ['10', '11', '12'].includes(wardAge) || treatments.includes('711')) {
    if (security === '1') return tierFour('low-secure', 7);
    if (security === '2') return tierFour('medium-secure', 7);
    const [only, ...others] = siteServices;
    if (only !== undefined && others.length === 0) return tierFour(only, 7);
    if (wardAge === '10') return tierFour('child', 7);
    return tierFour(wardAge === '11' ? 'general-adolescent' : 'unclassified', 7);
  }
  if (['13', '14', '15'].includes(wardAge)) return tierFour('adult-ward', 8);
  return { service: 'unclassified', row: 9, tier4: false };
}
