/** A layout of the data set: the columns of each table by its published name, separated by spaces. */

export type LayoutId = 'v4' | 'v5' | 'v6';

export interface Layout {
  readonly id: LayoutId;
  /** Table, such as `MHS501HospProvSpell`, to its columns. */
  readonly tables: Readonly<Record<string, string>>;
}
