/** Checks in whole numbers, from what is printed, that sums are safe: no search, no solver, and nothing but the release, the demands and the worlds. */
import type { Witness } from '../attack/problem.ts';
import type { Counts, CountsPlan } from '../counts/counts.ts';
import { measure as counted } from '../counts/figures.ts';
import { countedTables } from '../counts/margins.ts';
import { behindRounded } from '../policy/rule.ts';
import type { Release, ReleasedCell } from '../release.ts';
import type { Demand, SumTarget } from './demands.ts';
import type { SumsHidden } from './hide-sums.ts';
import { behindSum, type SumFigures } from './sum-figures.ts';
import type { World } from './worlds.ts';

/** What is wrong, in a sentence; null when every demand is kept by a world that would have printed the release. */
export function faultInSums(
  release: Pick<Release, 'tables'>,
  {
    figures,
    targets,
    kept,
  }: {
    readonly figures: SumFigures;
    readonly targets: readonly SumTarget[];
    readonly kept: SumsHidden['kept'];
  },
  { counts, plan }: { readonly counts: Counts; readonly plan: CountsPlan },
): string | null {
  const { policy, asked, groups, sums, isAtLeastCount } = figures;
  const agrees = ({ kind, ...cell }: ReleasedCell, value: number): boolean => {
    if (kind === 'hidden') return true;
    if (kind !== 'rounded' || !('value' in cell)) return false;
    const { lower, upper } =
      cell.measure === counted
        ? behindRounded(policy, cell.value)
        : cell.value === 0
          ? { lower: 0, upper: 0 }
          : behindSum(policy, cell.value);
    return value >= lower && value <= upper;
  };
  const prints = (table: Witness, measure: string): boolean => {
    const own = countedTables(
      {
        ...counts,
        groups: [...table.keys()].flatMap((column) => {
          const n = table[column] ?? 0;
          return n === 0 ? [] : [{ at: groups.at(column), n, people: n, sums: [] }];
        }),
      },
      plan,
    );
    return own.every(({ cells }, t) => {
      const printed = release.tables[t]?.cells.filter((cell) => cell.measure === measure) ?? [];
      return (
        printed.length === cells.length &&
        cells.every(({ at, n }, i) => {
          const cell = printed[i];
          const isThere =
            cell !== undefined && Object.entries(at).every(([name, code]) => cell.at[name] === code);
          return isThere && agrees(cell, n);
        })
      );
    });
  };
  const isWorld = ({ people, sums: own }: World): boolean =>
    people.every((n, column) => {
      const sum = own[column] ?? -1;
      return n >= 0 && sum >= (isAtLeastCount ? n : 0) && (n > 0 || sum === 0);
    }) &&
    prints(people, counted) &&
    prints(own, asked.measure);
  const amountIn = (table: Witness, target: number) =>
    targets[target]?.columns.reduce((sum, column) => sum + (table[column] ?? 0), 0) ?? Number.NaN;
  const isKept = ({ wishes, known, people }: Demand, world: World): boolean =>
    (people === null || people.every((n, column) => n === world.people[column])) &&
    (known === null || world.sums[known] === sums[known]) &&
    wishes.every(({ target, end, bound }) => {
      const value = amountIn(world.sums, target);
      return end === 'at-most' ? value <= bound : value >= bound;
    });
  if (![...new Set(kept.map(({ world }) => world))].every(isWorld))
    return `a whole table would not print the sums of ${asked.measure} as they are`;
  return kept.every(({ demand, world }) => isKept(demand, world))
    ? null
    : `a sum of ${asked.measure} is not shown to be protected`;
}
