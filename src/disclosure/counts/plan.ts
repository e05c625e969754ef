/** What is asked of counts, as words of the command line. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { HierarchyAsked } from './counts.ts';

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
