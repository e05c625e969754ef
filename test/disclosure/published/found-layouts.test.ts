/** Tables as publishers lay them out, and what is read from them: places in places, groups of rows, codes, notes, markers apart. */
import { describe, expect, it } from 'vitest';
import { aFile, anOds, anXlsx, attack, cellsOf, read } from './a-file.ts';

const rangeAt = (text: string, ...place: readonly string[]) => {
  const found = attack([aFile('t.csv', text)]).targets.find(({ cell }) =>
    place.every((word) => cell.includes(word)),
  );
  return [found?.verdict, found?.lower, found?.upper];
};

describe('columns of labels', () => {
  it('with codes and names of the same places are one dimension, and England is its total by code or by name', () => {
    const published = read([
      aFile(
        't.csv',
        'Region [note 2],Area code,Girls [note 3],Boys,All\nNorth [note 1],E12000001,[c],12,15\nSouth,E12000002,8,9,17\nEngland,E92000001,11,21,32\n',
      ),
    ]);
    expect(cellsOf(published)).toEqual([
      'E12000001 Girls count: hidden',
      'E12000001 Boys count: exact 12',
      'E12000001 all count: exact 15',
      'E12000002 Girls count: exact 8',
      'E12000002 Boys count: exact 9',
      'E12000002 all count: exact 17',
      'all Girls count: exact 11',
      'all Boys count: exact 21',
      'all all count: exact 32',
    ]);
    expect(published.dimensions[0]?.categories.map(({ name }) => name)).toEqual(['North', 'South']);
  });

  const schools = `time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,sex,number_of_pupils
202324,Academic year,National,E92000001,England,,,,,,Total,60
202324,Academic year,Regional,E92000001,England,E12000001,North,,,,Girls,14
202324,Academic year,Regional,E92000001,England,E12000001,North,,,,Boys,16
202324,Academic year,Regional,E92000001,England,E12000001,North,,,,Total,30
202324,Academic year,Local authority,E92000001,England,E12000001,North,840,E06000047,Durham,Girls,11
202324,Academic year,Local authority,E92000001,England,E12000001,North,840,E06000047,Durham,Total,21
202324,Academic year,Local authority,E92000001,England,E12000001,North,841,E06000005,Darlington,Girls,c
202324,Academic year,Local authority,E92000001,England,E12000001,North,841,E06000005,Darlington,Total,9
202324,Academic year,Regional,E92000001,England,E12000002,South,,,,Total,30
202324,Academic year,Local authority,E92000001,England,E12000002,South,850,E06000044,Hants,Total,18
202324,Academic year,Local authority,E92000001,England,E12000002,South,851,E06000045,Soton,Total,12
`;
  it('of levels of places are one dimension of places in places, as in files about schools', () => {
    const { dimensions, parts } = read([aFile('schools.csv', schools)]);
    expect(parts.map(({ name }) => name)).toEqual(['number_of_pupils']);
    expect(dimensions.map(({ name }) => name)).toEqual(['sex', 'new-la']);
    const above = dimensions[1]?.categories.map(({ code, parents }) => `${code} in ${parents.join()}`);
    expect(above?.sort()).toEqual([
      'E06000005 in E12000001',
      'E06000044 in E12000002',
      'E06000045 in E12000002',
      'E06000047 in E12000001',
      'E12000001 in ',
      'E12000002 in ',
    ]);
  });

  it('of places in places let the region give its last authority away', () => {
    expect(rangeAt(schools, 'E06000005', 'Girls')).toEqual(['exact', 3, 3]);
  });

  it('of two breakdowns one below the other are dimensions beside each other', () => {
    const text = `Breakdown,Group,n
All,All,91
Gender,Female,88
Gender,Male,*
Age,Under 18,40
Age,18 to 64,49
Age,65 and over,*
`;
    expect(read([aFile('t.csv', text)]).dimensions.map(({ name }) => name)).toEqual(['gender', 'age']);
    expect(rangeAt(text, 'gender=Male')).toEqual(['exact', 3, 3]);
    expect(rangeAt(text, 'age=65')).toEqual(['exact', 2, 2]);
  });
});

describe('rows with a label only', () => {
  const rows = [
    ['Characteristic', 'Detained', 'Informal', 'Total'],
    ['All people', 50, 41, 91],
    ['Gender', null, null, null],
    ['Female', 20, 38, 58],
    ['Male', 30, '*', 33],
    ['Age', null, null, null],
    ['Under 18', 10, 12, 22],
    ['18 to 64', 37, 27, 64],
    ['65 or over', '*', '*', 5],
  ] as const;
  const text = rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n');

  it('over groups that each make up the total name a dimension', () => {
    expect(rangeAt(text, 'gender=Male', 'Informal')).toEqual(['exact', 3, 3]);
    expect(rangeAt(text, 'age=65 or over', 'Detained')).toEqual(['exact', 3, 3]);
    expect(attack([aFile('t.csv', text)]).findings.every(({ sentence }) => !sentence.includes('empty'))).toBe(
      true,
    );
  });

  it('may be merged across the table', () => {
    const book = anXlsx('book.xlsx', [{ name: 'T', rows, merged: ['A3:D3', 'A6:D6'] }]);
    expect(read([book]).dimensions.map(({ name }) => name)).toEqual(['columns', 'gender', 'age']);
  });

  it('over places that together make up the total are wider places', () => {
    const places = 'Area,n\nEngland,60\nNorth,\nDurham,21\nDarlington,9\nSouth,\nHants,18\nSoton,12\n';
    const [area] = read([aFile('t.csv', places)]).dimensions;
    const above = area?.categories.map(({ code, parents }) => `${code} in ${parents.join()}`);
    expect(above?.sort()).toEqual([
      'Darlington in North',
      'Durham in North',
      'Hants in South',
      'North in ',
      'Soton in South',
      'South in ',
    ]);
  });
});

describe('headings', () => {
  it('that begin like codes are figures when they name a band, as Age 0-12 does', () => {
    expect(rangeAt('Trust,Age 0-12,Age 13-17,Total\nRA1,*,11,15\nRB2,8,7,15\n', 'RA1', '0-12')).toEqual([
      'exact',
      4,
      4,
    ]);
    expect(read([aFile('t.csv', 'Age,Sex,n\n12,F,10\n12,M,15\n13,F,20\n13,M,25\n')]).parts).toHaveLength(1);
  });

  it('such as Under 12 are no hidden figures', () => {
    expect(
      rangeAt('Area,All,Under 12,12 and over\nNorth,20,*,16\nSouth,30,18,12\n', 'North', 'Under 12'),
    ).toEqual(['exact', 4, 4]);
  });

  it('of columns that add up to another are its parts, without a word for the total', () => {
    const text =
      'ICB,Admissions,of which under 16,of which 16 and 17\nA,19,11,8\nB,25,13,12\nC,40,19,21\nD,14,*,12\n';
    expect(rangeAt(text, 'icb=D', 'under 16')).toEqual(['exact', 2, 2]);
  });

  it('with a qualifier behind each figure take its marker for a missing figure', () => {
    const text =
      'HB,HBQF,Age,Discharges,DischargesQF\nS08000015,,Young,,c\nS08000015,,Old,16,\nS08000015,,All,17,\nS92000003,d,All,40,\nS08000016,,All,23,\n';
    expect(rangeAt(text, 'S08000015', 'Young')).toEqual(['exact', 1, 1]);
    expect(cellsOf(read([aFile('t.csv', text)]))).toContain('all all Discharges: exact 40');
  });
});

it('a table under a cover sheet, a list of contents and notes is found alone', () => {
  const published = read([
    anOds('book.ods', [
      { name: 'Cover', rows: [['Admissions, 2023'], ['Published 12 March 2024']] },
      { name: 'Contents', rows: [['Contents'], ['Sheet', 'Title'], ['Table_1', 'By region']] },
      {
        name: 'Notes',
        rows: [['Notes'], ['Note number', 'Note text'], ['1', 'Under 5 is [c].'], ['2', 'Revised.']],
      },
      {
        name: 'Table_1',
        rows: [['Table 1 [note 1]'], ['Region', 'n'], ['North', '[c]'], ['South', 20], ['All regions', 24]],
      },
    ]),
  ]);
  expect(published.leftOut).toEqual(['book.ods, Cover', 'book.ods, Contents', 'book.ods, Notes']);
  expect(cellsOf(published)).toEqual(['North n: hidden', 'South n: exact 20', 'all n: exact 24']);
});

describe('percentages beside counts', () => {
  const book = anXlsx('book.xlsx', [
    {
      name: 'T',
      merged: ['B1:C1', 'D1:E1', 'F1:G1'],
      rows: [
        [null, 'Accepted', null, 'Rejected', null, 'Total', null],
        ['Provider', 'Number', '%', 'Number', '%', 'Number', '%'],
        ['A', '*', 9.5, 20, 90.5, 20, 100],
        ['B', 10, 38.5, 15, 61.5, 25, 100],
        ['C', 10, 47.1, 10, 52.9, 15, 100],
      ],
    },
  ]);
  it('from counts before rounding give a hidden count away, and are named', () => {
    const { findings, assumed } = attack([book]);
    // 9.45 to 9.55 per cent of 18 to 22: only 2 of 21.
    expect(findings.map(({ sentence, because }) => `${sentence} ${because}`)).toContain(
      'Number, provider A, Accepted (*, T!B3) can be worked out exactly: 2. It follows from 9.5% (% of Number, T!C3).',
    );
    expect(assumed.join(' ')).toContain('% of Number is the share in the total of columns');
  });

  const tidy = (first: string) =>
    `Region,Sex,Number,Percentage\nN,F,*,\nN,M,20,${first}\nN,All,25,100\nS,F,10,40\nS,M,15,60\nS,All,25,100\nE,F,10,50\nE,M,10,50\nE,All,20,100\n`;
  it('from the rounded counts say nothing more', () => {
    expect(read([aFile('t.csv', tidy('80'))]).assumed.join(' ')).toContain(
      'It was made from the printed figures and says nothing more.',
    );
  });

  it('that are the share in no printed total are not used', () => {
    const { assumed, parts } = read([aFile('t.csv', tidy('35'))]);
    expect(assumed.join(' ')).toContain('were not attacked');
    expect(parts).toHaveLength(1);
  });

  it('with a heading like that of their count belong to it', () => {
    const text =
      'Area,Detained,Detained (%),Informal,Informal (%),Total\nA,*,3.1,*,96.9,97\nB,12,24.0,38,76.0,50\nC,20,20.0,80,80.0,100\nD,9,10.0,81,90.0,90\n';
    expect(rangeAt(text, 'area=A', 'Detained')).toEqual(['exact', 3, 3]);
  });
});

describe('a marker that is the only one', () => {
  const table = (marker: string, other: string) =>
    `Area,a,b,Total\nN,${marker},12,16\nS,20,0,20\nE,15,${other},19\n`;
  it('hides counts, whatever it means elsewhere', () => {
    for (const marker of ['..', ':', '-'])
      expect(read([aFile('t.csv', table(marker, marker))]).assumed).toContain(
        `${marker} is the only marker, so it was read as a count that the rule hides.`,
      );
  });

  it('says nothing of its own beside a marker that hides', () => {
    expect(cellsOf(read([aFile('t.csv', table('..', '*'))]))).toContain('N a count: absent unknown');
  });
});

describe('sheets of one workbook', () => {
  const page = (name: string, rows: readonly (readonly (string | number)[])[]) => ({
    name,
    rows: [['Region', '0-9', '10-17', 'All ages'], ...rows],
  });
  it('with other numbers at the same places are categories, the one of all persons their total', () => {
    const book = anOds('book.ods', [
      page('Females', [
        ['North', '[c]', 10, 12],
        ['South', 9, 8, 17],
      ]),
      page('Males', [
        ['North', 7, 0, 7],
        ['South', 5, 6, 11],
      ]),
      page('Persons', [
        ['North', 9, 10, 19],
        ['South', 14, 14, 28],
      ]),
    ]);
    const { targets, assumed } = attack([book]);
    expect(targets[0]).toMatchObject({ printed: '[c]', verdict: 'exact', lower: 2 });
    expect(targets[0]?.cell).toContain('table=females');
    expect(assumed.join(' ')).toContain('persons as their total');
  });

  it('that repeat a total agree, and are no categories', () => {
    const book = anOds('book.ods', [
      page('Ages', [
        ['North', '[c]', 10, 12],
        ['South', 9, 8, 17],
      ]),
      {
        name: 'Sexes',
        rows: [
          ['Region', 'Girls', 'Boys', 'All'],
          ['North', 5, 7, 12],
          ['South', 9, 8, 17],
        ],
      },
    ]);
    expect(read([book]).dimensions.map(({ name }) => name)).toEqual(['region', 'columns', 'columns-2']);
  });
});

it("an empty cell beside markers is nobody's, and no finding", () => {
  const text = 'Team,a,b,Total\nA,*,12,12\nB,,9,9\nC,8,11,19\n';
  const { findings, assumed } = attack([aFile('t.csv', text)]);
  expect(findings.map(({ cell }) => cell)).toEqual(['t|team=A|columns=a|count']);
  expect(assumed.join(' ')).toContain('1 empty cell says nothing');
});

it('columns of rates and populations are recognised through underscores, and tell nothing of the rule', () => {
  const text =
    'area,population,perm_excl,perm_excl_rate\nA,10400,52,5.0\nB,9800,x,0.3\nC,20105,61,3.0\nEngland,40305,116,2.9\n';
  const published = read([aFile('t.csv', text)]);
  expect(published.parts.map(({ name }) => name)).toEqual(['perm_excl']);
  expect(published.assumed).toContain('Counts are not rounded.');
  expect(cellsOf(published)).toContain('B perm_excl: hidden');
});

it('regions called by a letter that is a marker elsewhere are regions', () => {
  expect(
    rangeAt('region,sex,n\nN,F,*\nN,M,*\nN,Total,10\nS,F,26\nS,M,30\nS,Total,56\n', 'region=S', 'F'),
  ).toEqual(['exact', 26, 26]);
});
