/** The sheets of a published workbook, ODS or XLSX. */
import { unzipSync } from 'fflate';
import { HomewardError } from '../../errors/homeward-error.ts';
import { odsSheets } from './ods-sheets.ts';
import type { Sheet } from './sheet.ts';
import { xlsxSheets } from './xlsx-sheets.ts';

/** Text of one part of the archive; null when it is not there. */
export type Part = (name: string) => string | null;

const mostBytes = 400_000_000;

/** Throws PUBLISHED_UNREADABLE when the archive is damaged, locked with a password, unpacks to over 400 MB, or is neither kind of workbook. */
export function workbookSheets(file: string, bytes: Uint8Array): readonly Sheet[] {
  const unreadable = (what: string) => new HomewardError('PUBLISHED_UNREADABLE', what, { file });
  let unpacked = 0;
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name) || /(^|\/)(styles|theme\d*)\.xml$/.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= mostBytes;
      },
    });
  } catch {
    throw unreadable('the workbook is damaged, or locked with a password');
  }
  if (unpacked > mostBytes) throw unreadable('the workbook unpacks to over 400 MB');
  const text: Part = (name) => {
    const part = parts[name];
    return part === undefined ? null : new TextDecoder().decode(part);
  };
  if (parts['content.xml'] !== undefined) return odsSheets(file, text);
  if (parts['xl/workbook.xml'] !== undefined) return xlsxSheets(file, text);
  throw unreadable('neither an ODS nor an XLSX workbook');
}
