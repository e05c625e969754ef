/** What the tables themselves show to be empty, for an attacker who reads nothing else: no definition, no geography. */

import type { Impossible } from '../model/impossible.ts';
import type { Draft, DraftTable } from './draft.ts';

/** One rule for each set of dimensions of which some combination is printed as not applicable. */
export function shownEmpty({ tables }: Draft): readonly Impossible[] {
  const empty = new Map<string, Set<string>>();
  for (const at of tables.flatMap(emptyPlaces)) {
    const dimensions = Object.keys(at).join('|');
    empty.set(dimensions, (empty.get(dimensions) ?? new Set()).add(Object.values(at).join('|')));
  }
  return [...empty].map(([dimensions, combinations]) => ({
    why: 'the tables print it as not applicable',
    dimensions: dimensions.split('|'),
    never: (...codes) => combinations.has(codes.join('|')),
  }));
}

function emptyPlaces({ id, cells }: DraftTable): readonly Readonly<Record<string, string>>[] {
  const places = cells.filter(({ kind }) => kind === 'notApplicable');
  if (id === 'headlines') return places.flatMap(({ measure }) => headlineAt(measure));
  if (id === 'agreement') return places.flatMap(({ at, measure }) => agreementAt(at, measure));
  if (id === 'quality') return [];
  return places.map(({ at }) => Object.fromEntries(Object.entries(at).filter(([, code]) => code !== 'all')));
}

function headlineAt(measure: string): readonly Readonly<Record<string, string>>[] {
  const [, dimension, verdict] = /^(out-of-area:[^:]+):(.+)$/.exec(measure) ?? [];
  return dimension === undefined || verdict === undefined ? [] : [{ [dimension]: verdict }];
}

function agreementAt(at: Readonly<Record<string, string>>, measure: string) {
  const verdicts = new Map([
    ['both', ['yes', 'yes']],
    ['only-first', ['yes', 'no']],
    ['only-second', ['no', 'yes']],
    ['neither', ['no', 'no']],
  ]).get(measure);
  const [one = '', other = ''] = Object.values(at);
  const [a = '', b = ''] = verdicts ?? [];
  return verdicts === undefined ? [] : [{ [`out-of-area:${one}`]: a, [`out-of-area:${other}`]: b }];
}
