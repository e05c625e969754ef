/** The least more to hide against outsiders, and more where one who knows a figure of one person could work out another small one. */

import type { Witness } from '../attack/problem.ts';
import type { Solvers } from '../attack/solver.ts';
import { type Sum, sumOf } from '../attack/sum.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { byCounts, type Hands } from '../witness/hands.ts';
import { type Insider, insidersFind } from '../witness/insiders.ts';
import { hideMore } from './hide-more.ts';
import type { HidableCell, HideOptions, Hiding, HidingProblem } from './hiding-problem.ts';

/** Those who know more than is printed, and what they shall not work out. */
export interface Inside {
  /** The first columns of the problem: those of the outsider who knows most. */
  readonly columns: number;
  /** Sums over these columns by name; names of cells are their keys. */
  readonly sums: ReadonlyMap<string, Sum>;
  readonly insiders: readonly InsiderNamed[];
  /** How whole tables of these columns are changed. */
  readonly hands?: Hands;
}

export interface InsiderNamed {
  readonly knows: readonly { readonly key: string; readonly lower: number; readonly upper: number }[];
  /** May be one list for many insiders. */
  readonly asks: readonly string[];
}

export interface InsidersAsked {
  readonly asked: number;
  /** Those, at least, who can rule out a small number of other people behind some hidden figure; reported, and no reason to refuse. */
  readonly narrowed: number;
}

export type HidingInside =
  | (Extract<Hiding, { kind: 'safe' }> & { readonly insiders: InsidersAsked })
  | Exclude<Hiding, { kind: 'safe' }>
  /** This other small figure stays exact to an insider whatever is hidden; null when the rounds came to no end. */
  | { readonly kind: 'inside'; readonly hopeless: string | null };

const mostRounds = 10;

/** Source: disclosure facts, §6. `hide`: how the least more is sought; figures hidden for insiders are among `added`. */
export function hideInside(
  problem: HidingProblem,
  inside: Inside,
  solvers: Solvers,
  options: HideOptions & { readonly asking?: (done: number, insiders: number) => void } = {},
  hide: (problem: HidingProblem) => Hiding = (one) => hideMore(one, solvers, options),
): HidingInside {
  const ask = attackOf(problem, inside, solvers, options.asking);
  const extra = new Set<string>();
  let known: readonly Witness[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const hiding = hide({ ...problem, hidden: new Set([...problem.hidden, ...extra]), known });
    if (hiding.kind !== 'safe') return hiding;
    known = hiding.witnesses;
    const hidden = new Set([...problem.hidden, ...extra, ...hiding.added]);
    const { exact, isDecided, narrowed } = ask(hidden, hiding.witnesses);
    if (!isDecided) break;
    if (exact.length === 0) {
      const added = problem.cells.flatMap(({ key }) =>
        hidden.has(key) && !problem.hidden.has(key) ? [key] : [],
      );
      return { ...hiding, added, insiders: { asked: inside.insiders.length, narrowed } };
    }
    for (const one of exact) {
      if (one.heldBy.some((key) => extra.has(key))) continue;
      const next = cheapest(problem, inside, hidden, one);
      if (next === undefined) return { kind: 'inside', hopeless: one.key };
      extra.add(next);
    }
  }
  return { kind: 'inside', hopeless: null };
}

/** A figure that some insider knows exactly, and shown figures that hold it there. */
interface Exact {
  readonly key: string;
  readonly heldBy: readonly string[];
}

/** What stays exact to some insider when these cells are hidden; tables found once are looked at again the next time. */
function attackOf(
  { cells, relations, columnUpper, small }: HidingProblem,
  { columns, sums, insiders, hands = byCounts }: Inside,
  solvers: Solvers,
  asking: (done: number, insiders: number) => void = () => {},
) {
  const isOwn = ({ columns: all }: Sum) => all.every((column) => column < columns);
  const keys = [...new Set(insiders.flatMap(({ knows }) => knows.map(({ key }) => key)))];
  for (const list of new Set(insiders.map(({ asks }) => asks))) keys.push(...list);
  const named = [...new Set(keys)];
  const place = new Map(named.map((key, target) => [key, target]));
  const placeOf = (key: string) => place.get(key) ?? -1;
  const targets = named.map((key) => ({ sum: sums.get(key) ?? sumOf([]) }));
  const lists = new Map<readonly string[], readonly number[]>();
  /** By definition nobody is counted where there are no columns: that is known to everybody, and tells of nobody. */
  const canCount = (key: string) => (sums.get(key)?.columns.length ?? 0) > 0;
  const placed = insiders.map(({ knows, asks }): Insider => {
    const list = lists.get(asks) ?? asks.filter(canCount).map(placeOf);
    lists.set(asks, list);
    return { knows: knows.map((known) => ({ ...known, target: placeOf(known.key) })), asks: list };
  });
  let tables: readonly Witness[] = [];
  return (hidden: ReadonlySet<string>, witnesses: readonly Witness[]) => {
    const facts = cells.flatMap(({ key, facts: rows }) =>
      hidden.has(key) ? [] : rows.filter(isOwn).map((row) => ({ ...row, key })),
    );
    const found = insidersFind(
      { columns, columnUpper, rows: [...facts, ...relations.filter(isOwn)], targets, small, hands },
      placed,
      [...tables, ...witnesses.map((witness) => witness.slice(0, columns))],
      solvers,
      (done) => asking(done, placed.length),
    );
    tables = found.tables;
    return {
      exact: found.exact.map(
        ({ target, heldBy }): Exact => ({
          key: named[target] ?? '',
          heldBy: heldBy.flat().flatMap((row) => facts[row]?.key ?? []),
        }),
      ),
      isDecided: found.undecided === 0,
      narrowed: found.narrowed,
    };
  };
}

/** The figure to hide so that the target is exact no more: one that holds it where it is, else one of the same people; the cheapest, and then the narrowest. */
function cheapest(
  { cells }: HidingProblem,
  { sums }: Inside,
  hidden: ReadonlySet<string>,
  { key: target, heldBy }: Exact,
): string | undefined {
  const open = cells.filter(({ key, isFixed }) => isFixed !== true && !hidden.has(key));
  const holding = open.filter(({ key }) => heldBy.includes(key));
  const people = new Set(sums.get(target)?.columns ?? []);
  const near = open.filter(({ sum }) => sum.columns.some((column) => people.has(column)));
  const widthOf = ({ sum }: HidableCell) => sum.columns.length;
  const chosen = [...(holding.length > 0 ? holding : near)];
  return chosen.sort((a, b) => a.price - b.price || widthOf(a) - widthOf(b))[0]?.key;
}

/** `hopeless`: the figure in words; null when the rounds came to no end. */
export const refuseInside = (hopeless: string | null): Refusal =>
  hopeless !== null
    ? refuse('DISCLOSURE_NOT_SAFE', [
        `Somebody who knows figures of their own could work out ${hopeless} exactly, whatever else is hidden.`,
      ])
    : refuse('DISCLOSURE_NOT_DECIDED', ['The attack of those who know figures of their own came to no end.']);
