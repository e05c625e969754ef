/** Opens the files of a delivery, one a table, and hands rows on to them. */
import { join } from 'node:path';
import type { Table } from './layouts/column.ts';
import * as hospital from './layouts/hospital.ts';
import * as people from './layouts/people.ts';
import type { Layout, RowTargets, Style } from './options.ts';
import type { Row, Tables } from './rows.ts';
import { columnsOf, fileName, TableFile } from './table-file.ts';

export interface DeliveryFiles extends Tables {
  /** Distinct rows of the three great tables so far. */
  readonly written: RowTargets;
  /** Rows delivered twice over, by table. */
  copies(): Readonly<Record<string, number>>;
  close(): void;
}

export function openDelivery(
  folder: string,
  layout: Layout,
  style: Style,
  submissions: number,
): DeliveryFiles {
  const files = new Map<string, TableFile<never>>();
  const open = <R extends Row>(table: Table<R>): TableFile<R> | undefined => {
    const name = table.names[layout];
    if (name === undefined) return undefined;
    const copied = style === 'spec' || !name.startsWith('MHS001');
    const path = join(folder, fileName(name, style));
    const file = new TableFile(path, columnsOf(table, layout, style), style, copied, submissions);
    files.set(name, file as TableFile<never>);
    return file;
  };
  const header = open(people.header(layout));
  const person = open(people.person);
  const accommodation = open(people.accommodation);
  const indicators = open(people.indicators);
  const disability = open(people.disability);
  const legal = open(people.legal);
  const spell = open(hospital.spell);
  const stay = open(hospital.stay(layout));
  const treatment = open(hospital.treatment);
  const ward = open(hospital.ward);
  return {
    header: (row) => header?.write(row),
    person: (row) => person?.write(row),
    accommodation: (row) => accommodation?.write(row),
    indicators: (row) => indicators?.write(row),
    disability: (row) => disability?.write(row),
    legal: (row) => legal?.write(row),
    spell: (row) => spell?.write(row),
    stay: (row) => stay?.write(row),
    treatment: (row) => treatment?.write(row),
    ward: (row) => ward?.write(row),
    written: {
      get spells() {
        return spell?.rows ?? 0;
      },
      get stays() {
        return stay?.rows ?? 0;
      },
      get people() {
        return person?.rows ?? 0;
      },
    },
    copies: () => Object.fromEntries([...files].map(([name, file]) => [name, file.copies])),
    close: () => {
      for (const file of files.values()) file.close();
    },
  };
}
