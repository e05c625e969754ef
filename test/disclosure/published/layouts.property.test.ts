/** Random tables in layouts of publishers: what was counted lies within what is said to be possible, and no figure is passed over. */
import { describe, expect, it } from 'vitest';
import { anXlsx, attack, type Page } from './a-file.ts';

type Cell = string | number;
/** A count, before the rule. */
type Counted = string | { readonly count: number };

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const rules: Readonly<Record<string, (count: number) => Cell>> = {
  'counts under five behind a star, the others to the nearest five': (n) =>
    n < 5 ? '*' : Math.round(n / 5) * 5,
  'one to four behind [c], the others exact': (n) => (n > 0 && n < 5 ? '[c]' : n),
};

const sum = (list: readonly number[]) => list.reduce((so, n) => so + n, 0);
const counted = (list: readonly number[]): readonly Counted[] => list.map((count) => ({ count }));
const withTotals = (rows: readonly (readonly number[])[]) => {
  const wide = rows.map((row) => [...row, sum(row)]);
  return [...wide, (wide[0] ?? []).map((_, j) => sum(wide.map((row) => row[j] ?? 0)))];
};

type Sheets = readonly { readonly name: string; readonly rows: readonly (readonly Counted[])[] }[];
const layouts: Readonly<Record<string, (count: () => number) => Sheets>> = {
  'authorities in their regions': (count) => {
    const regions = [0, 1, 2].map(() => [0, 1, 2].map(() => [count(), count()] as const));
    const row = (cells: readonly (readonly number[])[]) => {
      const [girls, boys] = [sum(cells.map(([a = 0]) => a)), sum(cells.map(([, b = 0]) => b))];
      return counted([girls, boys, girls + boys]);
    };
    const rows = regions.flatMap((authorities, i) => [
      [`Region ${i}`, '', ...row(authorities)],
      ...authorities.map((one, k) => [`Region ${i}`, `Authority ${i}${k}`, ...row([one])]),
    ]);
    const header = ['Region', 'Local authority', 'Girls', 'Boys', 'All'];
    return [{ name: 'T', rows: [header, ['England', '', ...row(regions.flat())], ...rows] }];
  },
  'groups of rows': (count) => {
    const people = Array.from({ length: 80 }, () => [count() % 3, count() % 4, count() % 2]);
    const row = (of: (person: readonly number[]) => boolean) => {
      const own = people.filter(of);
      const parts = [0, 1].map((k) => own.filter((person) => person[2] === k).length);
      return counted([...parts, own.length]);
    };
    return [
      {
        name: 'T',
        rows: [
          ['Characteristic', 'Detained', 'Informal', 'Total'],
          ['All people', ...row(() => true)],
          ['Gender'],
          ...['Female', 'Male', 'Unknown'].map((name, k) => [name, ...row((person) => person[0] === k)]),
          ['Age'],
          ...['0-9', '10-14', '15-17', '18+'].map((name, k) => [name, ...row((person) => person[1] === k)]),
        ],
      },
    ];
  },
  'sheets of girls, boys and all': (count) => {
    const [girls, boys] = [0, 1].map(() => [0, 1, 2, 3].map(() => [count(), count(), count()]));
    const all = (girls ?? []).map((row, i) => row.map((n, j) => n + (boys?.[i]?.[j] ?? 0)));
    return (
      [
        ['Girls', girls ?? []],
        ['Boys', boys ?? []],
        ['All', all],
      ] as const
    ).map(([name, rows]) => ({
      name,
      rows: [
        ['Region', '0-9', '10-14', '15-17', 'All ages'],
        ...withTotals(rows).map((row, i) => [i < 4 ? `Region ${i}` : 'England', ...counted(row)]),
      ],
    }));
  },
};

describe('what was counted', () => {
  for (const [layout, make] of Object.entries(layouts))
    for (const [rule, printed] of Object.entries(rules))
      it(`is possible, and none is passed over: ${layout}; ${rule}`, () => {
        const chance = seeded(layout.length * 31 + rule.length);
        const truth = new Map<string, number>();
        const pages = make(() => Math.floor(chance() * chance() * 30)).map(
          ({ name, rows }): Page => ({
            name,
            rows: rows.map((row, i) =>
              row.map((cell, j) => {
                if (typeof cell === 'string') return cell;
                truth.set(`${name}!${String.fromCharCode(65 + j)}${i + 1}`, cell.count);
                return printed(cell.count);
              }),
            ),
          }),
        );
        const { targets, counts } = attack([anXlsx('book.xlsx', pages)]);
        expect(counts.unknown).toBe(0);
        const ranges = new Map(targets.map((target) => [target.from, target]));
        for (const [place, count] of truth) {
          const { lower, upper } = ranges.get(place) ?? { lower: Number.NaN, upper: Number.NaN };
          expect([place, count >= lower && count <= (upper ?? count)]).toEqual([place, true]);
        }
      });
});
