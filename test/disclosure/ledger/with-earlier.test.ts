/** A new release and everything known before, attacked as one. The cases are those of disclosure facts, §7. */
import { describe, expect, it } from 'vitest';
import { attackProblem } from '../../../src/disclosure/attack/attack-problem.ts';
import type { PossibleValues } from '../../../src/disclosure/attack/problem.ts';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import type { LedgerEntry, Population } from '../../../src/disclosure/ledger/ledger.ts';
import { withEarlier } from '../../../src/disclosure/ledger/with-earlier.ts';
import { problemOf } from '../../../src/disclosure/tables/problem-of.ts';
import type { Publication } from '../../../src/disclosure/tables/publication.ts';
import { aLedger, aPopulation, aPublication, aRelease } from './a-ledger.ts';

const solvers = await loadSolvers();

function attacked(
  publication: Publication,
  entries: readonly LedgerEntry[],
  { population = aPopulation, reader }: { population?: Population; reader?: string } = {},
): readonly PossibleValues[] {
  const joint = withEarlier(publication, population, aLedger(...entries), reader);
  const { problem } = problemOf(joint.publication);
  const { values, feasible } = attackProblem(problem, solvers, { explain: true });
  expect(feasible).toBe(true);
  return values;
}

const rangeOf = (values: readonly PossibleValues[], cell: string) => {
  const found = values.find((value) => value.cell === cell);
  return found === undefined ? undefined : [found.lower + 0, found.upper, found.verdict];
};

describe('an earlier release', () => {
  it('of other tables of the same admissions completes the line of a hidden figure', () => {
    const fresh = aPublication({ 'age-band=0-12': 10, 'age-band=13-15': 10, 'age-band=16-17': '[c]' });
    expect(attacked(fresh, []).filter(({ finding }) => finding)).toEqual([]);
    const values = attacked(fresh, [aRelease('june', { all: 30 })]);
    expect(rangeOf(values, 'new|age-band=16-17|admissions')).toEqual([4, 16, 'narrowed']);
  });

  it('with other bands of age leaves the difference of the two', () => {
    const first = aRelease(
      'june',
      { 'age-band=0-12': 18, 'age-band=13-14': 10, 'age-band=15-17': 9 },
      { exact: true },
    );
    const values = attacked(
      aPublication({ 'age-band=0-12': 20, 'age-band=13-15': 15, 'age-band=16-17': '[c]' }),
      [first],
    );
    expect(
      rangeOf(values, 'new|age-band=13-15|admissions less june/counts|age-band=13-14|admissions'),
    ).toEqual([3, 7, 'narrowed']);
  });

  it('of the months so far leaves the last month', () => {
    const soFar = aRelease('april', { all: 5 }, { population: { ...aPopulation, to: '2017-04' } });
    const values = attacked(aPublication({ all: 5 }), [soFar], {
      population: { ...aPopulation, to: '2017-05' },
    });
    expect(rangeOf(values, 'new|admissions less april/counts|admissions')).toEqual([0, 2, 'narrowed']);
  });

  it('of three months adds up to the quarter, over four releases', () => {
    const month = (name: string, from: string, value: number | '[c]') =>
      aRelease(name, { all: value }, { population: { ...aPopulation, from, to: from } });
    const quarter = { ...aPopulation, from: '2017-04', to: '2017-06' };
    const values = attacked(
      aPublication({ all: 30 }),
      [month('april', '2017-04', '[c]'), month('may', '2017-05', 10), month('june', '2017-06', 10)],
      { population: quarter },
    );
    expect(rangeOf(values, 'april/counts|admissions')).toEqual([4, 16, 'narrowed']);
  });

  it('by quarter, of a period that ends within one, is held against the months', () => {
    const byQuarter = aRelease(
      'may',
      { 'quarter=2017-Q1': 10, 'quarter=2017-Q2': '[c]' },
      {
        population: { ...aPopulation, to: '2017-05' },
      },
    );
    const june = { ...aPopulation, from: '2017-04', to: '2017-06' };
    const values = attacked(
      aPublication({ 'month=2017-04': 5, 'month=2017-05': 5, 'month=2017-06': 10 }),
      [byQuarter],
      {
        population: june,
      },
    );
    expect(rangeOf(values, 'may/counts|quarter=2017-Q2|admissions')).toEqual([10, 14, 'safe']);
  });

  it('of all wards is held against one of Tier 4 wards', () => {
    const all = aRelease('all wards', { all: 5 }, { population: { ...aPopulation, services: 'any-ward' } });
    const values = attacked(aPublication({ all: 5 }), [all]);
    expect(rangeOf(values, 'all wards/counts|admissions less new|admissions')).toEqual([0, 2, 'narrowed']);
  });

  it('by older ages is held against one of younger ages', () => {
    const older = aRelease(
      'to 18',
      { all: 5 },
      { population: { ...aPopulation, ages: { from: 0, to: 18 } } },
    );
    const values = attacked(aPublication({ all: 5 }), [older]);
    expect(rangeOf(values, 'to 18/counts|admissions less new|admissions')).toEqual([0, 2, 'narrowed']);
  });

  it('whose areas were drawn by another file is taken for other areas, and said', () => {
    const other = { ...aPopulation, rules: { ...aPopulation.rules, 'home-region': 'areas of 2016' } };
    const first = aRelease('june', { 'home-region=Y1': 10, 'home-region=Y2': 10 }, { population: other });
    const fresh = aPublication({ 'home-region=Y1': '[c]', 'home-region=Y2': 10 });
    expect(rangeOf(attacked(fresh, [first]), 'new|home-region=Y1|admissions')).toEqual([4, 16, 'narrowed']);
    const { apart } = withEarlier(fresh, aPopulation, aLedger(first));
    expect(apart).toEqual([
      'june sorted people by other rules (home-region): its categories were taken for others.',
    ]);
  });

  it('whose verdicts were reached by other files keeps them apart, of one definition and of two', () => {
    const names = ['out-of-area:km-50', 'out-of-area:region'];
    const other = { ...aPopulation, rules: Object.fromEntries(names.map((name) => [name, 'units of 2016'])) };
    const rules = Object.fromEntries(names.map((name) => [name, 'units of 2017']));
    const counts = Object.fromEntries([['counts|admissions', names.map((name) => ({ [name]: 'yes' }))]]);
    const first = aRelease('june', { all: 10 }, { population: other });
    const { publication } = withEarlier(
      aPublication({ all: '[c]' }),
      { ...aPopulation, rules },
      aLedger({ ...first, reading: { counts, holds: [], nested: [] } }),
    );
    const cells = publication.tables.flatMap((table) => table.cells);
    expect(cells.flatMap(({ places = [] }) => places)).toEqual([
      { 'out-of-area:km-50 of june': 'yes' },
      { 'out-of-area:region of june': 'yes' },
    ]);
  });

  it('that was withdrawn is still known', () => {
    const fresh = aPublication({ 'age-band=0-12': 10, 'age-band=13-15': 10, 'age-band=16-17': '[c]' });
    const withdrawn = { type: 'withdrawn', release: 'june', why: 'wrong' } as const;
    const values = attacked(fresh, [aRelease('june', { all: 30 }), withdrawn]);
    expect(rangeOf(values, 'new|age-band=16-17|admissions')).toEqual([4, 16, 'narrowed']);
  });

  it('of the same figures says nothing new', () => {
    const fresh = aPublication({
      all: 40,
      'age-band=0-12': 20,
      'age-band=13-15': '[c]',
      'age-band=16-17': '[c]',
    });
    const same = aRelease('june', {
      all: 40,
      'age-band=0-12': 20,
      'age-band=13-15': '[c]',
      'age-band=16-17': '[c]',
    });
    const alone = attacked(fresh, []);
    const both = attacked(fresh, [same]);
    expect(both.map(({ lower, upper, verdict }) => ({ lower, upper, verdict }))).toEqual(
      alone.map(({ lower, upper, verdict }) => ({ lower, upper, verdict })),
    );
  });
});

describe('a revision', () => {
  const fresh = aPublication({ 'age-band=0-15': 10, 'age-band=16-17': 20 });
  const first = aRelease('provisional', { 'age-band=0-15': 5, 'age-band=16-17': 20 });
  it('by at most one record ends the rounding of both figures', () => {
    const values = attacked(fresh, [first], {
      population: { ...aPopulation, delivery: 'second', changes: 1 },
    });
    expect(rangeOf(values, 'new|age-band=0-15|admissions')).toEqual([8, 8, 'exact']);
    expect(rangeOf(values, 'provisional/counts|age-band=0-15|admissions')).toEqual([7, 7, 'exact']);
  });

  it('by nobody knows how many says nothing about the older figure, and that is said', () => {
    const population = { ...aPopulation, delivery: 'second' };
    expect(rangeOf(attacked(fresh, [first], { population }), 'new|age-band=0-15|admissions')).toEqual([
      8,
      12,
      'safe',
    ]);
    expect(withEarlier(fresh, population, aLedger(first)).apart[0]).toMatch(
      /^provisional counted another delivery/,
    );
  });

  it('hangs together through three deliveries', () => {
    const at = (delivery: string, changes: number | null) => ({ ...aPopulation, delivery, changes });
    const second = aRelease(
      'second',
      { 'age-band=0-15': 5, 'age-band=16-17': 20 },
      { population: at('second', 0) },
    );
    const values = attacked(fresh, [first, second], { population: at('third', 1) });
    expect(rangeOf(values, 'provisional/counts|age-band=0-15|admissions')).toEqual([7, 7, 'exact']);
  });

  it('of which several releases say how much changed is held to the least that one of them says', () => {
    const at = (changes: number | null) => ({ ...aPopulation, delivery: 'second', changes });
    const second = aRelease('second', { 'age-band=16-17': 20 }, { population: at(null) });
    const values = attacked(fresh, [first, second], { population: at(1) });
    expect(rangeOf(values, 'new|age-band=0-15|admissions')).toEqual([8, 8, 'exact']);
  });
});

describe('what is known from elsewhere', () => {
  const official: LedgerEntry = {
    type: 'official',
    source: 'monthly statistics (invented)',
    published: '2018-01-01',
    population: { ...aPopulation, delivery: '', rules: {} },
    dimensions: [],
    tables: [
      {
        id: 'england',
        dimensions: [],
        cells: [{ at: {}, measure: 'admissions', kind: 'exact', value: 32, lower: 32, upper: 32 }],
      },
    ],
  };
  const fresh = aPublication({ all: 30, 'age-band=0-12': 20, 'age-band=13-15': 5, 'age-band=16-17': '[c]' });

  it('takes the rounding from a total, when official figures give it exactly', () => {
    expect(rangeOf(attacked(fresh, []), 'new|age-band=16-17|admissions')).toEqual([0, 9, 'safe']);
    expect(rangeOf(attacked(fresh, [official]), 'new|age-band=16-17|admissions')).toEqual([3, 9, 'narrowed']);
  });

  it('holds also for another delivery, since official figures name none', () => {
    const population = { ...aPopulation, delivery: 'second' };
    const values = attacked(fresh, [official], { population });
    expect(rangeOf(values, 'new|age-band=16-17|admissions')).toEqual([3, 9, 'narrowed']);
  });

  it('of one category, drawn by other areas than now, is no figure of everybody', () => {
    const rules = { 'home-region': 'areas of 2016' };
    const region: LedgerEntry = {
      ...official,
      population: { ...official.population, rules },
      dimensions: [{ name: 'home-region', categories: [{ code: 'Y1', parents: [] }] }],
      tables: [
        {
          id: 'north',
          dimensions: ['home-region'],
          cells: [
            {
              at: { 'home-region': 'Y1' },
              measure: 'admissions',
              kind: 'exact',
              value: 9,
              lower: 9,
              upper: 9,
            },
          ],
        },
      ],
    };
    const values = attacked(aPublication({ all: 30 }), [region]);
    expect(values.filter(({ finding }) => finding)).toEqual([]);
  });

  it('is known to the readers of a room sheet, and to nobody else', () => {
    const { type: _, source: __, published: ___, ...counts } = official;
    const room: LedgerEntry = {
      ...counts,
      type: 'room',
      sheet: 'July',
      readers: ['A. Reader'],
      population: aPopulation,
    };
    expect(attacked(fresh, [room]).some(({ finding }) => finding)).toBe(false);
    expect(attacked(fresh, [room], { reader: 'B. Reader' }).some(({ finding }) => finding)).toBe(false);
    expect(attacked(fresh, [room], { reader: 'A. Reader' }).some(({ finding }) => finding)).toBe(true);
  });
});
