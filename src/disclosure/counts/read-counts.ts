/** Reads `counts.csv`: dimension columns, `n`, perhaps `people`; one row for each finest group. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { CsvRow } from '../../places/csv.ts';
import { together as apart, atMostTogether } from '../policy/dominance.ts';
import { contributionsOf, refuseColumns, sumColumns } from '../sums/contributions.ts';
import { type CountedGroup, type Counts, type CountsPlan, inOrder } from './counts.ts';
import { type CsvTable, cellOf, csvTable, faultIn, faultOfCode, wholeNumber } from './csv-table.ts';
import { dimensionOf } from './hierarchy.ts';
import { ownersIn } from './own-rows.ts';

/** All counts together; whole tables are kept in 32 bits. */
const mostCounted = 100_000_000;

/**
 * `text` of a file that people know as `file`. Columns that group another are no dimensions. Throws COUNTS_* and HIERARCHY_WRONG with the line
 * (exit 6), USAGE_VALUE for a plan that names columns which are not there; no message holds a count or a category. `largest`: how many contributions of
 * one person the policy looks at, for sums.
 */
export function readCounts(text: string, file: string, plan: CountsPlan, largest = 0): Counts {
  const table = csvTable(text, file, ['n']);
  refuseColumns(table, plan, largest);
  const names = dimensionNames(table, plan);
  if (names.length === 0) throw faultIn(file)('COUNTS_COLUMN_MISSING', 'no column besides the counts', 1);
  const groups = table.rows.map((row) => groupOf(table, row, names, plan, largest));
  const asked = new Set(plan.tables.flat());
  const used = plan.tables.length === 0 ? names : names.filter((name) => asked.has(name));
  const dimensions = used.map((name) => dimensionOf(name, table, plan));
  refuseTwice(table, groups);
  for (const [i, column] of ['n', ...plan.sums.map(({ measure }) => measure)].entries())
    if (groups.reduce((sum, { n, sums }) => sum + (sums[i - 1]?.total ?? n), 0) > mostCounted)
      throw faultIn(file)(
        'COUNTS_NUMBER_WRONG',
        `more than ${mostCounted} counted in all`,
        undefined,
        column,
      );
  return {
    dimensions,
    groups: together(groups, names, used, plan.peopleAddUp),
    countsPeople: table.columns.has('people'),
    owners: ownersIn(table, plan, used),
  };
}

/** Every column that neither counts nor groups another, in the order of the file. */
function dimensionNames({ columns }: CsvTable, plan: CountsPlan): readonly string[] {
  const { tables, hierarchies } = plan;
  const numbers = new Set(['n', 'people', ...sumColumns(plan)]);
  const need = (name: string, field: string) => {
    if (!columns.has(name) || numbers.has(name))
      throw new HomewardError('USAGE_VALUE', `no such column: ${name}`, { field });
  };
  const grouping = new Set<string>();
  for (const { of, by } of hierarchies) {
    need(of, '--hierarchy');
    for (const column of by.kind === 'columns' ? by.columns : []) {
      need(column, '--hierarchy');
      if (column === of)
        throw new HomewardError('USAGE_VALUE', `${of} groups itself`, { field: '--hierarchy' });
      grouping.add(column);
    }
  }
  const grouped = hierarchies.find(({ of, by }) => by.kind === 'file' && grouping.has(of));
  if (grouped !== undefined)
    throw new HomewardError('USAGE_VALUE', `${grouped.of} is no dimension`, { field: '--hierarchy' });
  const names = [...columns.keys()].filter((name) => !numbers.has(name) && !grouping.has(name));
  for (const asked of tables) {
    for (const name of asked) need(name, '--table');
    const odd = asked.find((name, i) => grouping.has(name) || asked.indexOf(name) !== i);
    if (odd !== undefined)
      throw new HomewardError('USAGE_VALUE', `${odd} is no dimension, or named twice`, { field: '--table' });
  }
  return names;
}

function groupOf(
  table: CsvTable,
  row: CsvRow,
  names: readonly string[],
  plan: CountsPlan,
  largest: number,
): CountedGroup {
  const fault = faultIn(table.file);
  const at = names.map((name) => {
    const code = cellOf(table, row, name);
    const wrong = faultOfCode(code);
    if (wrong !== null) throw fault('COUNTS_CATEGORY_WRONG', wrong, row.line, name);
    return code;
  });
  const n = wholeNumber(table, row, 'n');
  const people = table.columns.has('people') ? wholeNumber(table, row, 'people') : n;
  if (people > n) throw fault('COUNTS_NUMBER_WRONG', 'more people than n', row.line, 'people');
  if (people === 0 && n > 0) throw fault('COUNTS_NUMBER_WRONG', 'a count of nobody', row.line, 'people');
  return { at, n, people, sums: contributionsOf(table, row, plan, { largest, most: people }) };
}

const keyOf = ({ at }: CountedGroup): string => at.join('\u0000');

/** Groups that the tables do not tell apart are one group. */
function together(
  groups: readonly CountedGroup[],
  names: readonly string[],
  used: readonly string[],
  peopleAddUp: boolean,
): readonly CountedGroup[] {
  const places = used.map((name) => names.indexOf(name));
  const merged = new Map<string, CountedGroup>();
  for (const one of groups) {
    const group = { ...one, at: places.map((i) => one.at[i] ?? '') };
    const before = merged.get(keyOf(group));
    merged.set(keyOf(group), before === undefined ? group : joined(before, group, peopleAddUp));
  }
  return [...merged.values()].sort((a, b) => inOrder(keyOf(a), keyOf(b)));
}

const joined = (a: CountedGroup, b: CountedGroup, peopleAddUp: boolean): CountedGroup => ({
  at: a.at,
  n: a.n + b.n,
  people: peopleAddUp ? a.people + b.people : Math.max(a.people, b.people),
  sums: a.sums.map((sum, i) => (peopleAddUp ? apart : atMostTogether)([sum, b.sums[i] ?? sum])),
});

function refuseTwice(table: CsvTable, groups: readonly CountedGroup[]): void {
  const seen = new Map<string, number>();
  groups.forEach((group, i) => {
    const line = table.rows[i]?.line ?? 1;
    const before = seen.get(keyOf(group));
    if (before !== undefined)
      throw faultIn(table.file)('COUNTS_ROW_TWICE', `the same group as on line ${before}`, line);
    seen.set(keyOf(group), line);
  });
}
