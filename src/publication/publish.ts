/** From a release to the files that may be published beside its tables. */
import type { PublicationInput } from './book.ts';
import { checkPublication } from './check-publication.ts';
import { writeReport } from './report.ts';
import { markerMeaning } from './words.ts';

export interface PublishedFile {
  /** Relative to `public/`, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The report as `report.html`, one self-contained page. Pure: no clock, no network, the same input gives the same
 * bytes. Refuses (kind disclosure) when a sentence needs a figure that is hidden or was not released.
 */
export async function publish(input: PublicationInput): Promise<readonly PublishedFile[]> {
  const publication = writeReport(input);
  checkPublication(publication);
  // Loaded only now: charts and templates take longer to load than most commands take to run.
  const { renderPage } = await import('./html/page.ts');
  const page = renderPage(publication, markerMeaning(input.release.policy));
  return [{ path: 'report.html', bytes: new TextEncoder().encode(page) }];
}
