/** Published files of any kind as publications: layouts found, known and mapped; the rule seen; everything odd is said. */
import { describe, expect, it } from 'vitest';
import { aFile, anOds, anXlsx, cellsOf, type Page, read } from './a-file.ts';

const regions = `Region,0-12,13-15,16-17,All ages
North East,[c],10,10,30
North West,20,35,40,95
London,15,25,30,70
`;

describe('a cross-tab', () => {
  const cells = [
    'North East 0-12 count: hidden',
    'North East 13-15 count: rounded 10 5',
    'North East 16-17 count: rounded 10 5',
    'North East all count: rounded 30 5',
  ];

  it('is read with its margin', () => {
    expect(cellsOf(read([aFile('ages.csv', regions)])).slice(0, 4)).toEqual(cells);
  });

  it('is the same with a byte order mark, Windows line ends, semicolons and quotes', () => {
    const text = `\uFEFF${regions.replaceAll(',', ';').replaceAll('\n', '\r\n').replace('North East', '"North East"')}`;
    expect(cellsOf(read([aFile('ages.csv', text)])).slice(0, 4)).toEqual(cells);
  });

  const page: Page = {
    name: 'Table 1',
    rows: [
      ['Table 1: admissions of children'],
      [null],
      ['Region', '0-12', '13-15', '16-17', 'All ages'],
      ['North East', '[c]', 10, 10, 30],
      ['North West', 20, 35, 40, 95],
      ['London', 15, 25, 30, 70],
      ['Source: an invented hospital.'],
    ],
  };
  const notes: Page = { name: 'Notes', rows: [['Read this first.'], ['[c] is a small count.']] };
  for (const book of [anXlsx('book.xlsx', [notes, page]), anOds('book.ods', [notes, page])])
    it(`is the same in ${book.name}, under a title, beside a sheet that is no table`, () => {
      const published = read([book]);
      expect(cellsOf(published).slice(0, 4)).toEqual(cells);
      expect(published.leftOut).toEqual([`${book.name}, Notes`]);
      expect([...published.cells.values()][0]?.from).toBe('Table 1!B4');
    });

  it('with merged headings has a dimension for each row of headings that names a total', () => {
    const published = read([
      anXlsx('book.xlsx', [
        {
          name: 'Sex and age',
          merged: ['B1:D1', 'E1:G1', 'H1:J1'],
          rows: [
            [null, 'Girls', null, null, 'Boys', null, null, 'Total', null, null],
            ['Region', 'Young', 'Old', 'Total', 'Young', 'Old', 'Total', 'Young', 'Old', 'Total'],
            ['North', 10, 15, 25, 20, 25, 45, 30, 40, 70],
            ['South', 10, 15, 25, 20, 25, 45, 30, 40, 70],
          ],
        },
      ]),
    ]);
    expect(cellsOf(published)[0]).toBe('North Girls Young count: rounded 10 5');
    expect(cellsOf(published)[8]).toBe('North all all count: rounded 70 5');
  });

  it('with several kinds of counts in its headings has a measure for each', () => {
    const published = read([
      aFile(
        'two.csv',
        'Region,Admissions,Bed days,Share (%)\nNorth,10,301,12\nSouth,15,402,14\nEast,20,77,9\nTotal,45,780,12\n',
      ),
    ]);
    expect(published.parts.map(({ name }) => name)).toEqual(['Admissions', 'Bed days']);
    expect(published.assumed.join(' ')).toContain(
      '4 percentages, rates, costs, means and quantiles were not attacked',
    );
  });
});

describe('a tidy file', () => {
  it('is read by its dimension columns, England as the total', () => {
    const published = read([
      aFile(
        'tidy.csv',
        'region_code,region_name,sex,n\nA,North,Girls,*\nA,North,Boys,10\nB,South,Girls,15\nB,South,Boys,20\nEngland,England,Girls,17\nEngland,England,Boys,31\n',
      ),
    ]);
    expect(cellsOf(published)).toEqual([
      'A Girls n: hidden',
      'A Boys n: rounded 10 5',
      'B Girls n: rounded 15 5',
      'B Boys n: rounded 20 5',
      'all Girls n: exact 17',
      'all Boys n: exact 31',
    ]);
    expect(published.dimensions[0]?.categories.map(({ name }) => name)).toEqual(['North', 'South']);
  });

  it('keeps England a category where Wales stands beside it', () => {
    const published = read([aFile('uk.csv', 'nation,n\nEngland,50\nWales,10\nScotland,20\nTotal,80\n')]);
    expect(published.dimensions[0]?.categories.map(({ code }) => code)).toEqual([
      'England',
      'Wales',
      'Scotland',
    ]);
  });

  it('without totals gets a category for whoever is not listed', () => {
    const published = read([aFile('n.csv', 'region,n\nNorth,10\nSouth,*\nEast,25\n')]);
    expect(published.parts[0]?.publication.dimensions[0]?.categories.at(-1)?.name).toBe('not listed');
  });
});

describe('known layouts', () => {
  const oaps = (rows: string) =>
    `"PublicationPeriod","Question","Breakdown1","Breakdown1Code","Breakdown1Description","Breakdown2","Breakdown2Code","Breakdown2Description","value"\n${rows}`;

  it('reads the out-of-area placements: bands of nights under those that ended, the second All set aside', () => {
    const published = read([
      aFile(
        'oaps.csv',
        oaps(
          [
            '2017/02,OAPs ended during period,England,,,,,,31',
            '2017/02,OAPs ended during period,Region,England,All,,,,31',
            '2017/02,OAPs ended during period,Region,Y54,North ,,,,15',
            '2017/02,OAPs ended during period,Region,Y55,South,,,,15',
            '2017/02,OAPs ended during period,Region,Y54,North ,BedType,0,All,*',
            '2017/02,OAPs ended during period,Region,Y54,North ,BedType,10,Acute,10',
            '2017/02,OAPs ended during period,Region,Y54,North ,BedType,11,Older,*',
            '2017/02,Number of OAPs that ended in the period with a length of 1-7 nights,Region,Y54,North ,,,,5',
            '2017/02,Average recorded daily cost over the period,England,,,,,,530',
          ].join('\n'),
        ),
      ),
    ]);
    expect([...cellsOf(published)].sort()).toEqual(
      [
        'Y54 10 all oaps-ended: rounded 10 5',
        'Y54 11 all oaps-ended: hidden',
        'Y54 1-7 oaps-ended: rounded 5 5',
        'Y54 all all oaps-ended: absent unknown',
        'Y54 all oaps-ended: rounded 15 5',
        'Y55 all oaps-ended: rounded 15 5',
        'all all oaps-ended: exact 31',
        'all oaps-ended: exact 31',
      ].sort(),
    );
  });

  it('reads the monthly statistics by their breakdowns', () => {
    const published = read([
      aFile(
        'mhsds.csv',
        `REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,PRIMARY_LEVEL_DESCRIPTION,SECONDARY_LEVEL,SECONDARY_LEVEL_DESCRIPTION,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE
01/02/2024,29/02/2024,Final,England,England,England,NONE,NONE,MHS21,Open ward stays,1233
01/02/2024,29/02/2024,Final,Provider,RA1,A trust,NONE,NONE,MHS21,Open ward stays,20
01/02/2024,29/02/2024,Final,Provider; Age Group,RA1,A trust,0-17,0 to 17,MHS21,Open ward stays,*
01/02/2024,29/02/2024,Final,Provider; Age Group,RA1,A trust,18+,18 and over,MHS21,Open ward stays,15
01/02/2024,29/02/2024,Final,Provider,RB2,Another trust,NONE,NONE,MHS21,Open ward stays,35
`,
      ),
    ]);
    expect(cellsOf(published)).toEqual([
      'MHS21: exact 1233',
      'RA1 MHS21: rounded 20 5',
      'RB2 MHS21: rounded 35 5',
      'RA1 0-17 MHS21: hidden',
      'RA1 18+ MHS21: rounded 15 5',
    ]);
  });

  it("reads the Commissioner's columns as quarters in years, and England's beside them", () => {
    const published = read([
      aFile(
        'areas.csv',
        'org_cd,ccg,t4beddays_Q1_201718,t4beddays_Q2_201718\nA,North,NA,38\nB,South,41,52\n',
      ),
      aFile('england.csv', 't4beddays_1718\n131\n'),
    ]);
    expect(cellsOf(published)).toEqual([
      'A 2017/18 Q1 t4beddays: hidden',
      'A 2017/18 Q2 t4beddays: exact 38',
      'B 2017/18 Q1 t4beddays: exact 41',
      'B 2017/18 Q2 t4beddays: exact 52',
      '2017/18 all t4beddays: exact 131',
    ]);
    expect(published.assumed.join(' ')).toContain('exactly what its shown parts make');
  });
});

describe('what is odd', () => {
  const odd = read([
    aFile(
      'odd.csv',
      'Region,Boys,Girls,Total\nNorth,-5,10,10\nSouth,10,10,40\nSouth,10,10,40\nEast,..,<5,10\nWest,20,15,25\n',
    ),
  ]);
  const assumed = odd.assumed.join('\n');
  it('is said with its line', () => {
    expect(assumed).toContain('3 rows printed twice, read once: odd.csv:4');
    expect(assumed).toContain('1 negative figure says nothing: odd.csv:2');
    expect(assumed).toContain('The marker .. says nothing: not available (once)');
    expect(assumed).toMatch(
      /In 1 line the total is more than its parts can be: odd.csv:3.*38 to 42, parts 16 to 24/,
    );
    expect(assumed).toMatch(
      /In 1 line the total is less than its parts can be: odd.csv:6.*23 to 27, parts 31 to 39/,
    );
  });

  it('sets the total aside that is less than its parts', () => {
    expect(cellsOf(odd)).toContain('West all count: absent unknown');
    expect(cellsOf(odd)).toContain('West Girls count: rounded 15 5');
  });

  it('says nothing of a marker where another table shows the figure', () => {
    const published = read([
      aFile('a.csv', 'region,n\nNorth,20\nSouth,30\nTotal,50\n'),
      aFile('b.csv', 'region,sex,n\nNorth,Girls,10\nNorth,Boys,10\nNorth,Total,*\nSouth,Total,30\n'),
    ]);
    expect(published.assumed.join(' ')).toContain('1 markers stand where another table shows the figure');
  });

  it('takes files with other numbers at the same places as periods', () => {
    const month = (n: number) => `region,n\nNorth,${n}\nSouth,${n * 3}\nTotal,${n * 4}\n`;
    const published = read([aFile('may.csv', month(20)), aFile('june.csv', month(45))]);
    expect(
      published.dimensions.find(({ name }) => name === 'period')?.categories.map(({ code }) => code),
    ).toEqual(['may', 'june']);
  });
});

describe('the rule', () => {
  it('is seen: threshold, base, noughts, national figures', () => {
    const { assumed } = read([aFile('ages.csv', `${regions}England,37,70,80,187\n`)]);
    expect(assumed).toEqual(
      expect.arrayContaining([
        'Counts below the national level are rounded to 5: all shown are multiples.',
        'Nought is never shown, so a hidden count may be 0.',
        'National figures are exact: some are no multiples.',
      ]),
    );
  });

  it('takes noughts that are shown', () => {
    const published = read([aFile('n.csv', 'region,n\nNorth,0\nSouth,*\nEast,7\nTotal,9\n')]);
    expect(published.parts[0]?.publication.policy.zeros).toBe('shown');
  });
});

describe('hierarchies and mappings', () => {
  const counts = aFile('c.csv', 'area,n\na1,10\na2,15\nb1,20\nb2,*\nN,25\nS,25\nTotal,50\n');
  const hierarchy = (text: string) => [{ dimension: 'area', file: 'h.csv', bytes: aFile('', text).bytes }];

  it('put categories into their groups', () => {
    const { dimensions, assumed } = read([counts], {
      hierarchies: hierarchy('code,parent\na1,N\na2,N\nb1,S\nelsewhere,S\n'),
    });
    expect(dimensions[0]?.categories.map(({ code, parents }) => `${code} in ${parents.join()}`)).toEqual([
      'a1 in N',
      'a2 in N',
      'b1 in S',
      'b2 in ',
      'N in ',
      'S in ',
    ]);
    expect(assumed.join(' ')).toContain('h.csv: not in any table, left out: elsewhere');
    expect(assumed.join(' ')).toContain('h.csv: in no group, so directly under the total: b2');
  });

  it('refuse a loop and a dimension that is not there', () => {
    expect(() => read([counts], { hierarchies: hierarchy('code,parent\na1,N\nN,a1\n') })).toThrow(
      'the hierarchy goes in a circle at a1',
    );
    const wrong = [{ dimension: 'place', file: 'h.csv', bytes: aFile('', 'code,parent\n').bytes }];
    expect(() => read([counts], { hierarchies: wrong })).toThrow('no dimension called place; there are area');
  });

  it('say what a percentage is of', () => {
    const published = read([aFile('p.csv', 'where,all,some,share\nNorth,40,10,25\nSouth,50,*,8\n')], {
      mapping: {
        format: 'homeward/mapping@1',
        tables: [
          {
            dimensions: [{ column: 'where' }],
            figures: [
              { column: 'all', measure: 'all' },
              { column: 'some', measure: 'some' },
              { column: 'share', measure: 'share', says: 'percent', of: 'some', over: 'all' },
            ],
          },
        ],
      },
    });
    expect(cellsOf(published)).toContain('South share: percent 8 0 some all');
    expect(published.parts).toHaveLength(1);
  });

  it('are refused with the field that is wrong', () => {
    expect(() => read([counts], { mapping: { format: 'homeward/mapping@1', tables: [{}] } })).toThrow(
      expect.objectContaining({
        code: 'MAPPING_WRONG',
        place: { file: 'mapping.json', field: 'tables.0.dimensions' },
      }),
    );
  });
});

describe('files that are no tables', () => {
  const refused: readonly (readonly [string, string, string])[] = [
    ['notes.csv', 'Only words.\nAnd more.\n', 'PUBLISHED_NO_TABLE'],
    ['empty.csv', '', 'PUBLISHED_NO_TABLE'],
    ['header.csv', 'region,n\n', 'PUBLISHED_NO_TABLE'],
    ['quote.csv', 'region,n\n"North,10\n', 'PUBLISHED_UNREADABLE'],
    ['binary.csv', 'a\0b', 'PUBLISHED_UNREADABLE'],
    ['book.xlsx', 'not a zip', 'PUBLISHED_UNREADABLE'],
    ['report.pdf', '%PDF', 'PUBLISHED_KIND'],
    ['release.json', '{"format": "homeward/release@1"}', 'PUBLISHED_UNREADABLE'],
  ];
  for (const [name, text, code] of refused)
    it(`refuses ${name}`, () => {
      expect(() => read([aFile(name, text)])).toThrow(expect.objectContaining({ code }));
    });
});
