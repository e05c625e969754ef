/** Reads study.yaml into a Study: strict, with line, column and one remedy for every mistake. */
import { join, resolve } from 'node:path';
import { unknownWord } from '../agreement/shape-errors.ts';
import { readStrictYaml, type StrictYaml } from '../agreement/strict-yaml.ts';
import { HomewardError } from '../errors/homeward-error.ts';
import { firstDay, lastDay, monthNumber } from './calendar.ts';
import { chooseDefinitions } from './definition-words.ts';
import type { DefinitionChoice, Study, TableRequest } from './study.ts';
import { studySchema, type WrittenStudy } from './study-schema.ts';

type At = StrictYaml<unknown>['at'];

/**
 * The study in a folder. Errors of kind study: `YAML_…` for what is no such file, `FIELD_…` for a field that is unknown, missing or
 * wrong, `STUDY_DEFINITION_UNKNOWN`, `STUDY_TABLE_REPEATED`.
 */
export async function readStudy(folder: string): Promise<Study> {
  const { value, sha256, at } = readStrictYaml(join(folder, 'study.yaml'), 'study.yaml', studySchema);
  const outOfArea = chooseDefinitions(value['out-of-area'], at);
  return {
    name: value.study,
    folder: resolve(folder),
    agreementFile: value.agreement,
    sha256,
    period: checkedPeriod(value, at),
    who: { ageAtAdmission: agesOf(value.who['age-at-admission'], at), services: value.who.services },
    ageRule: value.age === 'as stated' ? 'as-stated' : 'start-of-month',
    home: 'at-admission',
    distance: value.distance,
    outOfArea,
    tables: tablesOf(value, outOfArea, at),
    ageBands: value['age-bands'],
    distanceBands: value['distance-bands'],
    census: checkedCensus(value, at),
    ...(value.delivery === undefined ? {} : { changedAtMost: value.delivery['changed-at-most'] }),
    policy: value.disclosure.policy,
    publication: { kinds: [...new Set(value.publication.kinds)] },
    at,
  };
}

function checkedPeriod({ period }: WrittenStudy, at: At): Study['period'] {
  if (period.from > period.to)
    throw new HomewardError('FIELD_WRONG', 'the last month is before the first', at(['period', 'to']));
  if (monthNumber(period.to) - monthNumber(period.from) >= 240)
    throw new HomewardError('FIELD_WRONG', 'the period is longer than twenty years', at(['period', 'to']));
  return period;
}

function checkedCensus({ census, period }: WrittenStudy, at: At): Study['census'] {
  if (census === undefined) return lastDay(period.to);
  if (census < firstDay(period.from) || census > lastDay(period.to))
    throw new HomewardError('FIELD_WRONG', 'the census day is outside the period', at(['census']));
  return census;
}

/** `under 18` is 0 to 17; `13 to 17` as it stands. */
function agesOf(words: string, at: At): Study['who']['ageAtAdmission'] {
  const [first = 0, second] = (words.match(/\d+/g) ?? []).map(Number);
  if (second === undefined) return { from: 0, to: first - 1 };
  if (first > second)
    throw new HomewardError('FIELD_WRONG', 'the higher age comes first', at(['who', 'age-at-admission']));
  return { from: first, to: second };
}

function tablesOf(
  { tables }: WrittenStudy,
  outOfArea: readonly DefinitionChoice[],
  at: At,
): readonly TableRequest[] {
  const known = outOfArea.map(({ id }) => `out-of-area:${id}`);
  const seen = new Set<string>();
  return tables.map(({ title, rows, columns, serves }, i) => {
    for (const [side, dimension] of [['rows', rows] as const, ['columns', columns] as const]) {
      if (dimension === undefined || !dimension.startsWith('out-of-area:') || known.includes(dimension))
        continue;
      const { place } = unknownWord(dimension, known, at(['tables', i, side]));
      const what = `this definition is not in the study's own list: ${dimension}`;
      const remedy = `add "- ${dimension.replace('out-of-area:', '')}" to out-of-area, or use one of: ${known.join(', ')}`;
      throw new HomewardError('STUDY_DEFINITION_UNKNOWN', what, place, remedy);
    }
    if (rows === columns)
      throw new HomewardError('FIELD_WRONG', 'rows and columns are the same', at(['tables', i, 'columns']));
    const dimensions = columns === undefined ? [rows] : [rows, columns];
    const content = [...dimensions].sort().join(' ');
    if (seen.has(content))
      throw new HomewardError('STUDY_TABLE_REPEATED', 'the same table is asked for twice', at(['tables', i]));
    seen.add(content);
    const id = dimensions.map((dimension) => dimension.replace(':', '-')).join('-by-');
    return { id, title, dimensions, serves };
  });
}
