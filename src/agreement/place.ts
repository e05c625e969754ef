/** Whether a study lies where the agreement says: by a marker file in the folder or above it, never by the path's name. */
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Agreement } from './agreement.ts';

export const placeMarker = '.homeward-place';

/** One sentence to warn with, or undefined when the folder or one above it holds the marker of an agreed place. */
export function placeWarning(agreement: Agreement, folder: string): string | undefined {
  const markers = agreement.places.map(({ marker }) => marker);
  for (let here = realpathSync(folder); ; here = dirname(here)) {
    const word = markerIn(here);
    if (word !== undefined && markers.includes(word)) return undefined;
    if (here === dirname(here)) break;
  }
  return `this study lies outside the places of the agreement: neither its folder nor one above it has a file ${placeMarker} that names one`;
}

function markerIn(folder: string): string | undefined {
  const path = join(folder, placeMarker);
  try {
    return lstatSync(path).size > 200 ? undefined : readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
