/** Revisions: final = provisional + added − removed. Source: disclosure facts, §7. */
import type { LedgerDimension, LedgerTable, Population } from './ledger.ts';

/**
 * Records stay from one delivery to another; one that leaves and comes back counts as two. If it is public how many may have come and gone
 * between two deliveries, their counts hang together; if not, nothing follows from the older ones, and they are left out (null).
 * Official figures name no delivery: they are those of the last one.
 */
export function deliveriesOf(populations: readonly Population[]): {
  readonly dimensions: readonly LedgerDimension[];
  readonly within: (population: Population) => Readonly<Record<string, readonly string[]>> | null;
  readonly known: readonly LedgerTable[];
} {
  const changesOf = new Map<string, number | null>();
  for (const { delivery, changes } of populations)
    if (delivery !== '') changesOf.set(delivery, fewer(changesOf.get(delivery) ?? null, changes));
  const steps = [...changesOf].map(([delivery, changes]) => ({ delivery, changes }));
  const lastBreak = steps.findLastIndex(({ changes }, i) => i > 0 && changes === null);
  const linked = steps.slice(Math.max(0, lastBreak));
  const at = new Map(linked.map(({ delivery }, i) => [delivery, i]));
  if (linked.length <= 1)
    return {
      dimensions: [],
      known: [],
      within: ({ delivery }) => (delivery === '' || at.has(delivery) ? {} : null),
    };
  const stays = linked.flatMap((_, first) =>
    linked
      .slice(first)
      .map((__, n) => ({ first, last: first + n, code: `${first + 1} to ${first + n + 1}` })),
  );
  const within = ({ delivery }: Pick<Population, 'delivery'>) => {
    const i = delivery === '' ? linked.length - 1 : at.get(delivery);
    if (i === undefined) return null;
    return { delivery: stays.filter(({ first, last }) => first <= i && i <= last).map(({ code }) => code) };
  };
  const categories = [
    ...stays.map(({ first, last, code }) => ({
      code,
      parents: [
        ...(first > 0 ? [`came with ${first + 1}`] : []),
        ...(last < linked.length - 1 ? [`left after ${last + 1}`] : []),
      ],
    })),
    ...linked.slice(1).flatMap((_, i) => [
      { code: `came with ${i + 2}`, parents: [] },
      { code: `left after ${i + 1}`, parents: [] },
    ]),
  ];
  const cells = linked.slice(1).flatMap(({ changes }, i) =>
    [`came with ${i + 2}`, `left after ${i + 1}`].map((code) => ({
      at: { delivery: code },
      measure: 'admissions',
      kind: 'between' as const,
      lower: 0,
      upper: changes,
    })),
  );
  return {
    dimensions: [{ name: 'delivery', categories }],
    within,
    known: [{ id: 'changes', dimensions: ['delivery'], cells }],
  };
}

/** What several releases of one delivery say of it holds together. */
const fewer = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
