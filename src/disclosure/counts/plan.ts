/** What is asked of counts, as words of the command line. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { HierarchyAsked, SumAsked } from './counts.ts';

/** `region,age` as names; throws USAGE_VALUE. */
export function tableAsked(words: string): readonly string[] {
  const names = words.split(',').map((name) => name.trim());
  if (names.includes(''))
    throw new HomewardError('USAGE_VALUE', 'a table without names of dimensions', { field: '--table' });
  return names;
}

/** `region=regions.csv` or `region=county,climate`; `read` gives the text of a file. Throws USAGE_VALUE, and what `read` throws. */
export function hierarchyAsked(words: string, read: (file: string) => string): HierarchyAsked {
  const at = words.indexOf('=');
  const of = words.slice(0, Math.max(at, 0)).trim();
  const columns = words
    .slice(at + 1)
    .split(',')
    .map((name) => name.trim());
  const [file] = columns;
  if (of === '' || file === undefined || columns.includes(''))
    throw new HomewardError('USAGE_VALUE', 'a hierarchy is written column=file.csv or column=column', {
      field: '--hierarchy',
    });
  return columns.length === 1 && /\.csv$/i.test(file)
    ? { of, by: { kind: 'file', file, text: read(file) } }
    : { of, by: { kind: 'columns', columns } };
}

/** `bed_days:days`, or `bed_days` with its own name as the unit; throws USAGE_VALUE. */
export function sumAsked(words: string): SumAsked {
  const [measure = '', unit = measure.replaceAll('_', ' '), ...more] = words
    .split(':')
    .map((word) => word.trim());
  if (
    !/^[a-z][a-z0-9_]{0,39}$/i.test(measure) ||
    !/^[\p{L}\p{N}£€$][\p{L}\p{N} £€$-]{0,39}$/u.test(unit) ||
    more.length > 0
  )
    throw new HomewardError('USAGE_VALUE', 'a sum is written column:unit, such as bed_days:days', {
      field: '--sum',
    });
  return { measure, unit };
}
