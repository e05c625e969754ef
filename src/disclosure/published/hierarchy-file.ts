/** Which category lies in which, from a CSV file with the columns `code` and `parent`. */
import { HomewardError } from '../../errors/homeward-error.ts';
import type { ReadDimension } from '../tables/publication.ts';
import { csvSheet } from './csv-sheet.ts';
import { listed } from './gather.ts';

export interface Hierarchy {
  readonly dimension: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * The dimensions with the stated parents. Codes that no table has are left out; parents that no table has are groups without figures. Throws
 * PUBLISHED_HIERARCHY for a dimension that is not there, a missing column, a loop.
 */
export function withHierarchies(
  dimensions: readonly ReadDimension[],
  hierarchies: readonly Hierarchy[],
): { readonly dimensions: readonly ReadDimension[]; readonly assumed: readonly string[] } {
  const assumed: string[] = [];
  let all = dimensions;
  for (const { dimension: name, file, bytes } of hierarchies) {
    const wrong = (what: string, line?: number) =>
      new HomewardError('PUBLISHED_HIERARCHY', what, { file, ...(line === undefined ? {} : { line }) });
    const dimension = all.find((one) => one.name === name);
    if (dimension === undefined)
      throw wrong(`no dimension called ${name}; there are ${all.map((one) => one.name).join(', ')}`);
    const [header = [], ...rows] = csvSheet(file, bytes).rows;
    const [code, parent] = [header.indexOf('code'), header.indexOf('parent')];
    if (code === -1 || parent === -1) throw wrong('missing column: code or parent', 1);
    const parents = new Map<string, Set<string>>();
    for (const row of rows) {
      const [below, above] = [row[code] ?? '', row[parent] ?? ''];
      if (below !== '' && above !== '' && above !== 'all')
        parents.set(below, (parents.get(below) ?? new Set()).add(above));
    }
    const loop = loopIn(parents);
    if (loop !== null) throw wrong(`the hierarchy goes in a circle at ${loop}`);
    const known = new Set(dimension.categories.map((category) => category.code));
    const groups = [...new Set([...parents.values()].flatMap((above) => [...above]))].filter(
      (group) => !known.has(group),
    );
    const strangers = [...parents.keys()].filter((below) => !known.has(below) && !groups.includes(below));
    const orphans = [...known].filter(
      (below) => !parents.has(below) && ![...parents.values()].some((above) => above.has(below)),
    );
    if (strangers.length > 0) assumed.push(`${file}: not in any table, left out: ${listed(strangers)}.`);
    if (orphans.length > 0)
      assumed.push(`${file}: in no group, so directly under the total: ${listed(orphans)}.`);
    const categories = [
      ...dimension.categories.map((category) => ({
        ...category,
        parents: [...new Set([...category.parents, ...(parents.get(category.code) ?? [])])],
      })),
      ...groups.map((group) => ({ code: group, name: group, parents: [...(parents.get(group) ?? [])] })),
    ];
    all = all.map((one) => (one === dimension ? { name, categories } : one));
  }
  return { dimensions: all, assumed };
}

/** A category that lies in itself; null when there is none. */
function loopIn(parents: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const done = new Set<string>();
  const visit = (code: string, below: ReadonlySet<string>): string | null => {
    if (below.has(code)) return code;
    if (done.has(code)) return null;
    for (const parent of parents.get(code) ?? []) {
      const found = visit(parent, new Set([...below, code]));
      if (found !== null) return found;
    }
    done.add(code);
    return null;
  };
  for (const code of parents.keys()) {
    const found = visit(code, new Set());
    if (found !== null) return found;
  }
  return null;
}
