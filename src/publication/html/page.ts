/** One self-contained page: no script, one style element, pictures as data, a content policy that allows nothing else. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { drawChart } from '../charts/chart.ts';
import type { Width } from '../charts/svg.ts';
import { drawMap } from '../maps/map.ts';
import type { Picture, Publication, Table } from '../model.ts';
import { type Prose, plain, prose } from '../prose.ts';
import { hiddenMarker, notApplicableMarker } from '../released.ts';
import { pageStyle } from './style.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** `markerText` is the policy's meaning of the marker of hidden figures. */
export function renderPage(publication: Publication, markerText: Prose): string {
  const style = pageStyle();
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(here('.')), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('plain', plain);
  environment.addFilter('hasDigit', (text: string) => /\p{N}/u.test(text));
  environment.addFilter('drawn', (picture: Picture, width: Width) => dataUri(draw(picture, width)));
  environment.addFilter('legend', (table: Table) => legendOf(table, markerText));
  const page = environment.render('report.njk', { publication, style, styleHash: sha256(style) });
  return page.replaceAll('\r\n', '\n').replace(/\n{2,}/g, '\n');
}

function draw({ drawing, title, alt }: Picture, width: Width): string {
  const described = { title: plain(title), alt: plain(alt) };
  return drawing.kind === 'map'
    ? drawMap(drawing.areas, width, described)
    : drawChart(drawing.kind, drawing.items, width, described);
}

/** The meaning of the markers that stand in the table, and of no other. */
function legendOf(
  { rows }: Table,
  markerText: Prose,
): readonly { readonly marker: string; readonly meaning: Prose }[] {
  const used = new Set(rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
  return [
    { marker: hiddenMarker, meaning: markerText },
    { marker: notApplicableMarker, meaning: prose`Not applicable: nobody can be counted here` },
  ].filter(({ marker }) => used.has(marker));
}

const dataUri = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
