/** Insiders who know all of their own rows, such as providers: what each of them knows, and which counts of others it shall not work out. */
import type { Witness } from '../attack/problem.ts';
import { type Sum, sumOf } from '../attack/sum.ts';
import type { Inside, InsiderNamed } from '../hide/hide-inside.ts';
import type { Interval } from '../policy/rule.ts';
import type { Counts, Owner } from './counts.ts';
import { type Figures, measure, tableOf } from './figures.ts';

/**
 * An owner knows the count of each finest group in which nobody else can be, and that no other group has fewer than its own rows. It is asked for figures and
 * groups, printed or not, in which others are, when these are few; and for those that the rule hides because few people are behind them.
 * Source: disclosure facts, §6.
 */
export function ownersInside(
  { dimensions, owners }: Counts,
  { model, all, truth }: Figures,
  small: Interval,
): Pick<Inside, 'sums' | 'insiders'> {
  const groups = Array.from({ length: owners.length === 0 ? 0 : model.columns }, (_, column) => ({
    key: `finest group ${column + 1}`,
    sum: sumOf([column]),
    isHiddenByRule: false,
  }));
  const figures = [
    ...all.map(({ key, count, isHiddenByRule }) => ({ key, sum: count.sum, isHiddenByRule })),
    ...groups,
  ];
  const insiders = owners.map((owner): InsiderNamed => {
    const own = tableOf({ dimensions, groups: owner.groups }, model);
    const isAlone = aloneIn(owner, model);
    const isSmall = (others: number) => small.lower <= others && others <= small.upper;
    return {
      knows: groups.flatMap(({ key }, column) => {
        const lower = own[column] ?? 0;
        const isOwn = isAlone[column] === 1;
        return isOwn || lower > 0 ? [{ key, lower, upper: isOwn ? lower : Number.POSITIVE_INFINITY }] : [];
      }),
      asks: figures.flatMap(({ key, sum, isHiddenByRule }) => {
        if (sum.columns.every((column) => isAlone[column] === 1)) return [];
        const others = valueIn(truth, sum) - valueIn(own, sum);
        return isSmall(others) || (isHiddenByRule && others > small.upper) ? [key] : [];
      }),
    };
  });
  return { sums: new Map(groups.map(({ key, sum }) => [key, sum])), insiders };
}

/** 1 for each finest group that lies within the owner's category, where that is printed. */
function aloneIn({ dimension, codes }: Owner, { axes, cliques, columns }: Figures['model']): Uint8Array {
  const alone = new Uint8Array(columns);
  for (const { names, atoms, first } of cliques.get(measure)?.tables ?? []) {
    const axis = names.indexOf(dimension ?? '');
    if (dimension === null || axis < 0) continue;
    const codeAt = axes.axisOf(dimension).codes.get(dimension) ?? [];
    atoms.forEach((atom, i) => {
      if (codes.has(codeAt[atom[axis] ?? -1] ?? '')) alone[first + i] = 1;
    });
  }
  return alone;
}

const valueIn = (counts: Witness, { columns }: Sum): number =>
  columns.reduce((sum, column) => sum + (counts[column] ?? 0), 0);
