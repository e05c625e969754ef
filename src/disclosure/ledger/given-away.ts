/** When a new release would give away an old figure, or old figures a new one: which, why, and what would be allowed. */
import type { PossibleValues } from '../attack/problem.ts';

export interface GivenAway {
  /** The target as the attack names it. */
  readonly cell: string;
  /** The release that hid it; null when the new one does. */
  readonly release: string | null;
  /** Which figure, from which others, and what would stop it; names cells, never counts. */
  readonly sentence: string;
}

/**
 * Findings that need figures of two releases. `labels`: releases and sheets of the ledger, as `withEarlier` labels them (`<label>/<table>|…`).
 * `stopsOf`: cells each of which, hidden, would end a finding; only those of the new release can still be hidden.
 */
export function givenAway(
  values: readonly PossibleValues[],
  labels: readonly string[],
  stopsOf: (found: PossibleValues) => readonly string[] = () => [],
): readonly GivenAway[] {
  const labelOf = (cell: string) => labels.find((label) => cell.startsWith(`${label}/`)) ?? null;
  return values
    .filter(
      ({ finding, cell, because }) => finding && [cell, ...because].some((one) => labelOf(one) !== null),
    )
    .map((found): GivenAway => {
      const release = labelOf(found.cell);
      const stops = stopsOf(found).filter((cell) => labelOf(cell) === null);
      return {
        cell: found.cell,
        release,
        sentence: `${subject(found, release)} ${reason(found, labelOf)} ${remedy(stops)}`,
      };
    });
}

function subject({ cell, verdict }: PossibleValues, release: string | null): string {
  const what = inWords(cell, release);
  const whose = release === null ? `This release hides ${what}` : `${release} hid ${what}`;
  const how =
    verdict === 'exact'
      ? 'it could be worked out exactly'
      : 'only some of the small counts would remain possible';
  return `${whose}; with everything that was released, ${how}.`;
}

function reason({ because }: PossibleValues, labelOf: (cell: string) => string | null): string {
  if (because.length === 0) return 'It follows from all figures together.';
  const words = because.map((cell) => {
    const label = labelOf(cell);
    return `${inWords(cell, label)} (${label ?? 'new'})`;
  });
  return `It follows from: ${words.join('; ')}.`;
}

function remedy(stops: readonly string[]): string {
  if (stops.length === 0)
    return 'No single new figure, hidden, would stop it: leave the new table out, or make its categories wider.';
  const [only] = stops;
  if (stops.length === 1 && only !== undefined)
    return `Allowed: the same release with ${inWords(only, null)} hidden.`;
  return `Allowed: the same release with one of these hidden: ${stops.map((cell) => inWords(cell, null)).join('; ')}.`;
}

/** `admissions at home-region Y54, age-band 13-15 in home-region-by-age-band`. */
export function inWords(cell: string, label: string | null): string {
  return cell
    .split(' less ')
    .map((part) => {
      const [table = '', ...rest] = part.slice(label === null ? 0 : label.length + 1).split('|');
      const measure = rest.at(-1) ?? '';
      const places = rest
        .slice(0, -1)
        .filter((place) => !place.endsWith('=all'))
        .map((place) => place.replace('=', ' '));
      return `${measure}${places.length === 0 ? '' : ` at ${places.join(', ')}`} in ${table}`;
    })
    .join(' less ');
}
