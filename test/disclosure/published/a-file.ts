/** Published files in tests: text as a file, a workbook from rows, and what is read from and found in them. */
import { strToU8, zipSync } from 'fflate';
import { loadSolvers } from '../../../src/disclosure/attack/solver.ts';
import type { Policy } from '../../../src/disclosure/policy/policy.ts';
import { type AttackReport, attackPublished } from '../../../src/disclosure/published/attack-published.ts';
import type { Hierarchy } from '../../../src/disclosure/published/hierarchy-file.ts';
import { type Layout, readMapping } from '../../../src/disclosure/published/layout.ts';
import {
  type Published,
  type PublishedFile,
  readPublished,
} from '../../../src/disclosure/published/read-published.ts';

export const aFile = (name: string, text: string): PublishedFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});

interface Options {
  readonly policy?: Policy;
  readonly mapping?: object;
  readonly hierarchies?: readonly Hierarchy[];
}

const optionsOf = ({ policy, mapping, hierarchies = [] }: Options) => ({
  policy: policy ?? null,
  mapping: mapping === undefined ? null : mappingOf(mapping),
  hierarchies,
});

const mappingOf = (mapping: object): readonly Layout[] =>
  readMapping(JSON.stringify(mapping), 'mapping.json');

export const read = (files: readonly PublishedFile[], options: Options = {}): Published =>
  readPublished(files, optionsOf(options));

const solvers = await loadSolvers();

export const attack = (files: readonly PublishedFile[], options: Options = {}): AttackReport =>
  attackPublished(files, optionsOf(options), solvers).report;

export const attacked = (files: readonly PublishedFile[], options: Options = {}) =>
  attackPublished(files, optionsOf(options), solvers);

/** Every cell as `at… measure: says`, for a look at what was read. */
export const cellsOf = ({ parts }: Published): readonly string[] =>
  parts.flatMap(({ publication }) =>
    publication.tables.flatMap(({ cells }) =>
      cells.map(({ at, measure, says }) => {
        const { kind, ...rest } = says;
        const place = Object.values(at).join(' ');
        return `${place} ${measure}: ${[kind, ...Object.values(rest)].join(' ')}`.trim();
      }),
    ),
  );

/** Cells of a workbook: text, number, or nothing; `merged` are ranges such as `B1:C1`. */
export interface Page {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly merged?: readonly string[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letter = (column: number): string => String.fromCharCode(65 + column);

export function anXlsx(name: string, pages: readonly Page[]): PublishedFile {
  const strings: string[] = [];
  const sheets = pages.map(({ rows, merged = [] }) => {
    const cells = rows.map((row, i) => {
      const own = row.map((value, j) => {
        const place = `r="${letter(j)}${i + 1}"`;
        if (value === null) return '';
        return typeof value === 'number'
          ? `<c ${place}><v>${value}</v></c>`
          : `<c ${place} t="s"><v>${strings.push(`<si><t>${escaped(value)}</t></si>`) - 1}</v></c>`;
      });
      return `<row r="${i + 1}">${own.join('')}</row>`;
    });
    const covers = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return `<?xml version="1.0"?><worksheet><sheetData>${cells.join('')}</sheetData><mergeCells>${covers}</mergeCells></worksheet>`;
  });
  return {
    name,
    bytes: zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns:r="x"><sheets>${pages.map((page, i) => `<sheet name="${escaped(page.name)}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships>${pages.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
      ),
      'xl/sharedStrings.xml': strToU8(`<sst>${strings.join('')}</sst>`),
      ...Object.fromEntries(
        sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheet)] as const),
      ),
    }),
  };
}

export function anOds(name: string, pages: readonly Page[]): PublishedFile {
  const tables = pages.map(({ name: page, rows }) => {
    const lines = rows.map((row) => {
      const cells = row.map((value) => {
        if (value === null) return '<table:table-cell/>';
        return typeof value === 'number'
          ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value.toLocaleString('en-GB')}</text:p></table:table-cell>`
          : `<table:table-cell office:value-type="string"><text:p>${escaped(value)}</text:p></table:table-cell>`;
      });
      return `<table:table-row>${cells.join('')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`;
    });
    return `<table:table table:name="${escaped(page)}">${lines.join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
  });
  return {
    name,
    bytes: zipSync({
      'content.xml': strToU8(`<office:document-content>${tables.join('')}</office:document-content>`),
    }),
  };
}
