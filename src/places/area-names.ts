/** Names of areas: the study's area-names.csv first, then those that ship with the product. */
import { areaKinds } from '../study/dimensions.ts';
import { cellsOf } from './cells.ts';
import { englandAreas } from './england.ts';
import type { Places } from './places.ts';
import { findReference, type ReferenceTable, readReference } from './reference-file.ts';

export interface AreaNames {
  readonly nameOf: Places['nameOf'];
  /** The study's own file; undefined when it has none. */
  readonly own: ReferenceTable | undefined;
}

const columns = ['kind', 'code', 'name'];

export async function readAreaNames(folder: string, fileName: (path: string) => string): Promise<AreaNames> {
  const bundled = await readReference(englandAreas().namesFile, 'bundled/area-names.csv', columns);
  const path = await findReference(folder, 'area-names');
  const own = path === undefined ? undefined : await readReference(path, fileName(path), columns);
  const names = new Map<string, string>();
  for (const table of [bundled, own])
    for (const row of table?.rows ?? []) {
      const cells = cellsOf(table as ReferenceTable, row);
      names.set(`${cells.category('kind', areaKinds)} ${cells.filled('code')}`, cells.filled('name'));
    }
  return { nameOf: (kind, code) => names.get(`${kind} ${code}`) ?? code, own };
}
