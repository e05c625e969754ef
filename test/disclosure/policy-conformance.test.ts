/** Each bundled policy prints as its publisher does: small drawn tables, and nothing printed says what is not so. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/disclosure/policy/policy.ts';
import { type Printed, printCount, printPercentage, saysUnder } from '../../src/disclosure/policy/printed.ts';
import { policyNames, readPolicy } from '../../src/disclosure/policy/read-policy.ts';
import { releaseObstacles } from '../../src/disclosure/policy/weaker.ts';
import { intervalOf } from '../../src/disclosure/tables/facts-of.ts';

type Row = readonly [count: number, printed: Printed];
type Share = readonly [of: number, over: number, percentage: number | null];

interface Drawn {
  /** The row of the facts. */
  readonly row: string;
  readonly counts: readonly Row[];
  /** An England figure. */
  readonly national: readonly Row[];
  readonly shares?: readonly Share[];
  /** Admissions and children behind them. */
  readonly people?: readonly (readonly [admissions: number, children: number, printed: Printed])[];
}

const starredToFive: readonly Row[] = [
  [0, 'marker'],
  [4, 'marker'],
  [5, 5],
  [7, 5],
  [8, 10],
  [12, 10],
  [13, 15],
];
const exactEngland: readonly Row[] = [
  [0, 0],
  [3, 3],
  [1207, 1207],
];
const asBelow = (rows: readonly Row[]): Pick<Drawn, 'counts' | 'national'> => ({
  counts: rows,
  national: rows,
});

const drawn: Readonly<Record<(typeof policyNames)[number], Drawn>> = {
  'mhsds-2017': {
    row: 'ours',
    ...asBelow(starredToFive),
    people: [
      [6, 1, 'marker'],
      [6, 4, 'marker'],
      [6, 5, 5],
    ],
    shares: [
      [13, 22, 75],
      [4, 22, null],
      [5, 5, 100],
    ],
  },
  'hes-2018': {
    row: 'HES, ECDS from 13 September 2018, with our marker',
    ...asBelow([
      [0, 0],
      [1, 'marker'],
      [7, 'marker'],
      [8, 10],
      [13, 15],
    ]),
    people: [
      [9, 7, 'marker'],
      [9, 8, 10],
    ],
    shares: [
      [8, 13, 67],
      [7, 13, null],
    ],
  },
  'mhsds-monthly': {
    row: 'MHSDS monthly',
    counts: starredToFive,
    national: exactEngland,
    people: [[6, 1, 5]],
    shares: [
      [13, 22, 59],
      [4, 22, null],
      [5, 5, 100],
    ],
  },
  'mhsds-bbrb': {
    row: 'MHSDS bbrb measures',
    counts: starredToFive,
    national: exactEngland,
    shares: [
      [13, 22, 59],
      [4, 22, null],
      [5, 4, 125],
    ],
  },
  'mhsds-comparison': {
    row: 'comparison measures',
    counts: starredToFive,
    national: exactEngland,
    shares: [
      [13, 22, 59],
      [4, 22, null],
    ],
  },
  'mhsds-learning-disability': {
    row: 'LD and autism tables',
    ...asBelow(starredToFive),
    shares: [[13, 22, null]],
  },
  'mhsds-restraint': {
    row: 'Restraint tables',
    counts: [
      [0, 0],
      [1, 'marker'],
      [4, 'marker'],
      [5, 5],
      [8, 10],
    ],
    national: exactEngland,
    shares: [
      [5, 100, 5],
      [5, 99, null],
      [4, 100, null],
    ],
  },
  'oaps-2016': {
    row: 'Adult OAPs CSV, 2016–17',
    counts: [
      [0, 'absent'],
      [4, 'absent'],
      [5, 5],
      [8, 10],
    ],
    national: exactEngland,
    shares: [
      [13, 22, 59.09],
      [4, 22, null],
    ],
  },
  'mhmds-2013': {
    row: 'MHMDS 2013/14',
    ...asBelow([
      [0, 'marker'],
      [4, 'marker'],
      [5, 5],
      [6, 6],
    ]),
  },
  'hes-before-2018': {
    row: 'HES to 12 Sept 2018',
    counts: [
      [0, 0],
      [1, 'marker'],
      [5, 'marker'],
      [6, 6],
      [7, 7],
    ],
    national: exactEngland,
  },
  'hes-2018-published': {
    row: 'HES, ECDS from 13 Sept 2018',
    ...asBelow([
      [0, 0],
      [1, 'marker'],
      [7, 'marker'],
      [8, 10],
      [12, 10],
      [13, 15],
    ]),
    shares: [
      [8, 13, 67],
      [7, 13, null],
    ],
  },
  'tier4-commissioner': {
    row: 'NHS England Tier 4 data to the Commissioner',
    ...asBelow([
      [1, 'marker'],
      [4, 'marker'],
      [5, 5],
      [6, 6],
    ]),
  },
  'nhs-england-sde': {
    row: 'NHS England secure data environment',
    ...asBelow([
      [0, 0],
      [9, 0],
      [10, 10],
      [13, 15],
    ]),
  },
  opensafely: {
    row: 'OpenSAFELY (7 and under redacted)',
    ...asBelow([
      [0, 0],
      [7, 0],
      [8, 10],
      [13, 15],
    ]),
    shares: [
      [8, 13, 67],
      [7, 13, 0],
    ],
  },
  'opensafely-before': {
    row: 'OpenSAFELY before: 5 and under',
    ...asBelow([
      [0, 0],
      [5, 0],
      [6, 5],
      [8, 10],
    ]),
  },
  'midpoint-6': {
    row: 'OpenSAFELY midpoint 6',
    ...asBelow([
      [0, 0],
      [1, 3],
      [6, 3],
      [7, 9],
      [12, 9],
      [13, 15],
    ]),
    shares: [[6, 12, 33]],
  },
  'acro-defaults': {
    row: 'ACRO defaults',
    ...asBelow([
      [0, 'marker'],
      [9, 'marker'],
      [10, 10],
      [11, 11],
    ]),
  },
};

const policies = new Map<string, Policy>(
  await Promise.all(policyNames.map(async (name) => [name, await readPolicy(name, '/')] as const)),
);
const policyOf = (name: string): Policy => {
  const policy = policies.get(name);
  if (policy === undefined) throw new Error(`no policy ${name}`);
  return policy;
};

describe.each(Object.entries(drawn))('%s', (name, { row, counts, national, shares = [], people = [] }) => {
  const policy = policyOf(name);

  it(`prints the counts of "${row}"`, () => {
    expect(counts.map(([count]) => [count, printCount(policy, { count })])).toEqual(counts);
    expect(national.map(([count]) => [count, printCount(policy, { count, isNational: true })])).toEqual(
      national,
    );
    for (const [count, children, printed] of people)
      expect(printCount(policy, { count, children })).toBe(printed);
  });

  it('prints percentages as its publisher makes them, or none', () => {
    const made = shares.map(([of, over]) => [
      of,
      over,
      printPercentage(policy, { count: of }, { count: over }),
    ]);
    expect(made).toEqual(shares);
    if (policy.ratios === 'none') expect(printPercentage(policy, { count: 50 }, { count: 100 })).toBeNull();
  });

  it('says nothing of a count that is not so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.boolean(), (count, isNational) => {
        const says = saysUnder(policy, printCount(policy, { count, isNational }), isNational);
        const { lower, upper } = intervalOf(says, policy) ?? { lower: 0, upper: Number.POSITIVE_INFINITY };
        return lower <= count && count <= upper;
      }),
    );
  });
});

describe('the bundled policies', () => {
  it('that a release can keep to are two; the others say why not', () => {
    const usable = [...policies].filter(([, policy]) => releaseObstacles(policy).length === 0);
    expect(usable.map(([name]) => name)).toEqual(['mhsds-2017', 'hes-2018']);
    expect(releaseObstacles(policyOf('oaps-2016'))).toHaveLength(5);
  });

  it('are those of policies/ and of the manual', () => {
    const root = new URL('../../', import.meta.url);
    const files = readdirSync(new URL('policies', root)).map((file) => file.replace('.json', ''));
    expect([...files].sort()).toEqual([...policyNames].sort());
    const manual = readFileSync(new URL('docs/policies.md', root), 'utf8');
    const listed = [...manual.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, name]) => name);
    expect(listed).toEqual([...policyNames]);
  });

  it('that rest on dates which are known have them', () => {
    expect(policyOf('hes-before-2018').to).toBe('2018-09-12');
    expect([policyOf('hes-2018'), policyOf('hes-2018-published')].map(({ from }) => from)).toEqual([
      '2018-09-13',
      '2018-09-13',
    ]);
    expect([policyOf('mhmds-2013').from, policyOf('mhmds-2013').to]).toEqual(['2013-04-01', '2014-03-31']);
    expect(policyOf('oaps-2016').from).toBe('2016-10-01');
  });
});
