/** Refuses what a study asks of its areas when no area has it. */
import { HomewardError } from '../errors/homeward-error.ts';
import type { AreaFact, Places } from './places.ts';

/**
 * For example `requireKinds(places, { hub: 'the definition hub' })`: each fact that is needed, and what needs it, in words.
 * Without the column in areas.csv there is no such dimension or definition, never one that is unknown for everybody.
 */
export function requireKinds(places: Places, needs: Readonly<Partial<Record<AreaFact, string>>>): void {
  for (const [fact, user] of Object.entries(needs)) {
    if (places.provides.some((provided) => provided === fact)) continue;
    const file = places.bundled ? 'bundled/areas.csv.gz' : 'reference/areas.csv';
    throw new HomewardError(
      'PLACES_KIND_MISSING',
      `${user} needs the column ${fact}, which no area has`,
      { file, field: fact },
      places.bundled
        ? `bring reference/areas.csv with the column ${fact}, or take ${user} out of study.yaml`
        : undefined,
    );
  }
}
