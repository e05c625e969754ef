/** Invented organisations: trusts whose codes begin with R or T, and independent providers. */
import type { Area } from './areas.ts';
import type { Random } from './random.ts';

export interface Provider {
  readonly index: number;
  /** Three or five characters. */
  readonly code: string;
  readonly kind: 'mental-health-trust' | 'hospital-trust' | 'independent';
  /** The area and code of the headquarters, which some rows carry instead of a site. */
  readonly area: Area;
  readonly headquarters: string;
}

const codes: readonly { readonly kind: Provider['kind']; readonly prefix: string; readonly many: number }[] =
  [
    { kind: 'mental-health-trust', prefix: 'RZ', many: 34 },
    { kind: 'hospital-trust', prefix: 'TZ', many: 8 },
    { kind: 'independent', prefix: 'ZX', many: 6 },
    { kind: 'independent', prefix: 'ZZI0', many: 6 },
  ];

export const inventProviders = (areas: readonly Area[], chance: Random): readonly Provider[] =>
  codes
    .flatMap(({ kind, prefix, many }) =>
      Array.from({ length: many }, (_, i) => ({ kind, code: `${prefix}${i.toString(36).toUpperCase()}` })),
    )
    .map(({ kind, code }, index) => ({
      index,
      code,
      kind,
      area: chance.pick(areas),
      headquarters: code.length === 3 ? `${code}00` : `${code}0`,
    }));

/** The code of a provider's nth site, from 1: never that of its headquarters. */
export const siteCode = ({ code }: Provider, nth: number): string =>
  code.length === 3
    ? `${code}${String(nth).padStart(2, '0')}`
    : `${code}${(9 + nth).toString(36).toUpperCase()}`;
