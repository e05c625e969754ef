/** Wards as rows describe them: of the units, their twins that carry the code of the headquarters, and paediatric and adult wards. */
import type { Service } from '../study/dimensions.ts';
import type { Point } from './areas.ts';
import type { Provider } from './providers.ts';
import { serviceFacts } from './services.ts';
import type { Country, Unit } from './units.ts';

export interface Ward {
  readonly code: string;
  readonly provider: Provider;
  readonly site: string;
  readonly point: Point;
  /** Undefined for wards that are no Tier 4 unit. */
  readonly unit: Unit | undefined;
  readonly service: Service;
  /** The row names the headquarters, not the site. */
  readonly atHeadquarters: boolean;
  readonly type: string;
  readonly age: string;
  readonly security: string;
  readonly intensity: string;
  readonly specialised: string;
  readonly treatment: string;
  /** HospitalBedTypeMH and MHAdmittedPatientClass. */
  readonly bed: readonly [string, string];
}

export interface Wards {
  readonly ofUnit: readonly Ward[];
  readonly twinOfUnit: readonly Ward[];
  readonly adult: readonly Ward[];
  readonly paediatric: readonly Ward[];
  readonly ofProvider: readonly (readonly Ward[])[];
}

export function inventWards({ units, providers }: Country): Wards {
  const ofUnit = units.map(wardOf);
  const twinOfUnit = ofUnit.map((ward) => ({
    ...ward,
    code: `${ward.code}H`,
    site: ward.provider.headquarters,
    point: ward.provider.area,
    atHeadquarters: true,
  }));
  const adult = providers
    .filter((p) => p.kind === 'mental-health-trust')
    .flatMap((p) => [extraWard(p, 'adult-ward', 'A'), extraWard(p, 'adult-ward', 'B')]);
  const paediatric = providers
    .filter((p) => p.kind === 'hospital-trust')
    .flatMap((p) => [extraWard(p, 'paediatric-ward', 'P'), extraWard(p, 'unclassified', 'G')]);
  const all = [...ofUnit, ...twinOfUnit, ...adult, ...paediatric];
  return {
    ofUnit,
    twinOfUnit,
    adult,
    paediatric,
    ofProvider: providers.map((provider) => all.filter((ward) => ward.provider === provider)),
  };
}

function wardOf(unit: Unit): Ward {
  const { ward, bed } = serviceFacts[unit.service as keyof typeof serviceFacts];
  const mediumSecureLearning = unit.service === 'learning-disability-secure' && unit.index % 3 === 0;
  return {
    ...ward,
    age: unit.ages[0] === 12 && unit.service === 'general-adolescent' ? '12' : ward.age,
    security: mediumSecureLearning ? '2' : ward.security,
    bed: mediumSecureLearning ? ['32', '307'] : bed,
    code: `W${String(unit.index + 1).padStart(3, '0')}`,
    provider: unit.provider,
    site: unit.site,
    point: unit.area,
    unit,
    service: unit.service,
    atHeadquarters: false,
  };
}

const extra = {
  'adult-ward': { type: '03', age: '13', treatment: '710', bed: ['10', '200'], intensity: '52' },
  'paediatric-ward': { type: '02', age: '10', treatment: '420', bed: ['', ''], intensity: '' },
  unclassified: { type: '04', age: '99', treatment: '420', bed: ['', ''], intensity: '' },
} as const;

/** A ward of a trust on a site that units.csv does not know. */
function extraWard(provider: Provider, service: keyof typeof extra, letter: string): Ward {
  return {
    ...extra[service],
    code: `${letter}${provider.code}`,
    provider,
    site: `${provider.code}9${letter}`,
    point: provider.area,
    unit: undefined,
    service,
    atHeadquarters: false,
    security: '0',
    specialised: '',
  };
}
