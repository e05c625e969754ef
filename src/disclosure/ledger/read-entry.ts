/** Entries of the ledger as tables that somebody reads. */
import type { Publication, ReadCell, ReadTable, Says } from '../tables/publication.ts';
import { dimensionsOf, nameOf, whomCounts } from '../tables/whom-counts.ts';
import type { LedgerCell, LedgerDimension, OfficialEntry, ReleasedEntry, RoomEntry } from './ledger.ts';

export type CountEntry = ReleasedEntry | OfficialEntry | RoomEntry;
type Rule = Publication['policy'];

/** The dimensions of what `readTables` reads. */
export function readDimensions(entry: CountEntry): readonly LedgerDimension[] {
  const cells = entry.tables.flatMap(({ id, cells: own }) =>
    own.map((cell) => whomCounts(id, cell, countsIn(entry))),
  );
  return dimensionsOf(cells, entry.dimensions, ofCodes);
}

/** A dimension of which only these categories are known. */
export const ofCodes = (name: string, codes: readonly string[]): LedgerDimension => ({
  name,
  categories: codes.map((code) => ({ code, parents: [] })),
});

/** `<label>/<table>`, with the same places whatever form the table was printed in. `rule` is the reader's own; figures of another one keep their intervals. */
export function readTables(entry: CountEntry, label: string, rule: Rule): readonly ReadTable[] {
  const own = entry.type === 'released' ? entry.policy : rule;
  return entry.tables.map(({ id, cells }) => {
    const name = label === '' ? id : `${label}/${id}`;
    const read = cells.map(
      (cell): ReadCell => ({
        ...whomCounts(id, cell, countsIn(entry)),
        says: saysOf(cell, own, rule),
        from: `${name}|${nameOf(cell)}`,
      }),
    );
    return {
      id: name,
      dimensions: [...new Set(read.flatMap(({ at }) => Object.keys(at)))],
      ...(label === '' ? {} : { release: label }),
      cells: read,
    };
  });
}

const countsIn = (entry: CountEntry) => (entry.type === 'released' ? entry.reading.counts : {});

function saysOf({ kind, value, lower, upper }: LedgerCell, own: Rule, rule: Rule): Says {
  if (kind === 'notApplicable') return { kind: 'not-applicable' };
  if (kind === 'derived' || kind === 'statistic' || lower === undefined) return { kind: 'says-nothing' };
  if (kind === 'exact' && value !== undefined) return { kind: 'exact', value };
  const isReadAlike = own.roundTo % 2 === 1 || own.ties === rule.ties;
  if (kind === 'rounded' && value !== undefined && isReadAlike)
    return { kind: 'rounded', value, base: own.roundTo, threshold: own.smallestShown };
  if (kind === 'hidden' && upper === null) return { kind: 'hidden', marker: 'ambiguous' };
  return { kind: 'between', lower, upper: upper ?? null };
}
