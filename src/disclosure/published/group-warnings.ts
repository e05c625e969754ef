/** Group disclosure: groups of which the publication proves that everybody is in one category. It is no finding; a reviewer decides. */
import type { Warning } from '../attack/answer.ts';
import type { Publication, ReadDimension } from '../tables/publication.ts';
import type { AttackedPart } from './attack-part.ts';
import { placeKey } from './gather.ts';
import type { Published } from './read-published.ts';
import { categoryName, nameOf } from './sentences.ts';
import { namesAPlace, namesASum } from './totals.ts';

export interface GroupWarning extends Warning {
  readonly sentence: string;
}

interface Known {
  readonly id: string;
  readonly lower: number;
  readonly upper: number;
}

/** When something was counted tells nothing about anybody; where, no more than those who know them know. */
const times = /^(period|year|quarter|month|date|time)\b|-(year|quarter|month|period)$/;

/**
 * One for each group with somebody in it, printed or hidden, none of whom can be in any other category of a dimension that has others. Not of
 * everybody together, and not of a group in a wider one that is all in the same category. Days and money are no people. Source: disclosure
 * facts, §6. Cost: cells times categories.
 */
export function groupWarnings(
  { values, cellsOf, isDecided }: AttackedPart,
  { dimensions }: Pick<Publication, 'dimensions'>,
  published: Published,
): readonly GroupWarning[] {
  if (!isDecided) return [];
  const known = new Map<string, Known>();
  for (const { cell, lower, upper } of values)
    for (const id of cellsOf.get(cell) ?? []) {
      const own = published.cells.get(id);
      if (own !== undefined)
        known.set(placeKey(own), { id, lower, upper: upper ?? Number.POSITIVE_INFINITY });
    }
  const found = dimensions
    .filter(({ name }) => !times.test(name) && !namesAPlace(name))
    .flatMap((dimension) => {
      const alike = alikeIn(dimension, known, published);
      return [...alike].flatMap(([key, { group, cell, code }]) => {
        const at = published.cells.get(group);
        if (at === undefined) return [];
        const restricted = Object.keys(at.at).filter((name) => at.at[name] !== 'all');
        const isWithin = (name: string): boolean => {
          const wider = placeKey({ at: { ...at.at, [name]: 'all' }, measure: at.measure });
          return alike.get(wider)?.code === code;
        };
        if (restricted.length === 0 || restricted.some(isWithin) || alike.get(key)?.group !== group)
          return [];
        const measure = published.measures.get(at.measure) ?? at.measure;
        if (namesASum(measure)) return [];
        const sentence = `Everybody in ${nameOf(at, { ...published, measures: new Map([['', '']]) })} (${at.text}, ${at.from}) is ${categoryName(dimension.name, code, published)}: the figures leave no other possibility.`;
        return [{ kind: 'all-in-one' as const, group, cell, sentence }];
      });
    });
  return found;
}

/** Groups that are all in one of at least two categories of the dimension, by place. */
function alikeIn(
  { name, categories }: ReadDimension,
  known: ReadonlyMap<string, Known>,
  { cells }: Published,
): ReadonlyMap<string, { readonly group: string; readonly cell: string; readonly code: string }> {
  const below = new Map<string, string[]>();
  for (const { code, parents } of categories)
    for (const parent of parents.length === 0 ? ['all'] : parents)
      below.set(parent, [...(below.get(parent) ?? []), code]);
  const alike = new Map<string, { group: string; cell: string; code: string }>();
  for (const [key, { id, lower, upper }] of known) {
    const own = cells.get(id);
    const codes = below.get(own?.at[name] ?? 'all') ?? [];
    if (own === undefined || lower < 1 || codes.length < 2) continue;
    const partAt = (code: string) =>
      known.get(placeKey({ at: { ...own.at, [name]: code }, measure: own.measure }));
    const possible = codes.filter((code) => partAt(code)?.upper !== 0);
    const only =
      codes.find((code) => (partAt(code)?.lower ?? -1) >= upper) ??
      (possible.length === 1 ? possible[0] : undefined);
    const part = only === undefined ? undefined : partAt(only);
    if (only !== undefined && part !== undefined) alike.set(key, { group: id, cell: part.id, code: only });
  }
  return alike;
}
