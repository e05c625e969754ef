/** The least more to hide against outsiders, and more where one who knows a figure of one person could work out another small one. */
import type { Solvers } from '../attack/solver.ts';
import type { Sum } from '../attack/sum.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type InsidersFind, insidersFind } from '../witness/insiders.ts';
import { hideMore } from './hide-more.ts';
import type { HideOptions, Hiding, HidingProblem } from './hiding-problem.ts';

/** What insiders are asked for: the columns that the one of them who knows most has, and every figure that the rule hid. */
export interface Inside {
  /** The first columns of the problem. */
  readonly columns: number;
  readonly sums: ReadonlyMap<string, Sum>;
  readonly small: readonly {
    readonly key: string;
    readonly count: number;
    /** People behind it; null where the count is of people. */
    readonly people: number | null;
  }[];
}

export interface InsidersAsked {
  readonly asked: number;
  /** Insiders of a problem that is too large to ask each of them; then none was asked. */
  readonly notAsked: number;
  readonly narrowed: number;
}

export type HidingInside =
  | (Extract<Hiding, { kind: 'safe' }> & { readonly insiders: InsidersAsked })
  | Exclude<Hiding, { kind: 'safe' }>
  /** Another small figure stays exact to an insider whatever is hidden, or the rounds came to no end. */
  | { readonly kind: 'inside'; readonly isHopeless: boolean };

const mostRounds = 10;
/** Insiders times figures beyond which the attack would take longer than all else. */
const mostPairs = 200_000;

/** Source: disclosure facts, §6. `hide`: how the least more is sought; figures hidden for insiders are among `added`. */
export function hideInside(
  problem: HidingProblem,
  inside: Inside,
  solvers: Solvers,
  options: HideOptions & { readonly asking?: (insiders: number) => void } = {},
  hide: (problem: HidingProblem) => Hiding = (one) => hideMore(one, solvers, options),
): HidingInside {
  const extra = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const hiding = hide({ ...problem, hidden: new Set([...problem.hidden, ...extra]) });
    if (hiding.kind !== 'safe') return hiding;
    const hidden = new Set([...problem.hidden, ...extra, ...hiding.added]);
    const { exact, asked, notAsked, narrowed } = ask(
      problem,
      inside,
      hidden,
      hiding.witnesses,
      solvers,
      options.asking,
    );
    if (exact.length === 0) {
      const added = problem.cells.flatMap(({ key }) =>
        hidden.has(key) && !problem.hidden.has(key) ? [key] : [],
      );
      return { ...hiding, added, insiders: { asked, notAsked, narrowed } };
    }
    for (const { target } of exact) {
      const next = cheapestNear(problem, inside, hidden, target);
      if (next === undefined) return { kind: 'inside', isHopeless: true };
      extra.add(next);
    }
  }
  return { kind: 'inside', isHopeless: false };
}

function ask(
  { cells, relations, columnUpper, small: range }: HidingProblem,
  { columns, sums, small }: Inside,
  hidden: ReadonlySet<string>,
  witnesses: readonly Int32Array[],
  solvers: Solvers,
  asking: (insiders: number) => void = () => {},
): InsidersFind & InsidersAsked {
  const isOwn = ({ columns: all }: Sum) => all.every((column) => column < columns);
  const facts = cells.flatMap(({ key, facts: rows }) => (hidden.has(key) ? [] : rows.filter(isOwn)));
  const targets = small.flatMap(({ key }) => {
    const sum = sums.get(key);
    return sum === undefined ? [] : [{ sum }];
  });
  const insiders = small.flatMap(({ count, people }, target) =>
    count === 1 || (count <= range.upper && people === 1) ? [{ target, value: count }] : [],
  );
  if (insiders.length * targets.length > mostPairs)
    return { exact: [], narrowed: 0, asked: 0, notAsked: insiders.length };
  asking(insiders.length);
  const rows = [...facts, ...relations.filter(isOwn)];
  const own = witnesses.map((witness) => witness.slice(0, columns));
  const found = insidersFind({ columns, columnUpper, rows, targets, small: range }, insiders, own, solvers);
  return { ...found, asked: insiders.length, notAsked: 0 };
}

/** A shown figure that shares people with the target. */
function cheapestNear(
  { cells }: HidingProblem,
  { sums, small }: Inside,
  hidden: ReadonlySet<string>,
  target: number,
): string | undefined {
  const people = new Set(sums.get(small[target]?.key ?? '')?.columns ?? []);
  const near = cells.filter(
    ({ key, isFixed }) =>
      isFixed !== true &&
      !hidden.has(key) &&
      sums.get(key)?.columns.some((column) => people.has(column)) === true,
  );
  return [...near].sort((a, b) => a.price - b.price)[0]?.key;
}

export const refuseInside = (isHopeless: boolean): Refusal =>
  isHopeless
    ? refuse('DISCLOSURE_NOT_SAFE', [
        'Somebody who knows one small figure could work out another one exactly, whatever else is hidden.',
      ])
    : refuse('DISCLOSURE_NOT_DECIDED', ['The attack of those who know one small figure came to no end.']);
