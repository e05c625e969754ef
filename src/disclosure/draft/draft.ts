/** The tables of a release before anything is decided: which figures stand where, and which of them are the same figure. */
import type { Results } from '../../measures/results.ts';
import type { Study } from '../../study/study.ts';
import type { Axes } from '../model/axes.ts';
import type { Impossible } from '../model/impossible.ts';
import type { Policy } from '../policy/policy.ts';
import type { CellPlace } from '../release.ts';
import { agreementTable, headlineTable, inclusionTable, qualityTable } from './draft-fixed.ts';
import { studyTable } from './draft-study.ts';
import { type Quantities, quantitiesFor } from './quantities.ts';

export interface DraftTable {
  readonly id: string;
  readonly title: string;
  readonly dimensions: readonly string[];
  readonly cells: readonly DraftCell[];
}

export type DraftCell = CellPlace &
  (
    | {
        readonly kind: 'count';
        readonly quantity: string;
        /** Whom it counts, where neither its place nor its measure says it: people in one of these places. */
        readonly places?: readonly Readonly<Record<string, string>>[];
      }
    /** A quantile of the people behind a count; it needs `needs` children and is hidden with the count. */
    | {
        readonly kind: 'statistic';
        readonly value: number | null;
        readonly unit: string;
        readonly children: number;
        readonly needs: number;
        readonly quantity: string;
      }
    /** Whole per cent of released figures, at most 100. */
    | {
        readonly kind: 'ratio';
        readonly of: string;
        readonly over: string;
        readonly ofQuantities: readonly string[];
        readonly overQuantities: readonly string[];
      }
    | { readonly kind: 'notApplicable' }
  );

export interface Draft {
  readonly tables: readonly DraftTable[];
  readonly quantities: Quantities;
}

export interface Drafting {
  readonly results: Results;
  readonly study: Study;
  readonly policy: Policy;
  readonly axes: Axes;
  readonly impossible: readonly Impossible[];
  readonly quantities: Quantities;
}

export function draftOf(given: Omit<Drafting, 'quantities'>): Draft {
  const quantities = quantitiesFor(given.axes, given.impossible);
  const drafting = { ...given, quantities };
  const tables = [
    headlineTable(drafting),
    inclusionTable(drafting),
    agreementTable(drafting),
    qualityTable(drafting),
    ...given.results.tables.map((table) => studyTable(table, drafting)),
  ];
  return { tables, quantities };
}

/** Keys of the quantities that some tables count. */
export const quantitiesIn = ({ tables }: Draft, isWanted: (table: string) => boolean): ReadonlySet<string> =>
  new Set(
    tables
      .filter(({ id }) => isWanted(id))
      .flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === 'count' ? [cell.quantity] : []))),
  );

/** `<table>|<dimension>=<code>|…|<measure>`: the name of a cell in records and answers. */
export const cellId = (table: string, { at, measure }: CellPlace): string =>
  [table, ...Object.entries(at).map(([dimension, code]) => `${dimension}=${code}`), measure].join('|');
