/** What can be worked out from small invented publications, in sentences that are true; nothing from five that are safe. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/disclosure/policy/read-policy.ts';
import { slicesOf } from '../../../src/disclosure/published/slices.ts';
import { aFile, attack, read } from './a-file.ts';

const ages = (northEast: string) => `Region,0-12,13-15,16-17,All ages
North East,${northEast}
North West,20,35,40,95
London,15,25,30,70
`;

const valuesOf = (text: string, place: string) => {
  const found = attack([aFile('t.csv', text)]).targets.find(({ cell }) => cell.includes(place));
  return [found?.verdict, found?.lower, found?.upper];
};

describe('a lone star beside two rounded figures and their total', () => {
  it('is exact at both ends of what the figures allow', () => {
    // 30 - 10 - 10 = 10: the star is 10 - 6 or more.
    expect(valuesOf(ages('[c],10,10,30'), 'North East|columns=0-12')).toEqual(['exact', 4, 4]);
    const report = attack([aFile('ages.csv', ages('[c],10,10,30'))]);
    expect(report.findings).toEqual([
      {
        cell: 'ages|region=North East|columns=0-12|count',
        verdict: 'exact',
        sentence: 'North East, 0-12 ([c], ages.csv:2) can be worked out exactly: 4.',
        because:
          'It follows from 10 (13-15, ages.csv:2), 10 (16-17, ages.csv:2) and the total 30 (ages.csv:2).',
        stop: 'Hiding one of these as well would stop it: 10 (13-15, ages.csv:2), 10 (16-17, ages.csv:2) or the total 30 (ages.csv:2).',
      },
    ]);
  });

  it('is safe one step further in', () => {
    expect(valuesOf(ages('[c],10,10,25'), 'North East|columns=0-12')).toEqual(['safe', 0, 4]);
    expect(attack([aFile('ages.csv', ages('[c],10,10,25'))]).findings).toEqual([]);
  });
});

it('two stars that only just make their total are both the largest small count', () => {
  const text =
    'region,sex,n\nNorth,Girls,*\nNorth,Boys,*\nNorth,Total,10\nSouth,Girls,25\nSouth,Boys,30\nSouth,Total,55\n';
  expect(valuesOf(text, 'North|sex=Girls')).toEqual(['exact', 4, 4]);
  expect(valuesOf(text, 'North|sex=Boys')).toEqual(['exact', 4, 4]);
});

it('says which values are left when a figure is only narrowed', () => {
  const { findings } = attack([
    aFile('ages.csv', 'region,n\nNorth,12\nSouth,*\nEast,<5\nWest,7\nTotal,21\n'),
  ]);
  expect(findings.map(({ sentence }) => sentence)).toEqual([
    'South (*, ages.csv:3) can only be 0, 1 or 2, where the rule hides 0 to 4.',
    'East (<5, ages.csv:4) can only be 0, 1 or 2, where the rule hides 0 to 4.',
  ]);
});

it('uses a second file about the same dimensions', () => {
  const counts = aFile('counts.csv', 'region,n\nNorth,*\nSouth,15\nEast,20\n');
  const england = aFile('england.csv', 'region,n\nEngland,38\n');
  expect(attack([counts]).findings).toEqual([]);
  // 38 less 13 to 17 and 18 to 22 leaves all that the rule hides; 43 leaves 4 or more.
  expect(attack([counts, england]).findings).toEqual([]);
  const exact = aFile('england.csv', 'region,n\nEngland,43\n');
  const { findings } = attack([counts, exact]);
  expect(findings[0]?.sentence).toBe('North (*, counts.csv:2) can be worked out exactly: 4.');
});

it('small national figures that are exact beside rounded ones are said, and are no finding', () => {
  const { counts, findings } = attack([
    aFile('n.csv', 'region,a,b,Total\nNorth,10,15,25\nSouth,20,15,35\nEast,10,20,30\nEngland,41,50,91\n'),
    aFile('k.csv', 'kind,region,n\nRare,England,3\nCommon,England,88\nTotal,England,91\n'),
  ]);
  expect(counts.exempt).toBeGreaterThan(0);
  expect(findings.filter(({ cell }) => cell.includes('Rare'))).toEqual([]);
});

it('a figure that the stated rule should have hidden is a finding', () => {
  const policy = parsePolicy(
    readFileSync(new URL('../../../policies/hes-2018.json', import.meta.url), 'utf8'),
    'p',
  );
  const { findings } = attack([aFile('n.csv', 'region,n\nNorth,3\nSouth,15\nTotal,20\n')], { policy });
  expect(findings[0]?.sentence).toBe(
    'North (3, n.csv:2) is printed as it is, although the rule hides 1 to 7.',
  );
  expect(findings[0]?.stop).toBe('Hide it.');
});

it('a total that was added up without the hidden parts gives findings that say what they suppose', () => {
  const { findings, assumed, cautions } = attack([
    aFile('areas.csv', 'org_cd,ccg,t4beddays_Q1_201718,t4beddays_Q2_201718\nA,North,NA,38\nB,South,41,52\n'),
    aFile('england.csv', 't4beddays_1718\n131\n'),
  ]);
  expect(findings.map(({ sentence }) => sentence)).toEqual([
    'North, quarter 2017/18 Q1 (NA, areas.csv:2) can be worked out exactly: 0.',
  ]);
  expect(findings[0]?.because).toContain('this supposes that it was not added up without the hidden ones');
  expect(cautions).toEqual([
    '1 finding supposes that a total was not added up without the hidden figures: ask whoever made it.',
  ]);
  expect(assumed.join(' ')).toContain('or the total was added up without them and is no total');
});

it('withheld days that are not small are listed apart when they can be worked out', () => {
  const { findings, recovered } = attack([
    aFile(
      'days.csv',
      'Region,Ward,Bed days\nNorth,Acute,311\nNorth,Other,*\nNorth,Total,330\nSouth,Acute,101\nSouth,Other,57\nSouth,Total,158\n',
    ),
  ]);
  expect(findings).toEqual([]);
  expect(recovered.map(({ sentence }) => sentence)).toEqual([
    'North, ward Other (*, days.csv:3) can be worked out exactly: 19.',
  ]);
});

it('figures that contradict each other are set aside with their line, and the rest is attacked', () => {
  const { assumed, counts } = attack([
    aFile(
      'x.csv',
      'a,b,n\np,r,11\np,s,*\np,Total,14\nq,r,*\nq,s,11\nq,Total,15\nTotal,r,12\nTotal,s,17\nTotal,Total,29\n',
    ),
  ]);
  expect(counts.unknown).toBe(0);
  expect(assumed.join(' ')).toMatch(/contradicts? the others and (was|were) set aside: x\.csv:\d+/);
});

describe('slices', () => {
  const rows = (first: readonly string[], second: readonly string[], third: readonly string[]) =>
    first.flatMap((a) => second.flatMap((b) => third.map((c) => `${a},${b},${c},15`)));
  const file = (lines: readonly string[]) => aFile('n.csv', `year,area,kind,n\n${lines.join('\n')}\n`);
  const many = (letter: string, n: number) => Array.from({ length: n }, (_, i) => `${letter}${i}`);
  const slicesIn = (lines: readonly string[]) =>
    read([file(lines)])
      .parts.flatMap(slicesOf)
      .map(({ isWhole, publication }) => [isWhole, publication.tables.flatMap(({ cells }) => cells).length]);

  it('are the years that no total joins, and lose nothing', () => {
    expect(slicesIn(rows(['2015', '2016'], ['N', 'S', 'Total'], ['x', 'y', 'Total']))).toEqual([
      [true, 9],
      [true, 9],
    ]);
  });

  it('are one where totals join everything', () => {
    expect(slicesIn(rows(['2015', '2016', 'Total'], ['N', 'Total'], ['x', 'Total']))).toEqual([[true, 12]]);
  });

  it('of a publication that is too large are known to be parts only', () => {
    const lines = rows([...many('2', 9), 'Total'], [...many('a', 300), 'Total'], ['x', 'y', 'Total']);
    const slices = slicesIn(lines);
    expect(slices).toHaveLength(301);
    expect(slices.every(([isWhole, cells]) => isWhole === false && cells === 30)).toBe(true);
  });
});

describe('safe releases', () => {
  const release = JSON.parse(
    readFileSync(new URL('../../../examples/invented-v6/expected/release.json', import.meta.url), 'utf8'),
  );
  const table = (cells: readonly object[]) => ({ id: 'region-by-sex', dimensions: ['region', 'sex'], cells });
  const dimensions = [
    { name: 'region', categories: ['N', 'S'].map((code) => ({ code, name: code, parent: 'all' })) },
    { name: 'sex', categories: ['F', 'M'].map((code) => ({ code, name: code, parent: 'all' })) },
  ];
  const cell = (region: string, sex: string, value: number | null) => ({
    at: { region, sex },
    measure: 'admissions',
    ...(value === null ? { kind: 'hidden' } : { kind: 'rounded', value }),
  });
  const grid = (values: readonly (number | null)[]) =>
    ['N', 'S', 'all'].flatMap((region, i) =>
      ['F', 'M', 'all'].map((sex, j) => cell(region, sex, values[i * 3 + j] ?? null)),
    );
  const invented = (values: readonly (number | null)[], more: object = {}) =>
    JSON.stringify({ ...release, dimensions, tables: [table(grid(values))], ...more });
  const safe: readonly (readonly [string, string])[] = [
    ["a study's own release", JSON.stringify(release)],
    ['nothing hidden', invented([10, 15, 25, 30, 20, 50, 40, 35, 75])],
    ['a square of hidden figures', invented([null, null, 25, null, null, 50, 40, 35, 75])],
    ['a lone hidden figure with slack', invented([null, 15, 15, 30, 20, 50, 30, 35, 65])],
    [
      'a small table of which all but the total is hidden',
      invented([null, null, null, null, null, null, null, null, 15]),
    ],
  ];
  for (const [name, text] of safe)
    it(`give nothing away: ${name}`, () => {
      const { findings, counts } = attack([aFile('release.json', text)]);
      expect(findings).toEqual([]);
      expect(counts.unknown).toBe(0);
    });

  it('are read as they say: each step is a count by its own name, and whom the last keeps are all admissions', () => {
    const { targets } = attack([aFile('release.json', JSON.stringify(release))]);
    const cells = targets.map(({ cell }) => cell);
    expect(cells).toEqual(
      expect.arrayContaining([
        'inclusion|step=under-18-at-admission|reason=kept|children',
        'inclusion|admissions',
      ]),
    );
  });

  it('are refused when they do not say how they are read', () => {
    expect(() => attack([aFile('release.json', JSON.stringify({ ...release, reading: undefined }))])).toThrow(
      expect.objectContaining({
        code: 'PUBLISHED_UNREADABLE',
        place: { file: 'release.json', field: 'reading' },
      }),
    );
  });
});

it('people are attacked together with their events when the mapping says that one counts the other', () => {
  const file = aFile('t.csv', 'where,admissions,children\nNorth,*,*\nSouth,16,9\nTotal,18,\n');
  const childrenIn = (more: object) => {
    const mapping = {
      format: 'homeward/mapping@1',
      tables: [
        {
          dimensions: [{ column: 'where' }],
          figures: [
            { column: 'admissions', measure: 'admissions' },
            { column: 'children', measure: 'children', ...more },
          ],
        },
      ],
    };
    const { targets } = attack([file], { mapping });
    return targets.find(({ cell }) => cell === 't|where=North|children');
  };
  expect(childrenIn({})).toMatchObject({ lower: 0, upper: 4, verdict: 'safe' });
  expect(childrenIn({ within: 'admissions' })).toMatchObject({ lower: 0, upper: 2, verdict: 'narrowed' });
});

describe('what would stop a finding', () => {
  const stopsIn = (text: string) => attack([aFile('t.csv', text)]).findings.map(({ stop }) => stop);

  it('is a marker that may also hide a larger figure, where this alone leaves every small value', () => {
    expect(
      stopsIn('region,sex,n\nN,F,*\nN,M,*\nN,Total,10\nS,F,25\nS,M,30\nS,Total,55\n').slice(0, 2),
    ).toEqual([
      'A marker that may also hide a larger figure would stop it.',
      'A marker that may also hide a larger figure would stop it.',
    ]);
  });

  it('is several figures together, where none does alone', () => {
    const text = 'Area,a,b,Total\nN,*,12,16\nS,20,9,29\nE,15,8,23\nTotal,39,29,68\n';
    expect(stopsIn(text)[0]).toBe(
      'Hiding all of these as well would stop it: 12 (b, t.csv:2), 20 (area S, t.csv:3) and 9 (area S, b, t.csv:3).',
    );
  });
});

describe('cautions', () => {
  const cautionsIn = (text: string) => attack([aFile('t.csv', text)]).cautions;
  it('are none where totals are printed and right', () => {
    expect(cautionsIn(ages('[c],10,10,25'))).toEqual([]);
    expect(cautionsIn('region,n\nNorth,10\nSouth,15\n')).toEqual([]);
  });

  it('say that no total was found over what is hidden', () => {
    expect(cautionsIn('region,n\nNorth,*\nSouth,15\nEast,25\n')).toEqual([
      'No total was found over the hidden figures of n, so hardly anything could be tried. If one is printed, say where it stands with --mapping.',
    ]);
  });

  it('say that figures contradict each other', () => {
    expect(cautionsIn('Region,Boys,Girls,Total\nNorth,20,15,25\nSouth,10,*,15\n')).toEqual([
      '1 printed figure contradicts the others, so something was read or printed wrongly: see what was assumed.',
    ]);
  });
});
