/** The words of a definition of out of area, turned into the definition's id. */
import type { StrictYaml } from '../agreement/strict-yaml.ts';
import { HomewardError, type Place } from '../errors/homeward-error.ts';
import type { DefinitionChoice } from './study.ts';
import type { WrittenStudy } from './study-schema.ts';

type Item = WrittenStudy['out-of-area'][number];
type Phrase = Exclude<Item, string>;

const usualMarginKm = 20;

/** In the order of the study; one named twice is refused. */
export function chooseDefinitions(
  items: readonly Item[],
  at: StrictYaml<unknown>['at'],
): readonly DefinitionChoice[] {
  const chosen: DefinitionChoice[] = [];
  for (const [i, item] of items.entries()) {
    const place = at(['out-of-area', i]);
    const choice = typeof item === 'string' ? byId(item) : byPhrase(item, place);
    if (chosen.some(({ id }) => id === choice.id))
      throw new HomewardError(
        'FIELD_WRONG',
        `the definition ${choice.id} is named twice`,
        place,
        'take one out',
      );
    chosen.push(choice);
  }
  return chosen;
}

const byId = (id: Extract<Item, string>): DefinitionChoice =>
  id === 'nearer-unit' ? { id, margin: usualMarginKm * 1000 } : { id };

function byPhrase(phrase: Phrase, place: Place): DefinitionChoice {
  const said = Object.keys(phrase).sort().join(' ');
  if (said === 'at-least') {
    if (!isDistance(phrase['at-least'], 50, 'km')) throw unknown('at-least', '50 km', place);
    return { id: 'km-50' };
  }
  if (said === 'further-than or-outside') {
    if (!isDistance(phrase['further-than'], 50, 'miles')) throw unknown('further-than', '50 miles', place);
    return { id: 'miles-50-or-region' };
  }
  if (said === 'outside' && phrase.outside !== undefined) return { id: phrase.outside };
  if (said === 'nearer-suitable-unit' && phrase['nearer-suitable-unit'] !== undefined)
    return { id: 'nearer-unit', margin: marginOf(phrase['nearer-suitable-unit']['by-at-least'], place) };
  const remedy =
    said === 'further-than'
      ? 'write { further-than: 50 miles, or-outside: region }, or { at-least: 50 km }'
      : 'write one of { at-least: 50 km }, { further-than: 50 miles, or-outside: region }, { outside: region }, { nearer-suitable-unit: { by-at-least: 20 km } }';
  throw new HomewardError('STUDY_DEFINITION_UNKNOWN', 'these words make no definition', place, remedy);
}

const isDistance = (words: string | undefined, number: number, unit: string): boolean =>
  words !== undefined && words.trim().replace(/\s+/g, ' ') === `${number} ${unit}`;

/** Metres. */
function marginOf(words: string, place: Place): number {
  const km = Number(/^([1-9]\d{0,2}) ?km$/.exec(words.trim())?.[1]);
  if (Number.isNaN(km)) throw unknown('by-at-least', 'whole kilometres such as 20 km', place);
  return km * 1000;
}

const unknown = (field: string, known: string, place: Place): HomewardError =>
  new HomewardError(
    'STUDY_DEFINITION_UNKNOWN',
    `there is no definition with this distance after ${field}`,
    place,
    `write ${known}`,
  );
