/** Differences that anybody can form of printed counts: a count less another inside it, or less all those that divide it. */
import type { CliqueAtoms } from '../model/atoms.ts';
import type { Draft } from './draft.ts';
import type { Quantity } from './quantities.ts';

/** Quantities of one way of dividing the admissions that lie within another quantity. */
export interface Division {
  readonly whole: string;
  /** The dimensions or verdicts that divide it. */
  readonly way: string;
  readonly parts: readonly string[];
  /** Whether the parts together are the whole. */
  readonly isComplete: boolean;
}

export interface Differences {
  /** Keys of quantities of which the second counts some of what the first counts. */
  readonly nested: readonly (readonly [string, string])[];
  readonly divisions: readonly Division[];
}

export function differencesIn(
  cliques: readonly CliqueAtoms[],
  quantities: readonly Pick<Quantity, 'key' | 'boxes' | 'free'>[],
  draft: Draft,
): Differences {
  const waysOf = waysOfDividing(draft);
  const nested = new Map<string, readonly [string, string]>();
  const divisions = new Map<string, Division>();
  for (const clique of cliques) {
    const inside = quantities
      .filter(({ boxes, free }) => free.length === 0 && boxes.every((box) => clique.holds(box)))
      .map(({ key, boxes }) => ({ key, columns: clique.columnsIn(boxes) }));
    for (const { key: whole, columns } of inside) {
      const own = new Set(columns);
      const within = inside.filter(
        (part) => part.columns.length < own.size && part.columns.every((column) => own.has(column)),
      );
      const byWay = new Map<string, (typeof within)[number][]>();
      for (const part of within) {
        nested.set(`${whole} ⊃ ${part.key}`, [whole, part.key]);
        for (const way of waysOf.get(part.key) ?? []) byWay.set(way, [...(byWay.get(way) ?? []), part]);
      }
      for (const [way, parts] of byWay) {
        const covered = parts.reduce((sum, part) => sum + part.columns.length, 0);
        const keys = parts.map(({ key }) => key);
        divisions.set(`${whole} by ${way}`, { whole, way, parts: keys, isComplete: covered === own.size });
      }
    }
  }
  return { nested: [...nested.values()], divisions: [...divisions.values()] };
}

/** The ways in which each quantity is one of the parts: by the dimensions of a table or a margin, by one verdict or two. */
function waysOfDividing({ tables }: Draft): ReadonlyMap<string, ReadonlySet<string>> {
  const ways = new Map<string, Set<string>>();
  for (const { id, cells } of tables)
    for (const cell of cells) {
      if (cell.kind !== 'count' || id === 'inclusion' || id === 'quality') continue;
      const divided = Object.entries(cell.at).filter(([, code]) => code !== 'all');
      const way =
        id === 'headlines'
          ? cell.measure.replace(/:[^:]+$/, '')
          : id === 'agreement'
            ? divided.map(([, definition]) => `out-of-area:${definition}`).join(' and ')
            : divided
                .map(([dimension]) => dimension)
                .sort()
                .join();
      ways.set(cell.quantity, (ways.get(cell.quantity) ?? new Set()).add(way));
    }
  return ways;
}
