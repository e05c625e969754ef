/** Columns of sums in a file of counts: the sum of each row, and the largest contributions of one person to it. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { CsvRow } from '../../places/csv.ts';
import type { CountsPlan } from '../counts/counts.ts';
import { type CsvTable, faultIn, wholeNumber } from '../counts/csv-table.ts';
import type { Contributions } from '../policy/dominance.ts';

/** How many of the largest contributions a file may give beside a sum. */
const mostGiven = 10;

/** `bed_days`, `bed_days_1` … for each sum asked: no dimensions, however many of them the policy looks at. */
export const sumColumns = ({ sums }: CountsPlan): ReadonlySet<string> =>
  new Set(
    sums.flatMap(({ measure }) => [
      measure,
      ...Array.from({ length: mostGiven }, (_, i) => `${measure}_${i + 1}`),
    ]),
  );

/**
 * `largest`: how many contributions the policy looks at. Throws USAGE_VALUE for a sum that the file does not have, COUNTS_SUM_COLUMN_MISSING for
 * one without its largest contributions.
 */
export function refuseColumns({ columns, file }: CsvTable, { sums }: CountsPlan, largest: number): void {
  for (const { measure } of sums) {
    if (!columns.has(measure) || measure === 'n' || measure === 'people')
      throw new HomewardError('USAGE_VALUE', `no such column: ${measure}`, { field: '--sum' });
    const missing = Array.from({ length: largest }, (_, i) => `${measure}_${i + 1}`).filter(
      (name) => !columns.has(name),
    );
    if (missing.length > 0)
      throw faultIn(file)('COUNTS_SUM_COLUMN_MISSING', `missing column: ${missing.join(', ')}`, 1);
  }
}

/** `most`: how many people can be behind the row at most. Throws COUNTS_NUMBER_WRONG, and COUNTS_SUM_WRONG for contributions that cannot make the sum. */
export function contributionsOf(
  table: CsvTable,
  row: CsvRow,
  { sums }: CountsPlan,
  { largest: keep, most }: { readonly largest: number; readonly most: number },
): readonly Contributions[] {
  return sums.map(({ measure }) => {
    const names = Array.from({ length: keep }, (_, i) => `${measure}_${i + 1}`);
    const total = wholeNumber(table, row, measure);
    const largest = names.map((name) => wholeNumber(table, row, name));
    const wrong = faultOf({ total, largest }, most);
    if (wrong !== null)
      throw faultIn(table.file)('COUNTS_SUM_WRONG', wrong.what, row.line, names[wrong.at] ?? measure);
    return { total, largest };
  });
}

/** Why the largest contributions of at most so many people cannot be those of the sum, and which of them; null where they can. */
function faultOf(
  { total, largest }: Contributions,
  most: number,
): { readonly what: string; readonly at: number } | null {
  let left = total;
  for (const [at, one] of largest.entries()) {
    if (one > left) return { what: 'more than the sum', at };
    if (at > 0 && one > (largest[at - 1] ?? 0)) return { what: 'more than the one before it', at };
    if (at >= most && one > 0) return { what: 'more contributions than people', at };
    left -= one;
  }
  const others = Math.max(0, most - largest.length);
  return left > others * (largest.at(-1) ?? 0)
    ? { what: 'too little for the sum: nobody left has more', at: largest.length - 1 }
    : null;
}
