/** Refuses what a study asks of its areas when no area has it. */
import { HomewardError } from '../errors/homeward-error.ts';
import type { AreaFact, Places } from './places.ts';

/**
 * Each kind must be a fact that at least one area has: the definition of that name, and the dimensions home-… and unit-…, need it. Without
 * the column in areas.csv there is no such dimension or definition, never one that is unknown for everybody.
 */
export function requireKinds({ provides, bundled }: Places, kinds: readonly AreaFact[]): void {
  const missing = kinds.find((kind) => !provides.includes(kind));
  if (missing === undefined) return;
  throw new HomewardError(
    'PLACES_KIND_MISSING',
    `the study asks for ${missing}, and no area has it`,
    { file: bundled ? 'bundled/areas.csv.gz' : 'reference/areas.csv', field: missing },
    bundled
      ? `bring reference/areas.csv with the column ${missing}, or take ${missing} out of study.yaml`
      : undefined,
  );
}
