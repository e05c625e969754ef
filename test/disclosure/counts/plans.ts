/** Makers of what is asked of counts. */
import type { CountsPlan, HierarchyAsked } from '../../../src/disclosure/counts/counts.ts';

export const aPlan = (plan: Partial<CountsPlan> = {}): CountsPlan => ({
  tables: [],
  hierarchies: [],
  peopleAddUp: false,
  sums: [],
  ...plan,
});

export const byColumns = (of: string, ...columns: readonly string[]): HierarchyAsked => ({
  of,
  by: { kind: 'columns', columns },
});

export const byFile = (of: string, text: string): HierarchyAsked => ({
  of,
  by: { kind: 'file', file: 'regions.csv', text },
});
