/** Whatever a spreadsheet writes is read back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from '../../src/places/csv.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const written = (cell: string, always: boolean) => (always || /[",\r\n]/.test(cell) ? quoted(cell) : cell);

it('reads back any cells, however they are quoted and lines end', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r', "'"), maxLength: 6 });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
  fc.assert(
    fc.property(table, fc.boolean(), fc.constantFrom('\n', '\r\n'), (rows, always, end) => {
      const text = rows.map((row) => row.map((value) => written(value, always)).join(',')).join(end);
      const read = parseCsv(text);
      if ('what' in read) throw new Error(read.what);
      expect(read.map(({ cells }) => cells)).toEqual(rows.map((row) => row.map((value) => value.trim())));
    }),
  );
});
