/** Entries of the ledger as tables that somebody reads. */
import type { Publication, ReadCell, ReadTable, Says } from '../tables/publication.ts';
import type {
  LedgerCell,
  LedgerDimension,
  LedgerTable,
  OfficialEntry,
  ReleasedEntry,
  RoomEntry,
} from './ledger.ts';
import { type PlainPlace, plainDimensions, plainPlace } from './plain-places.ts';

export type CountEntry = ReleasedEntry | OfficialEntry | RoomEntry;
type Rule = Publication['policy'];

/** Dimensions of an entry's tables after `readTables`; steps, reasons and checks become places of their own kind. */
export function readDimensions({ dimensions, tables }: CountEntry): readonly LedgerDimension[] {
  const plain = plainDimensions(tables);
  const known = new Set(plain.map(({ name }) => name));
  const gone = new Set(['step', 'reason', 'check', 'definition', 'other-definition']);
  return [...dimensions.filter(({ name }) => !known.has(name) && !gone.has(name)), ...plain];
}

/** `<label>/<table>`, with the same places whatever form the table was printed in. `rule` is the reader's own; figures of another one keep their intervals. */
export function readTables(entry: CountEntry, label: string, rule: Rule): readonly ReadTable[] {
  const own = entry.type === 'released' ? entry.policy : rule;
  return entry.tables.flatMap((table) => tablesOf(table, label, (cell) => saysOf(cell, own, rule)));
}

function tablesOf(
  { id, cells }: LedgerTable,
  label: string,
  says: (cell: LedgerCell) => Says,
): readonly ReadTable[] {
  const byDimensions = new Map<string, { place: PlainPlace; cell: LedgerCell }[]>();
  for (const cell of cells) {
    const place = plainPlace(id, cell);
    const key = Object.keys(place.at).join('|');
    const found = byDimensions.get(key) ?? [];
    found.push({ place, cell });
    byDimensions.set(key, found);
  }
  const name = label === '' ? id : `${label}/${id}`;
  return [...byDimensions.values()].map((found) => ({
    id: name,
    dimensions: Object.keys(found[0]?.place.at ?? {}),
    ...(label === '' ? {} : { release: label }),
    cells: found.map(
      ({ place, cell }): ReadCell => ({ ...place, says: says(cell), from: placeOf(name, cell) }),
    ),
  }));
}

const placeOf = (table: string, { at, measure }: LedgerCell): string =>
  [table, ...Object.entries(at).map(([dimension, code]) => `${dimension}=${code}`), measure].join('|');

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
