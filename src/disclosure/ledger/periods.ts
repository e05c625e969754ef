/** Releases of different periods: which months each of them counts. */
import { financialYearOf, type Month, monthNumber, monthsOf, quarterOf } from '../../study/calendar.ts';
import type { LedgerDimension, Population } from './ledger.ts';
import { isOne, nothing, type Part } from './part.ts';

/** Months of all periods are cut where a period begins or ends; each month, then, lies in one piece. Where no table has months, those that quarters, years and pieces do not tell apart are one span. */
export function periodPart(populations: readonly Population[]): Part {
  const periods = populations.flatMap(({ from, to }) =>
    from === null || to === null ? [] : [{ from: from as Month, to: to as Month }],
  );
  if (isOne(periods)) return nothing;
  const months = [...new Set(periods.flatMap(monthsOf))].sort();
  const starts = new Set(periods.flatMap(({ from, to }) => [monthNumber(from), monthNumber(to) + 1]));
  const pieces: Month[][] = [];
  for (const month of months) {
    const last = pieces.at(-1);
    const follows = last !== undefined && monthNumber(month) === monthNumber(last[0] as Month) + last.length;
    if (follows && !starts.has(monthNumber(month))) last.push(month);
    else pieces.push([month]);
  }
  const codeOf = (piece: readonly Month[]) => `${piece[0]} to ${piece.at(-1)}`;
  const pieceOf = new Map(pieces.flatMap((piece) => piece.map((month) => [month, codeOf(piece)] as const)));
  const within = ({ from, to }: Population): Readonly<Record<string, readonly string[]>> => {
    if (from === null || to === null) return {};
    const own = monthsOf({ from: from as Month, to: to as Month }).map((month) => pieceOf.get(month) ?? '');
    return { period: [...new Set(own)] };
  };
  const extend: Part['extend'] = (dimensions) => {
    const period = {
      name: 'period',
      categories: pieces.map((piece) => ({ code: codeOf(piece), parents: [] })),
    };
    const has = (name: string) => dimensions.some((dimension) => dimension.name === name);
    if (!['month', 'quarter', 'year'].some(has)) return [...dimensions, period];
    const parentsOf = (month: Month) => [
      ...(has('quarter') ? [`quarter=${quarterOf(month)}`] : []),
      ...(has('year') ? [`year=${financialYearOf(month)}`] : []),
      `period=${pieceOf.get(month)}`,
    ];
    const name = has('month') ? 'month' : 'span';
    const spans = new Map<string, readonly Month[]>();
    for (const month of months) {
      const key = has('month') ? month : parentsOf(month).join();
      spans.set(key, [...(spans.get(key) ?? []), month]);
    }
    const categories = [...spans.values()].flatMap((span) => {
      const [first] = span;
      return first === undefined
        ? []
        : [{ code: has('month') ? first : codeOf(span), parents: parentsOf(first) }];
    });
    const others = dimensions.filter((dimension) => dimension.name !== name);
    const parents = categories.flatMap(({ parents: own }) => own);
    return [...others.map((dimension) => withAll(dimension, parents)), { name, categories }, period];
  };
  return { extend, within };
}

/** With the categories of this dimension that another lies in: quarters of months that one release has and the other has not. */
function withAll({ name, categories }: LedgerDimension, parents: readonly string[]): LedgerDimension {
  const known = new Set(categories.map(({ code }) => code));
  const codes = parents.flatMap((parent) =>
    parent.startsWith(`${name}=`) ? [parent.slice(name.length + 1)] : [],
  );
  const added = [...new Set(codes)].filter((code) => !known.has(code));
  return { name, categories: [...categories, ...added.map((code) => ({ code, parents: [] }))] };
}
