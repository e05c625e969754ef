/** The ledger as the readers of room sheets see it: a sheet that one of them saw is to all of them a set of exact figures. */
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts';

export interface AsSeen {
  /** Without sheets: those that the readers saw stand in it as figures that are known, all others are gone. */
  readonly ledger: Ledger;
  /** The sheet that a cell stands on, as a label of the ledger names it (`official 3/…`); null for what is public. */
  readonly sheetOf: (cell: string) => string | null;
  /** What a cell is called before its first stroke, in words: the release, or `room <sheet>`. */
  readonly nameOf: (label: string) => string;
}

/** `readers` talk to each other. */
export function asSeen({ entries, head }: Ledger, readers: readonly string[]): AsSeen {
  const seen = entries.filter(
    (entry) => entry.type !== 'room' || entry.readers.some((reader) => readers.includes(reader)),
  );
  const sheets = new Map<string, string>(
    seen.flatMap((entry, i) => (entry.type === 'room' ? [[`official ${i + 1}`, entry.sheet] as const] : [])),
  );
  const labelOf = (cell: string) => cell.slice(0, Math.max(0, cell.indexOf('/')));
  return {
    ledger: { entries: seen.map(known), head },
    sheetOf: (cell) => sheets.get(labelOf(cell)) ?? null,
    nameOf: (label) => {
      const sheet = sheets.get(label);
      return sheet === undefined ? label : `room ${sheet}`;
    },
  };
}

function known(entry: LedgerEntry): LedgerEntry {
  if (entry.type !== 'room') return entry;
  const { sheet, population, dimensions, tables } = entry;
  return { type: 'official', source: `room ${sheet}`, published: null, population, dimensions, tables };
}
