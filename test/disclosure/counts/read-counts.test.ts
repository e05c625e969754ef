/** Counts and hierarchies as they come: what is read, and what is refused with which code on which line. */
import { describe, expect, it } from 'vitest';
import type { CountsPlan } from '../../../src/disclosure/counts/counts.ts';
import { countedTables } from '../../../src/disclosure/counts/margins.ts';
import { readCounts } from '../../../src/disclosure/counts/read-counts.ts';
import { HomewardError } from '../../../src/errors/homeward-error.ts';
import { aPlan, byColumns, byFile } from './plans.ts';

const refusalOf = (text: string, plan: CountsPlan = aPlan()) => {
  try {
    countedTables(readCounts(text, 'counts.csv', plan), plan);
    return 'read';
  } catch (error) {
    if (!(error instanceof HomewardError)) throw error;
    return [error.code, error.place.file, error.place.line, error.place.field].filter(
      (part) => part !== undefined,
    );
  }
};

describe('counts', () => {
  it('are read in any order of rows, with every margin of every table asked', () => {
    const plan = aPlan({ tables: [['region', 'sex'], ['region']] });
    const counts = readCounts(
      'region,sex,age,n\r\nS,m,1,4\r\nN,f,1,2\r\nN,f,2,"3"\r\n\r\nS,f,1,0\r\n',
      'counts.csv',
      plan,
    );
    expect(counts.groups.map(({ at, n }) => [...at, n])).toEqual([
      ['N', 'f', 5],
      ['S', 'f', 0],
      ['S', 'm', 4],
    ]);
    const tables = countedTables(counts, plan);
    expect(tables.map(({ id }) => id)).toEqual(['region-by-sex', 'region']);
    expect(tables[0]?.cells.map(({ at, n }) => `${at.region} ${at.sex} ${n}`)).toEqual([
      'N f 5',
      'N m 0',
      'N all 5',
      'S f 0',
      'S m 4',
      'S all 4',
      'all f 5',
      'all m 4',
      'all all 9',
    ]);
  });

  it('take a margin to have at least as many people as its largest part, and their sum only when people add up', () => {
    const text = 'region,n,people\nN,9,3\nS,8,2\n';
    const peopleOfAll = (peopleAddUp: boolean) => {
      const plan = aPlan({ peopleAddUp });
      return countedTables(readCounts(text, 'counts.csv', plan), plan)[0]?.cells.at(-1);
    };
    expect(peopleOfAll(false)).toEqual({ at: { region: 'all' }, n: 17, people: 3 });
    expect(peopleOfAll(true)).toEqual({ at: { region: 'all' }, n: 17, people: 5 });
  });

  it('give ids that are file names and no names of a study’s own tables', () => {
    const plan = aPlan({ tables: [['quality'], ['Løn (år)', 'quality']] });
    const tables = countedTables(readCounts('quality,Løn (år),n\na,b,1\n', 'counts.csv', plan), plan);
    expect(tables.map(({ id }) => id)).toEqual(['table-quality', 'l-n-a-r-by-quality']);
  });

  for (const [what, text, expected] of [
    ['no text', '', ['COUNTS_EMPTY', 'counts.csv']],
    ['a header alone', 'region,n\n', ['COUNTS_EMPTY', 'counts.csv']],
    ['no n', 'region,count\nN,1\n', ['COUNTS_COLUMN_MISSING', 'counts.csv', 1]],
    ['no dimension', 'n\n1\n', ['COUNTS_COLUMN_MISSING', 'counts.csv', 1]],
    ['two columns of one name', 'region,region,n\nN,N,1\n', ['COUNTS_COLUMN_WRONG', 'counts.csv', 1]],
    ['a column without a name', 'region,,n\nN,N,1\n', ['COUNTS_COLUMN_WRONG', 'counts.csv', 1]],
    ['an open quote', 'region,n\n"N,1\n', ['COUNTS_UNREADABLE', 'counts.csv', 2]],
    ['a row too short', 'region,n\nN,1\nS\n', ['COUNTS_UNREADABLE', 'counts.csv', 3]],
    ['a negative count', 'region,n\nN,1\nS,-2\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 3, 'n']],
    ['a fraction', 'region,n\nN,1.5\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 2, 'n']],
    ['a thousands separator', 'region,n\nN,"1,234"\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 2, 'n']],
    ['an empty count', 'region,n\nN,\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 2, 'n']],
    ['a hidden count', 'region,n\nN,*\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 2, 'n']],
    ['too many', 'region,n\nN,999999999\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 'n']],
    ['more people than n', 'region,n,people\nN,3,4\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 2, 'people']],
    ['a count of nobody', 'region,n,people\nN,3,0\n', ['COUNTS_NUMBER_WRONG', 'counts.csv', 2, 'people']],
    ['a total', 'region,n\nN,3\nAll,3\n', ['COUNTS_CATEGORY_WRONG', 'counts.csv', 3, 'region']],
    ['an empty category', 'region,n\n,3\n', ['COUNTS_CATEGORY_WRONG', 'counts.csv', 2, 'region']],
    ['a sign of ours', 'region,n\na|b,3\n', ['COUNTS_CATEGORY_WRONG', 'counts.csv', 2, 'region']],
    ['a group twice', 'region,n\nN,3\nS,1\nN,2\n', ['COUNTS_ROW_TWICE', 'counts.csv', 4]],
  ] as const)
    it(`are refused with the line: ${what}`, () => {
      expect(refusalOf(text)).toEqual(expected);
    });

  it('are refused when a table names what is no dimension', () => {
    const text = 'region,county,n\nN,A,3\n';
    const hierarchies = [byColumns('region', 'county')];
    for (const plan of [
      aPlan({ tables: [['ward']] }),
      aPlan({ tables: [['n']] }),
      aPlan({ tables: [['region', 'region']] }),
      aPlan({ tables: [['county']], hierarchies }),
      aPlan({ hierarchies: [byColumns('region', 'region')] }),
      aPlan({ hierarchies: [byColumns('ward', 'county')] }),
    ])
      expect(refusalOf(text, plan)[0]).toBe('USAGE_VALUE');
  });

  it('of too many cells are not decided, whatever the rows', () => {
    const columns = ['a', 'b', 'c', 'd'];
    const rows = Array.from({ length: 30 }, (_, i) => [...columns.map(() => `c${i}`), 1].join(','));
    expect(refusalOf([[...columns, 'n'].join(','), ...rows].join('\n'))).toEqual(['COUNTS_TOO_MANY']);
  });
});

describe('a hierarchy', () => {
  const text = 'region,county,climate,n\nN,A,wet,1\nM,A,dry,2\nS,B,dry,4\n';
  const categoriesOf = (plan: CountsPlan, counted = text) =>
    readCounts(counted, 'counts.csv', plan).dimensions.map(({ name, categories }) => [
      name,
      categories.map(({ code, parents }) => [code, ...parents].join('<')).join(' '),
    ]);

  it('may cross another: both are parents', () => {
    const plan = aPlan({ hierarchies: [byColumns('region', 'county', 'climate')] });
    expect(categoriesOf(plan)).toEqual([['region', 'M<A<dry N<A<wet S<B<dry A B dry wet']]);
    const twice = aPlan({ hierarchies: [byColumns('region', 'county'), byColumns('region', 'climate')] });
    expect(categoriesOf(twice)).toEqual(categoriesOf(plan));
    const cells = countedTables(readCounts(text, 'counts.csv', plan), plan)[0]?.cells;
    expect(cells?.map(({ at, n }) => `${at.region} ${n}`)).toEqual([
      'M 2',
      'N 1',
      'S 4',
      'A 3',
      'B 4',
      'dry 6',
      'wet 1',
      'all 7',
    ]);
  });

  it('may have levels, in columns or in a file, and names categories that no row has', () => {
    const levels = aPlan({ hierarchies: [byColumns('region', 'county'), byColumns('county', 'climate')] });
    expect(categoriesOf(levels, 'region,county,climate,n\nN,A,wet,1\nM,A,wet,2\n')).toEqual([
      ['region', 'M<A N<A A<wet wet'],
    ]);
    const file = aPlan({
      tables: [['region']],
      hierarchies: [byFile('region', 'code,parent\nN,A\nM,A\nS,B\nT,B\nA,GB\nB,GB\nGB,\n')],
    });
    expect(categoriesOf(file)).toEqual([['region', 'M<A N<A S<B T<B A<GB B<GB GB']]);
  });

  it('tells codes that two columns share apart', () => {
    const plan = aPlan({ hierarchies: [byColumns('region', 'county')] });
    expect(categoriesOf(plan, 'region,county,n\n1,1,5\n2,1,6\n')).toEqual([
      ['region', '1<county-1 2<county-1 county-1'],
    ]);
  });

  for (const [what, hierarchies, expected] of [
    [
      'a loop of columns',
      [byColumns('region', 'county'), byColumns('county', 'region')],
      ['COUNTS_COLUMN_MISSING', 'counts.csv', 1],
    ],
    [
      'a loop in a file',
      [byFile('region', 'code,parent\nN,A\nM,A\nS,A\nA,B\nB,A\n')],
      ['HIERARCHY_WRONG', 'counts.csv'],
    ],
    ['an orphan', [byFile('region', 'code,parent\nN,A\nS,A\n')], ['HIERARCHY_WRONG', 'regions.csv']],
    [
      'a group with counts of its own',
      [byFile('region', 'code,parent\nN,A\nM,N\nS,A\n')],
      ['HIERARCHY_WRONG', 'regions.csv'],
    ],
    ['a row twice', [byFile('region', 'code,parent\nN,A\nN,A\n')], ['HIERARCHY_WRONG', 'regions.csv', 3]],
    ['no rows', [byFile('region', 'code,parent\n')], ['COUNTS_EMPTY', 'regions.csv']],
    ['no parents', [byFile('region', 'code\nN\n')], ['COUNTS_COLUMN_MISSING', 'regions.csv', 1]],
    [
      'a category in two groups',
      [byColumns('climate', 'county')],
      ['HIERARCHY_WRONG', 'counts.csv', 4, 'county'],
    ],
  ] as const)
    it(`is refused: ${what}`, () => {
      const rest = 'region,county,climate,n\nN,A,wet,1\nM,A,dry,2\nS,B,dry,4\n';
      const counted = what === 'a loop of columns' ? 'region,county,n\nN,A,1\n' : rest;
      expect(refusalOf(counted, aPlan({ hierarchies }))).toEqual(expected);
    });
});
