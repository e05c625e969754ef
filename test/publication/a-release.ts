/** An invented release in the shape that `protect` makes, written by a rule and not from any record. */
import type { Policy } from '../../src/disclosure/policy/policy.ts';
import type {
  ProtectedTable,
  Release,
  ReleasedCell,
  ReleasedDimension,
} from '../../src/disclosure/release.ts';

export const aPolicy: Policy = {
  format: 'homeward/policy@1',
  name: 'mhsds-2017',
  source: 'MHSDS monthly publication rules',
  from: '2016-01-01',
  to: null,
  smallestShown: 5,
  zeros: 'hidden',
  roundTo: 5,
  ties: 'none',
  marker: 'ambiguous',
  markerText: 'the figure is small, or it is hidden to protect another figure',
  units: ['admissions', 'children'],
  ratios: 'from-released',
  national: 'same',
  quantiles: { median: 10, quartile: 20 },
};

type At = Readonly<Record<string, string>>;

/** A number between 0 and 1 that depends on the words alone. */
export function share(words: string): number {
  const hash = [...words].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return (hash % 1000) / 1000;
}

const categories: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'home-region': [
    ['Y56', 'London'],
    ['Y58', 'South West'],
    ['Y59', 'South East'],
    ['Y60', 'Midlands'],
    ['Y61', 'East of England'],
    ['Y62', 'North West'],
    ['Y63', 'North East and Yorkshire'],
    ['wales', 'wales'],
    ['scotland', 'scotland'],
    ['no-fixed-abode', 'no-fixed-abode'],
    ['unknown', 'unknown'],
  ],
  'age-band': same('0-12', '13-15', '16-17'),
  gender: same('female', 'male', 'other', 'unknown'),
  service: same(
    'general-adolescent',
    'child',
    'eating-disorder',
    'picu',
    'low-secure',
    'medium-secure',
    'ocd-bdd',
    'unclassified',
  ),
  deprivation: same('1', '2', '3', '4', '5', 'unknown'),
  'looked-after': same('yes', 'no', 'unknown'),
  'distance-band': same('0-19', '20-49', '50-99', '100-199', '200+', 'unknown'),
  quarter: same('2022-Q3', '2022-Q4', '2023-Q1', '2023-Q2'),
  'out-of-area:km-50': same('yes', 'no', 'not-determined'),
  'out-of-area:region': same('yes', 'no', 'not-determined'),
  step: [
    ['received', 'hospital spells received'],
    ['age', 'under 18 at admission'],
    ['tier-4', 'in a Tier 4 CAMHS unit'],
  ],
  reason: [
    ['kept', 'kept'],
    ['older', '18 or over at admission'],
    ['age-missing', 'age not recorded'],
    ['paediatric', 'on a paediatric ward'],
  ],
  check: [
    ['spell-ends-before-it-starts', 'the spell ends before it starts'],
    ['unknown-site', 'the site of the unit is in no list of units'],
  ],
  definition: same('km-50', 'region', 'nearer-unit'),
  'other-definition': same('km-50', 'region', 'nearer-unit'),
};

function same(...codes: readonly string[]): readonly (readonly [string, string])[] {
  return codes.map((code) => [code, code]);
}

export const dimensions: readonly ReleasedDimension[] = Object.entries(categories).map(([name, pairs]) => ({
  name,
  categories: pairs.map(([code, label]) => ({ code, name: label })),
}));

const codes = (dimension: string): readonly string[] => [
  'all',
  ...(categories[dimension] ?? []).map(([code]) => code),
];

function count(at: At, measure: string, value: number): ReleasedCell {
  const rounded = Math.round(value / 5) * 5;
  return rounded < 5 ? { at, measure, kind: 'hidden' } : { at, measure, kind: 'rounded', value: rounded };
}

function distance(at: At, measure: string, admissions: number, value: number): ReleasedCell {
  return admissions < 20
    ? { at, measure, kind: 'hidden', unit: 'km' }
    : { at, measure, kind: 'shown', value: Math.round(value), unit: 'km' };
}

function distancesAt(at: At, admissions: number, words: string): readonly ReleasedCell[] {
  const median = 25 + 60 * share(words);
  return [
    distance(at, 'median-distance', admissions, median),
    distance(at, 'lower-quartile-distance', admissions, median * 0.4),
    distance(at, 'upper-quartile-distance', admissions, median * 1.9),
  ];
}

export function aTable(
  id: string,
  title: string,
  tableDimensions: readonly string[],
  cells: readonly ReleasedCell[],
): ProtectedTable {
  return { id, title, dimensions: tableDimensions, cells } as unknown as ProtectedTable;
}

/** A study's table of one or two dimensions with all its margins. */
export function aStudyTable(title: string, ...tableDimensions: readonly string[]): ProtectedTable {
  const id = tableDimensions.join('-by-').replaceAll(':', '-');
  const [down = '', across] = tableDimensions;
  const cells = codes(down).flatMap((first) =>
    (across === undefined ? ['all'] : codes(across)).flatMap((second): readonly ReleasedCell[] => {
      const at: At = across === undefined ? { [down]: first } : { [down]: first, [across]: second };
      const admissions = 605 * part(down, first) * part(across ?? '', second);
      const counted = count(at, 'admissions', admissions);
      const cell: readonly ReleasedCell[] = [counted, ...distancesAt(at, admissions, `${first}${second}`)];
      if (!(across ?? '').startsWith('out-of-area:') || second !== 'yes') return cell;
      return [
        ...cell,
        counted.kind === 'hidden'
          ? { at, measure: 'share', kind: 'hidden' }
          : {
              at,
              measure: 'share',
              kind: 'derived',
              value: Math.round(20 + 50 * share(first)),
              of: 'admissions',
              over: 'admissions',
            },
      ];
    }),
  );
  return aTable(id, title, tableDimensions, cells);
}

function part(dimension: string, code: string): number {
  if (code === 'all' || dimension === '') return 1;
  const rare = [
    'unknown',
    'wales',
    'scotland',
    'no-fixed-abode',
    'other',
    'ocd-bdd',
    'not-determined',
  ].includes(code);
  return rare ? 0.01 : (0.6 + share(code + dimension)) / codes(dimension).length;
}

const definitionCounts = {
  'km-50': [215, 375, 15],
  region: [140, 450, 15],
  'nearer-unit': [330, 225, 50],
} as const;

function headlines(): ProtectedTable {
  const at: At = {};
  const verdicts = Object.entries(definitionCounts).flatMap(
    ([id, [yes, no, unknown]]): readonly ReleasedCell[] => {
      const ratio = (kind: string, value: number): ReleasedCell => ({
        at,
        measure: `${kind}:out-of-area:${id}`,
        kind: 'derived',
        value: Math.round(value * 100),
        of: `out-of-area:${id}:yes`,
        over: 'admissions',
      });
      return [
        count(at, `out-of-area:${id}:yes`, yes),
        count(at, `out-of-area:${id}:no`, no),
        count(at, `out-of-area:${id}:not-determined`, unknown),
        ratio('share', yes / (yes + no)),
        ratio('share-low', yes / 605),
        ratio('share-high', (yes + unknown) / 605),
      ];
    },
  );
  return aTable(
    'headlines',
    'All admissions of the study',
    [],
    [
      count(at, 'admissions', 605),
      count(at, 'children', 480),
      count(at, 'episodes', 545),
      count(at, 'open-at-census', 165),
      ...distancesAt(at, 605, 'headline'),
      ...verdicts,
    ],
  );
}

function people(at: At, admissions: number): readonly ReleasedCell[] {
  return [count(at, 'admissions', admissions), count(at, 'children', admissions * 0.8)];
}

function agreement(): ProtectedTable {
  const pairs = [
    ['km-50', 'region', 110, 105, 30, 335, 25],
    ['km-50', 'nearer-unit', 145, 60, 180, 160, 60],
    ['region', 'nearer-unit', 90, 2, 240, 210, 65],
  ] as const;
  const cells = pairs.flatMap(([first, second, ...numbers]) => {
    const at = { definition: first, 'other-definition': second };
    const measures = ['both', 'only-first', 'only-second', 'neither', 'not-determined'];
    return measures.map((measure, i) => count(at, measure, numbers[i] ?? 0));
  });
  return aTable('agreement', 'How the definitions agree', ['definition', 'other-definition'], cells);
}

export function aRelease(change: Partial<Release> = {}): Release {
  return {
    format: 'homeward/release@1',
    id: 'invented-release-1',
    policy: aPolicy,
    dimensions,
    tables: [
      headlines(),
      aTable(
        'inclusion',
        'Who is counted',
        ['step', 'reason'],
        [
          ...people({ step: 'received', reason: 'kept' }, 2450),
          ...people({ step: 'age', reason: 'kept' }, 805),
          ...people({ step: 'age', reason: 'older' }, 1640),
          ...people({ step: 'age', reason: 'age-missing' }, 2),
          ...people({ step: 'tier-4', reason: 'kept' }, 605),
          ...people({ step: 'tier-4', reason: 'paediatric' }, 200),
        ],
      ),
      agreement(),
      aTable(
        'quality',
        'What was doubtful',
        ['check'],
        [...people({ check: 'spell-ends-before-it-starts' }, 10), ...people({ check: 'unknown-site' }, 2)],
      ),
      aStudyTable('Region of home and age', 'home-region', 'age-band'),
      aStudyTable('Kind of unit, and whether 50 km away', 'service', 'out-of-area:km-50'),
      aStudyTable('Region of home, and whether treated outside it', 'home-region', 'out-of-area:region'),
      aStudyTable('Distance and gender', 'distance-band', 'gender'),
      aStudyTable('Deprivation of the home area', 'deprivation'),
      aStudyTable('Looked-after children, and whether 50 km away', 'looked-after', 'out-of-area:km-50'),
      aStudyTable('Quarter of admission', 'quarter'),
      aStudyTable('Kind of unit and age', 'service', 'age-band'),
    ],
    certificate: null,
    status: 'attacked, not certified',
    madeWith: { study: '0f'.repeat(32), homeward: '0.1.0' },
    ...change,
  };
}
