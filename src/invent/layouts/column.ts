/** A column of a delivered table: its name in each layout, and what it holds. */
import type { Layout } from '../options.ts';
import type { Row } from '../rows.ts';

export interface Column<R extends Row> {
  /** Undefined where the layout has no such column. */
  readonly names: Readonly<Record<Layout, string | undefined>>;
  readonly kind: 'text' | 'number' | 'date' | 'moment' | 'boolean';
  /** Text as it is, a number, a day for dates, 1 or 0 for booleans; undefined is empty. `key` is the row's own number. */
  readonly value: (row: R, key: string) => string | number | undefined;
}

export interface Table<R extends Row> {
  readonly names: Readonly<Record<Layout, string | undefined>>;
  readonly columns: readonly Column<R>[];
}

type Names = string | readonly [v4: string | undefined, v5: string | undefined, v6: string | undefined];

const inLayouts = (names: Names): Column<Row>['names'] =>
  typeof names === 'string'
    ? { v4: names, v5: names, v6: names }
    : { v4: names[0], v5: names[1], v6: names[2] };

/** One name for all layouts, or one for each of v4, v5, v6. */
export const column = <R extends Row>(
  names: Names,
  value: Column<R>['value'],
  kind: Column<R>['kind'] = 'text',
): Column<R> => ({ names: inLayouts(names), kind, value });

export const table = <R extends Row>(names: Names, columns: readonly Column<R>[]): Table<R> => ({
  names: inLayouts(names),
  columns,
});

/** The keys that every table carries. */
export const envelope = <R extends Row>(prefix: string): readonly Column<R>[] => [
  column(`${prefix}UniqID`, (_, key) => key),
  column('OrgIDProv', ({ submission }) => submission.provider.code),
  column('UniqSubmissionID', ({ submission }) => submission.id),
  column('UniqMonthID', ({ submission }) => submission.month, 'number'),
];
