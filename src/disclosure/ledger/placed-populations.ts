/** Populations of several releases as categories that their tables lie within: periods, ages, wards and deliveries. */
import { refineBands } from './bands.ts';
import { deliveriesOf } from './deliveries.ts';
import type { LedgerDimension, LedgerTable, Population } from './ledger.ts';
import { isOne, nothing, type Part } from './part.ts';
import { periodPart } from './periods.ts';

export interface Placed {
  /** With what had to be added, so that each population is a set of categories. */
  readonly dimensions: readonly LedgerDimension[];
  /** The categories that a population lies within; null: nothing is known of how it hangs together with the last one. */
  readonly within: (population: Population) => Readonly<Record<string, readonly string[]>> | null;
  /** What is public of how many records came and went between deliveries. */
  readonly known: readonly LedgerTable[];
}

/** `populations` in the order of release, the new one last. Only what differs between them is added. */
export function place(dimensions: readonly LedgerDimension[], populations: readonly Population[]): Placed {
  const deliveries = deliveriesOf(populations);
  const together = populations.filter((one) => deliveries.within(one) !== null);
  const parts = [periodPart, agePart, wardPart].map((part) => part(together));
  const placed = parts.reduce<readonly LedgerDimension[]>(
    (found, { extend }) => extend(found),
    [...dimensions, ...deliveries.dimensions],
  );
  return {
    dimensions: placed.map((one) => ({ ...one, categories: refineBands(one.categories) })),
    within: (population) => {
      const delivery = deliveries.within(population);
      if (delivery === null) return null;
      return Object.assign({}, delivery, ...parts.map(({ within }) => within(population)));
    },
    known: deliveries.known,
  };
}

/** Ages of a study as one more band. */
function agePart(populations: readonly Population[]): Part {
  const ages = populations.flatMap((population) => population.ages ?? []);
  if (isOne(ages)) return nothing;
  const codeOf = ({ from, to }: { readonly from: number; readonly to: number }) =>
    from === to ? String(from) : `${from}-${to}`;
  const codes = [...new Set(ages.map(codeOf))];
  return {
    extend: (dimensions) => merged(dimensions, 'age-band', codes),
    within: ({ ages: own }) => (own === null ? {} : { 'age-band': [codeOf(own)] }),
  };
}

/** Tier 4 wards are among all wards; paediatric and adult wards are none of them. */
function wardPart(populations: readonly Population[]): Part {
  if (isOne(populations.flatMap(({ services }) => services ?? []))) return nothing;
  const never = new Set(['paediatric-ward', 'adult-ward']);
  return {
    extend: (dimensions) => [
      ...dimensions.map((dimension) =>
        dimension.name !== 'service'
          ? dimension
          : {
              ...dimension,
              categories: dimension.categories.map(({ code, parents }) => ({
                code,
                parents: never.has(code) ? [...parents, 'wards=other'] : parents,
              })),
            },
      ),
      { name: 'wards', categories: ['tier-4-camhs', 'other'].map((code) => ({ code, parents: [] })) },
    ],
    within: ({ services }) => (services === 'tier-4-camhs' ? { wards: ['tier-4-camhs'] } : {}),
  };
}

function merged(
  dimensions: readonly LedgerDimension[],
  name: string,
  codes: readonly string[],
): readonly LedgerDimension[] {
  const there = dimensions.find((dimension) => dimension.name === name) ?? { name, categories: [] };
  const known = new Set(there.categories.map(({ code }) => code));
  const added = codes.filter((code) => !known.has(code)).map((code) => ({ code, parents: [] }));
  return [
    ...dimensions.filter((dimension) => dimension.name !== name),
    { name, categories: [...there.categories, ...added] },
  ];
}
