/** The answer of an attack as one self-contained page: no script, one style element, a content policy that allows nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { Attack } from './attack-published.ts';
import { markedTables } from './report-tables.ts';
import { summaryInWords } from './summary.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Findings beyond these are in the JSON only. */
const mostFindings = 1000;
const openFindings = 20;
const mostWarnings = 50;

/** HTML with LF. Tables in which nothing was found are not shown. */
export function reportPage({ report, published }: Attack): string {
  // Browsers hash the style with LF, whatever line ends the checkout has.
  const style = readFileSync(here('report-page.css'), 'utf8').replaceAll('\r\n', '\n');
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(here('.')), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const { findings, warnings } = report;
  const page = environment.render('report-page.njk', {
    report,
    summary: summaryInWords(report),
    first: findings.slice(0, openFindings),
    rest: findings.slice(openFindings, mostFindings),
    unlisted: Math.max(0, findings.length - mostFindings),
    warnings: warnings.slice(0, mostWarnings),
    unlistedWarnings: Math.max(0, warnings.length - mostWarnings),
    tables: markedTables(report, published),
    style,
    styleHash: createHash('sha256').update(style).digest('base64'),
  });
  return page.replaceAll('\r\n', '\n').replace(/\n{2,}/g, '\n');
}
