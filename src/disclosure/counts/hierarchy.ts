/** The categories of a dimension with their groupings, from other columns of the counts or from a file of codes and parents. */
import type { HomewardError } from '../../errors/homeward-error.ts';
import type { ReadCategory, ReadDimension } from '../tables/publication.ts';
import type { CountsPlan, HierarchyAsked } from './counts.ts';
import { inOrder } from './counts.ts';
import { type CsvTable, cellOf, csvTable, faultIn, faultOfCode } from './csv-table.ts';

/**
 * The dimension of a column with all groupings asked for it. Groupings may cross, and have groupings themselves. Codes of a grouping column that
 * another category has too are written `<column>-<code>`. Throws HIERARCHY_WRONG: loops, orphans, a category in two groups of one column.
 */
export function dimensionOf(name: string, table: CsvTable, { hierarchies }: CountsPlan): ReadDimension {
  const parents = new Map<string, Set<string>>();
  const finest = new Set(table.rows.map((row) => cellOf(table, row, name)));
  const put = (code: string, parent?: string) => {
    const known = parents.get(code) ?? new Set();
    parents.set(code, parent === undefined ? known : known.add(parent));
  };
  for (const code of finest) put(code);
  const groupings = [...groupingColumns(name, hierarchies)];
  const codeIn = plainCodes(table, [name, ...new Set(groupings.map(({ by }) => by))]);
  for (const { of, by } of groupings)
    for (const [code, parent] of groupsByColumn(table, of, by)) {
      put(codeIn(by, parent));
      put(codeIn(of, code), codeIn(by, parent));
    }
  for (const { of, by } of hierarchies)
    if (of === name && by.kind === 'file') {
      const listed = parentsInFile(by.file, by.text);
      const fault = faultIn(by.file);
      const inner = new Set([...listed.values()].flatMap((above) => [...above]));
      for (const code of finest) {
        if (!listed.has(code)) throw orphan(fault, name, table, code);
        if (inner.has(code)) throw fault('HIERARCHY_WRONG', `a group that has counts of its own in ${name}`);
      }
      for (const [code, above] of listed) {
        put(code);
        for (const parent of above) {
          put(parent);
          put(code, parent);
        }
      }
    }
  refuseLoops(parents, name, table.file);
  return { name, categories: inLevels(parents) };
}

/** The columns that group a column or one of its groupings. */
export function* groupingColumns(
  name: string,
  hierarchies: readonly HierarchyAsked[],
  seen: ReadonlySet<string> = new Set(),
): Generator<{ readonly of: string; readonly by: string }> {
  if (seen.has(name)) return;
  for (const { of, by } of hierarchies)
    if (of === name && by.kind === 'columns')
      for (const column of by.columns) {
        yield { of, by: column };
        yield* groupingColumns(column, hierarchies, new Set([...seen, name]));
      }
}

/** The one group of each category in another column. */
function groupsByColumn(table: CsvTable, of: string, by: string): ReadonlyMap<string, string> {
  const fault = faultIn(table.file);
  const groups = new Map<string, string>();
  for (const row of table.rows) {
    const [code, group] = [cellOf(table, row, of), cellOf(table, row, by)];
    const wrong = faultOfCode(group);
    if (wrong !== null) throw fault('HIERARCHY_WRONG', wrong, row.line, by);
    if (groups.has(code) && groups.get(code) !== group)
      throw fault('HIERARCHY_WRONG', `a category of ${of} in two groups`, row.line, by);
    groups.set(code, group);
  }
  return groups;
}

/** Codes as they are where no two of the columns share one, else with the name of the grouping column in front. */
function plainCodes(table: CsvTable, columns: readonly string[]): (column: string, code: string) => string {
  const codes = columns.map((column) => new Set(table.rows.map((row) => cellOf(table, row, column))));
  const isShared = columns.map((_, i) =>
    codes.some((others, j) => j !== i && [...(codes[i] ?? [])].some((code) => others.has(code))),
  );
  return (column, code) => {
    const i = columns.indexOf(column);
    return i > 0 && isShared[i] === true ? `${column}-${code}` : code;
  };
}

function parentsInFile(file: string, text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const table = csvTable(text, file, ['code', 'parent']);
  const fault = faultIn(file);
  const parents = new Map<string, Set<string>>();
  for (const row of table.rows) {
    const [code, parent] = [cellOf(table, row, 'code'), cellOf(table, row, 'parent')];
    const isTop = parent === '' || parent === 'all';
    const wrong = faultOfCode(code) ?? (isTop ? null : faultOfCode(parent));
    if (wrong !== null) throw fault('HIERARCHY_WRONG', wrong, row.line);
    const above = parents.get(code) ?? new Set();
    if (above.has(parent)) throw fault('HIERARCHY_WRONG', 'the same code and parent twice', row.line);
    parents.set(code, isTop ? above : above.add(parent));
  }
  return parents;
}

function orphan(
  fault: ReturnType<typeof faultIn>,
  name: string,
  table: CsvTable,
  code: string,
): HomewardError {
  const line = table.rows.find((row) => cellOf(table, row, name) === code)?.line ?? 1;
  return fault('HIERARCHY_WRONG', `a category of ${name} is not in it: see ${table.file}:${line}`);
}

function refuseLoops(parents: ReadonlyMap<string, ReadonlySet<string>>, name: string, file: string): void {
  const done = new Set<string>();
  const visit = (code: string, below: ReadonlySet<string>): void => {
    if (below.has(code)) throw faultIn(file)('HIERARCHY_WRONG', `the groupings of ${name} form a loop`);
    if (done.has(code)) return;
    for (const parent of parents.get(code) ?? []) visit(parent, new Set([...below, code]));
    done.add(code);
  };
  for (const code of parents.keys()) visit(code, new Set());
}

/** The finest first, then groupings, each sorted. */
function inLevels(parents: ReadonlyMap<string, ReadonlySet<string>>): readonly ReadCategory[] {
  const groups = new Set([...parents.values()].flatMap((above) => [...above]));
  const level = (code: string) => (groups.has(code) ? 1 : 0);
  return [...parents.keys()]
    .sort((a, b) => level(a) - level(b) || inOrder(a, b))
    .map((code) => ({ code, name: code, parents: [...(parents.get(code) ?? [])].sort(inOrder) }));
}
