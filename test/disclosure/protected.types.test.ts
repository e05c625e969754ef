/** The types that carry the promise: only `protect` makes what may be published. */
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/disclosure/public-files.ts';
import type { ProtectedTable, Release } from '../../src/disclosure/release.ts';
import type { ResultTable } from '../../src/measures/results.ts';

describe('the type system', () => {
  it('does not let unprotected counts be published', () => {
    const results: ResultTable = { id: 't', title: 't', dimensions: [], cells: [] };
    // @ts-expect-error: results are not protected
    expect(csvOf(results)).toBe('measure,value\n');
    // @ts-expect-error: a table made by hand lacks the brand
    const byHand: ProtectedTable = { id: 't', title: 't', dimensions: [], cells: [] };
    // @ts-expect-error: so does a release of such tables
    const tables: Release['tables'] = [{ id: 't', title: 't', dimensions: [], cells: [] }];
    expect([byHand.id, tables.length]).toEqual(['t', 1]);
  });
});
