/** Rows of a table in groups under headings of their own: breakdowns of the same people one below the other, or places within wider places. */
import type { MakeTheSame } from './label-columns.ts';
import { readPrinted } from './printed.ts';
import type { Sheet } from './sheet.ts';
import { totalsAmong } from './totals.ts';

/** Rows with a label only, such as Gender over Female and Male, stand as a column of their own behind the others. */
export function withGroups(
  sheet: Sheet,
  { header, from, to }: { readonly header: number; readonly from: number; readonly to: number },
  shapeOf: (row: readonly string[]) => string,
): Sheet {
  const shapes = sheet.rows.map((row, i) => (i >= from && i < to ? shapeOf(row) : null));
  const headings = shapes.flatMap((shape, i) => (shape === 'one' && shapes[i + 1] === 'figures' ? [i] : []));
  const [first] = headings;
  const before = sheet.rows.slice(from, first).filter((row) => shapeOf(row) === 'figures');
  const areTotals = totalsAmong(before.map((row) => row[0] ?? '')).size === before.length;
  if (first === undefined || !areTotals || headings.length + before.length < 2) return sheet;
  const width = Math.max(...sheet.rows.slice(header, to).map((row) => row.length));
  let group = '';
  const rows = sheet.rows.map((row, i) => {
    if (i < header || i >= to) return row;
    if (headings.includes(i)) {
      group = row.find((text) => text !== '') ?? '';
      return [];
    }
    const text = i === header ? 'Group' : i < from ? '' : group;
    return [...row, ...Array<string>(width - row.length).fill(''), text];
  });
  return { ...sheet, rows };
}

/**
 * Groups of the same people come to the same total each; groups of a whole come to it together. What is hidden is missing in both, so the nearer one is
 * taken, column by column; without a total, groups are the same that agree within a fifth.
 */
export function makeTheSame(columns: readonly number[], rows: readonly (readonly string[])[]): MakeTheSame {
  return (groups) => {
    const isTotal = (group: string) => group === '' || totalsAmong([group]).size > 0;
    const names = [...new Set(groups)].filter((group) => !isTotal(group));
    const comesTo = (column: number, isIn: (group: string) => boolean) =>
      rows.reduce((sum, row, i) => {
        const printed = readPrinted(row[column] ?? '');
        return isIn(groups[i] ?? '') && printed.kind === 'number' ? sum + printed.value : sum;
      }, 0);
    const telling = columns.flatMap((column) => {
      const sums = names.map((name) => comesTo(column, (group) => group === name));
      const total = comesTo(column, isTotal);
      const [least, most] = [Math.min(...sums), Math.max(...sums)];
      const all = sums.reduce((so, sum) => so + sum, 0);
      if (all === 0) return [];
      return [total > 0 ? Math.abs(all - total) > Math.abs(most - total) : least >= 0.8 * most];
    });
    return names.length > 1 && telling.filter(Boolean).length * 2 > telling.length;
  };
}
